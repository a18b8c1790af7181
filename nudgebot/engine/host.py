"""The bot as a plugin sees it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from nudgebot.domain.events import Event
from nudgebot.domain.kudos import BoardRow
from nudgebot.domain.message import MemberKey, Message, valid_text
from nudgebot.domain.nudge import NudgeRecord
from nudgebot.domain.record import Receipt
from nudgebot.engine.answers import Answers
from nudgebot.engine.deliverer import Deliverer
from nudgebot.ports import Store, Stream
from nudgebot.texts.catalogue import Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class PluginHost:
    """Answers what a plugin asks; `nudgebot.plugin.Host` documents each method."""

    texts: Catalogue
    secret: Callable[[str], bytes]
    listen: Callable[[Callable[[Event], None]], None]
    stream: Stream
    answers: Answers
    deliverer: Deliverer
    store: Store

    async def submit(self, message: Message) -> Receipt:
        """Hand in a message."""
        return await self.stream.request(message)

    async def contest(self, nudge: str, member: MemberKey, text: str | None) -> bool:
        """Take "this was wrong" to a moderator."""
        return await self.answers.contest(nudge, member, text)

    async def withdraw(self, nudge: str, member: MemberKey) -> bool:
        """Note that the author let the message go."""
        return await self.answers.withdraw(nudge, member)

    async def unanswered(self, member: MemberKey) -> Sequence[NudgeRecord]:
        """The nudges that a member has not answered yet."""
        return await self.store.unanswered(member)

    async def show_again(self, nudge: NudgeRecord, text: str) -> None:
        """Deliver a nudge once more."""
        await self.deliverer.show_again(nudge, text)

    async def catch_up(self, member: MemberKey) -> None:
        """Deliver what waits for a member who is back."""
        await self.deliverer.catch_up(member)

    async def enrol(self, member: MemberKey, name: str) -> bool:
        """Give a member a name of their own."""
        return await self.store.enrol(member, valid_text(name))

    async def board(self, platform: str, community: str, *, limit: int = 10) -> Sequence[BoardRow]:
        """The leaderboard."""
        return await self.store.board(platform, community, limit)
