"""The bot as a plugin sees it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from nudgebot.domain.events import Event
from nudgebot.domain.kudos import BoardRow
from nudgebot.domain.message import CommunityKey, MemberKey, Message, MessageKey, valid_text
from nudgebot.domain.notes import NudgeNote
from nudgebot.domain.nudge import NudgeRecord
from nudgebot.domain.numbers import NudgeNumbers
from nudgebot.domain.record import Receipt, Rehearsal, Reported
from nudgebot.engine.answers import Answers
from nudgebot.engine.cases import Cases
from nudgebot.engine.deliverer import Deliverer
from nudgebot.engine.intake import Intake
from nudgebot.engine.members import Members
from nudgebot.engine.notebook import PluginNotebook
from nudgebot.engine.pauses import Pauses
from nudgebot.engine.prevention import Prevention
from nudgebot.engine.reports import Reports
from nudgebot.engine.ruleset import InForce
from nudgebot.hosting import BlockedWords
from nudgebot.policy.settings import PolicySettings
from nudgebot.ports import Clock, Stream
from nudgebot.stores import Store
from nudgebot.texts.catalogue import Catalogue


def _unchecked(content: bytes) -> Sequence[str]:
    del content
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PluginHost:
    """Answers what a plugin asks; `nudgebot.plugin.Host` documents each method."""

    texts: Catalogue
    secret: Callable[[str], bytes]
    listen: Callable[[Callable[[Event], None]], None]
    stream: Stream
    intake: Intake
    answers: Answers
    cases: Cases
    members: Members
    pauses: Pauses
    reports: Reports
    prevention: Prevention
    deliverer: Deliverer
    store: Store
    clock: Clock
    in_force: InForce
    check_rules: Callable[[bytes], Sequence[str]] = _unchecked

    @property
    def policy(self) -> PolicySettings:
        """The owner's policy, as it is now."""
        return self.in_force.current.policy

    @property
    def blocked_words(self) -> BlockedWords:
        """What the owner wants held back, as it is now."""
        return self.in_force.current.blocked_words

    def notebook(self, plugin: str) -> PluginNotebook:
        """Open a plugin's own memory."""
        return PluginNotebook(self.store, plugin)

    async def submit(self, message: Message) -> Receipt:
        """Hand in a message."""
        return await self.stream.request(message)

    async def rehearse(self, message: Message) -> Rehearsal:
        """Say what would be decided."""
        return await self.intake.rehearse(message)

    async def contest(
        self, nudge: str, member: MemberKey, text: str | None, *, comment: str = ""
    ) -> bool:
        """Take "this was wrong" to a moderator."""
        return await self.answers.contest(nudge, member, text, comment=comment)

    async def withdraw(self, nudge: str, member: MemberKey) -> bool:
        """Note that the author let the message go."""
        return await self.answers.withdraw(nudge, member)

    async def withdraw_message(self, message: MessageKey) -> bool:
        """Note that the author deleted the message."""
        return await self.answers.withdraw_message(message)

    async def nudge(self, nudge: str) -> NudgeRecord | None:
        """Load a nudge."""
        return await self.store.nudge(nudge)

    async def nudge_about(self, message: MessageKey) -> NudgeRecord | None:
        """Load the nudge about a message."""
        return await self.store.nudge_about(message)

    async def unanswered(self, member: MemberKey) -> Sequence[NudgeRecord]:
        """The nudges that a member has not answered yet."""
        return await self.store.unanswered(member)

    async def open_note(self, nudge: str, member: MemberKey) -> NudgeNote | None:
        """Write the note about a nudge for its author."""
        record = await self.store.nudge(nudge)
        if record is None or record.member != member:
            return None
        await self.store.see(record, self.clock.now())
        return await self.deliverer.note_about(record)

    async def show_again(self, nudge: NudgeRecord, text: str) -> None:
        """Deliver a nudge once more."""
        await self.deliverer.show_again(nudge, text)

    async def catch_up(self, member: MemberKey) -> None:
        """Deliver what waits for a member who is back."""
        await self.deliverer.catch_up(member)

    async def report(self, message: Message, *, by: MemberKey) -> Reported:
        """Bring a message before the moderators."""
        return await self.reports.report(message, by=by)

    async def appeal(self, case: str, member: MemberKey, text: str) -> bool:
        """Ask the moderators to look again."""
        return await self.reports.appeal(case, member, text)

    async def prevented(self, member: MemberKey, *, channel: str, text: str) -> bool:
        """Count a message that was held back."""
        return await self.prevention.note(member, channel=channel, text=text)

    async def enrol(self, member: MemberKey, name: str) -> bool:
        """Give a member a name of their own."""
        return await self.store.enrol(member, valid_text(name))

    async def board(self, platform: str, community: str, *, limit: int = 10) -> Sequence[BoardRow]:
        """The leaderboard."""
        return await self.store.board(platform, community, limit)

    async def numbers(self, community: CommunityKey, since: datetime) -> NudgeNumbers:
        """Count what nudges did."""
        return await self.store.numbers(community, since)
