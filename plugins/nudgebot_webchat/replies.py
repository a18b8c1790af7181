"""The answers to a nudge that post nothing new: this was wrong, and let it go."""

from datetime import UTC, datetime

from nudgebot_webchat import news
from nudgebot_webchat.connection import Connection
from nudgebot_webchat.drafts import HeldDraft
from nudgebot_webchat.news import Line, Whisper
from nudgebot_webchat.protocol import Contest, Withdraw
from nudgebot_webchat.surroundings import Surroundings


class Replies:
    """Takes answers. When the store is out, StoreUnavailableError comes up and nothing changes."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around

    async def contest(self, tab: Connection, act: Contest) -> None:
        """Bring a nudge before a moderator; what it held back is posted as it was."""
        around, author = self._around, tab.session
        held = around.drafts.about(author.member, act.nudge)
        text = held.text if held else None
        done = await around.host.contest(act.nudge, around.key(author.member), text)
        tab.send(news.answered(act.id, act.nudge, done=done))
        if not done:
            self._whisper(tab, act.nudge, "webchat.too_late")
            return
        self._release(held)
        posted = self._publish(tab, held)
        key = "webchat.contested.posted" if posted else "webchat.contested"
        self._whisper(tab, act.nudge, key)

    async def withdraw(self, tab: Connection, act: Withdraw) -> None:
        """Let a held draft go."""
        around, member = self._around, tab.session.member
        held = around.drafts.about(member, act.nudge)
        done = await around.host.withdraw(act.nudge, around.key(member))
        tab.send(news.answered(act.id, act.nudge, done=done))
        self._release(held)
        self._whisper(tab, act.nudge, "webchat.withdrawn" if done else "webchat.too_late")

    def _publish(self, tab: Connection, held: HeldDraft | None) -> bool:
        if held is None or held.text is None:
            return False
        line = Line(
            id=held.message,
            draft=None,
            member=tab.session.member,
            name=tab.session.name,
            at=datetime.now(UTC).isoformat(),
            text=held.text,
        )
        self._around.room.publish(line)
        return True

    def _release(self, held: HeldDraft | None) -> None:
        if held is not None:
            self._around.drafts.release(held.member, held.message)
            self._around.attendance.tell(held.member, news.settled(held.message))

    def _whisper(self, tab: Connection, nudge: str, key: str) -> None:
        line = Whisper(key=f"{nudge}.{key}", text=self._around.texts(key))
        self._around.attendance.tell(tab.session.member, news.whisper(line))
