"""What a session remembers about its members, in memory only."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from nudgebot.domain.kudos import Kudos
from nudgebot.domain.message import MemberKey, MessageKey
from nudgebot.domain.nudge import STRIKES, NudgeRecord, Outcome
from nudgebot.domain.record import Record
from nudgebot.domain.standing import Standing
from nudgebot.policy.ladder import climb
from nudgebot.policy.settings import PolicySettings

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Lapse:
    """A nudge that nobody answered in time; `is_filed` says that a moderator looks at it."""

    nudge: NudgeRecord
    is_filed: bool


class Past:
    """Keeps what a store would keep of records, for as long as the session lasts."""

    def __init__(self) -> None:
        self._nudges: dict[str, NudgeRecord] = {}
        self._kudos: list[Kudos] = []
        self._cases: dict[MemberKey, str] = {}

    def standing(
        self, member: MemberKey, revises: MessageKey | None = None, *, now: datetime
    ) -> Standing:
        """Say how a member stands."""
        theirs = self._theirs(member)
        revising = [nudge for nudge in theirs if nudge.message == revises]
        return Standing(
            strikes=tuple(filter(_is_open_strike, theirs)),
            last_nudged_at=max((nudge.at for nudge in theirs), default=None),
            open_case=self._cases.get(member),
            kudos=tuple(self._acts(member.member, now - DAY)),
            revising=revising[-1] if revising else None,
        )

    def _theirs(self, member: MemberKey) -> list[NudgeRecord]:
        return [nudge for nudge in self._nudges.values() if nudge.member == member]

    def _acts(self, member: str, since: datetime) -> Iterator[Kudos]:
        for act in self._kudos:
            counted = act.giver == member and act.refusal is None
            received = act.receiver == member and act.giver != member
            if act.at > since and (counted or received):
                yield act

    def add(self, record: Record) -> None:
        """Remember everything that a message changes."""
        case = None
        if record.filing is not None:
            about = {entry.message for entry in record.filing.entries}
            case = self._open_case(record.member, record.filing.case)
            self._cover(record.member, about, case)
        if record.nudge is not None:
            self._keep(replace(record.nudge, case=case))
        if record.settlement is not None:
            nudge = self._nudges[record.settlement.nudge]
            self._keep(replace(nudge, outcome=record.settlement.outcome, case=case or nudge.case))
        if record.kudos is not None:
            self._kudos.append(record.kudos)

    def lapse(self, settings: PolicySettings, now: datetime) -> Iterator[Lapse]:
        """Settle what was not answered in time: a posted message counts as ignored."""
        before = now - timedelta(hours=settings.nudge.answer_within_hours)
        for nudge in list(self._nudges.values()):
            if nudge.outcome is not Outcome.PENDING or nudge.at > before:
                continue
            if nudge.is_posted:
                yield self._ignored(nudge, settings)
            else:
                self._keep(replace(nudge, outcome=Outcome.EXPIRED))

    def _ignored(self, nudge: NudgeRecord, settings: PolicySettings) -> Lapse:
        """Count a strike, and ask the ladder as of the nudge."""
        standing = self.standing(nudge.member, now=nudge.at)
        is_filed = nudge.case is None and bool(climb(standing, settings.ladder, now=nudge.at))
        ignored = replace(nudge, outcome=Outcome.IGNORED)
        self._keep(ignored)
        if is_filed:
            about = {strike.message for strike in (*standing.strikes, ignored)}
            self._cover(nudge.member, about, self._open_case(nudge.member, nudge.id))
        return Lapse(ignored, is_filed)

    def _keep(self, nudge: NudgeRecord) -> None:
        self._nudges[nudge.id] = nudge

    def _open_case(self, member: MemberKey, new: str) -> str:
        return self._cases.setdefault(member, new)

    def _cover(self, member: MemberKey, about: set[MessageKey], case: str) -> None:
        for nudge in filter(_is_open_strike, self._theirs(member)):
            if nudge.message in about:
                self._keep(replace(nudge, case=case))


def _is_open_strike(nudge: NudgeRecord) -> bool:
    return nudge.outcome in STRIKES and nudge.case is None
