"""What members bring before the moderators: somebody's message, or their own case again."""

from asyncio import Lock
from datetime import timedelta
from weakref import WeakValueDictionary

from nudgebot.domain.assessment import Assessment
from nudgebot.domain.audit import Act, AuditEntry
from nudgebot.domain.case import Case, CaseEntry, CaseReason
from nudgebot.domain.events import CaseChanged
from nudgebot.domain.message import MemberKey, Message, MessageKey, valid_text
from nudgebot.domain.record import Filing, Report, Reported
from nudgebot.engine.consequences import new_id
from nudgebot.engine.recollection import LONGEST
from nudgebot.engine.surroundings import Surroundings
from nudgebot.ports import ScoringUnavailableError

A_DAY = timedelta(days=1)
REPORTS_A_DAY = 10


class Reports:
    """Files them; a member who floods the moderators is asked to wait."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._filing: WeakValueDictionary[MemberKey, Lock] = WeakValueDictionary()

    async def report(self, message: Message, *, by: MemberKey) -> Reported:
        """File somebody's message for a moderator. Raises StoreUnavailableError."""
        if message.member == by:
            return Reported.OWN_MESSAGE
        one_at_a_time = self._filing.setdefault(by, Lock())
        async with one_at_a_time:  # a flood at once finds the limit, too, and keeps up nobody else
            return await self._file(message, by)

    async def _file(self, message: Message, by: MemberKey) -> Reported:
        now, store = self._around.clock.now(), self._around.store
        if await store.reports_since(by, now - A_DAY) >= REPORTS_A_DAY:
            return Reported.TOO_MANY
        filing = Filing(new_id(), (await self._entry(message, by),))
        author, name = message.member, message.author.name
        case = await store.report(Report(filing=filing, author=author, name=name, by=by))
        return Reported.FILED if self._announced(case) else Reported.REPEATED

    async def appeal(self, case_id: str, member: MemberKey, text: str) -> bool:
        """Ask the moderators to look at an upheld case again, in the member's own words.

        False if it is not theirs, was not upheld, or was appealed before. Raises
        StoreUnavailableError.
        """
        case = await self._around.store.case(case_id)
        if case is None or case.member != member:
            return False
        now = self._around.clock.now()
        appeal = CaseEntry(
            at=now,
            reason=CaseReason.APPEAL,
            message=case.entries[-1].message if case.entries else MessageKey(member.platform, ""),
            channel=case.entries[-1].channel if case.entries else "",
            evidence=(),
            reasons=(),
            excerpt=valid_text(text[:LONGEST]),
        )
        entry = AuditEntry(
            platform=member.platform,
            community=member.community,
            by=member.member,
            act=Act.APPEAL,
            at=now,
            case=case_id,
            member=member.member,
        )
        return self._announced(await self._around.store.appeal_case(case_id, appeal, entry))

    async def _entry(self, message: Message, by: MemberKey) -> CaseEntry:
        assessment = await self._assess(message.text)
        return CaseEntry(
            at=self._around.clock.now(),
            reason=CaseReason.REPORT,
            message=message.attempt,
            channel=message.place.channel,
            evidence=assessment.unkind_evidence if assessment else (),
            reasons=assessment.reasons if assessment else (),
            excerpt=message.text[:LONGEST],
            by=by.member,
        )

    async def _assess(self, text: str) -> Assessment | None:
        try:
            return await self._around.scorer.assess(text)
        except ScoringUnavailableError:
            return None

    def _announced(self, case: Case | None) -> bool:
        if case is not None:
            self._around.announce(CaseChanged(case.member.platform, case.member.community))
        return case is not None
