"""Somebody opens a tab, or comes back: they get everything that waits for them."""

from collections.abc import Mapping, Sequence

from nudgebot.plugin import NudgeRecord
from nudgebot_webchat import news
from nudgebot_webchat.connection import Connection
from nudgebot_webchat.drafts import HeldDraft
from nudgebot_webchat.protocol import Hello
from nudgebot_webchat.surroundings import Surroundings


class Reception:
    """Greets tabs."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around

    async def greet(self, tab: Connection, hello: Hello) -> None:
        """Bring a tab up to date: the talk, the notes that wait, the verdicts.

        Raises:
            StoreUnavailableError: only the talk was brought.
        """
        around, member = self._around, tab.session.member
        tab.send(news.welcome(around.room.id, around.room.lines))
        limit = around.settings.max_characters
        words = {message: text for message, text in hello.held.items() if len(text) <= limit}
        waiting = await show_unanswered(around, member, words)
        tab.send(news.unanswered([nudge.id for nudge in waiting.values()]))
        await around.host.catch_up(around.key(member))


async def show_unanswered(
    around: Surroundings, member: str, words: Mapping[str, str]
) -> Mapping[str, NudgeRecord]:
    """Show a member's unanswered nudges again, and return them by message.

    `words` are texts by message id; what we hold ourselves counts more.
    """
    waiting = await _unanswered(around, member)
    for message, nudge in waiting.items():
        held = around.drafts.get(member, message)
        text = (held and held.text) or words.get(message)
        around.drafts.hold(HeldDraft(member, message, nudge.id, text))
        if text is None:
            around.attendance.tell(member, news.unkept(nudge.id, message))
        else:
            await around.host.show_again(nudge, text)
    return waiting


async def _unanswered(around: Surroundings, member: str) -> Mapping[str, NudgeRecord]:
    nudges: Sequence[NudgeRecord] = await around.host.unanswered(around.key(member))
    return {nudge.message.message: nudge for nudge in nudges}
