"""What moderators do: look at cases, take care of them, and decide them."""

from collections.abc import Sequence

from nudgebot.domain.audit import Act, AuditEntry
from nudgebot.domain.case import Case, CaseEntry, CaseReason, Verdict
from nudgebot.domain.events import CaseChanged
from nudgebot.domain.message import CommunityKey
from nudgebot.domain.notes import Handover, VerdictNote
from nudgebot.domain.nudge import NudgeRecord
from nudgebot.domain.record import FIRST_PAGE, Page, Parcel
from nudgebot.engine.consequences import new_id
from nudgebot.engine.deliverer import Deliverer
from nudgebot.engine.surroundings import Surroundings

ACT_OF = {
    Verdict.DISMISS: Act.DISMISS,
    Verdict.UPHOLD: Act.WARN,
    Verdict.FALSE_ALARM: Act.FALSE_ALARM,
}


class Cases:
    """The moderators' desk. Every method raises StoreUnavailableError, and changes nothing then."""

    def __init__(self, around: Surroundings, deliverer: Deliverer) -> None:
        self._around = around
        self._deliverer = deliverer

    async def listed(
        self, *, only_open: bool, community: CommunityKey | None = None, page: Page = FIRST_PAGE
    ) -> Sequence[Case]:
        """Load cases, the newest first."""
        return await self._around.store.cases(only_open=only_open, community=community, page=page)

    async def find(self, case_id: str) -> Case | None:
        """Load one case."""
        return await self._around.store.case(case_id)

    async def close(
        self, case_id: str, verdict: Verdict, *, by: str, act: Act | None = None, detail: str = ""
    ) -> Case | None:
        """Decide a case and tell its author; None if it is closed already, or never was.

        `act` is what the moderator did, if that was more than the verdict says.
        """
        case = await self.find(case_id)
        if case is None:
            return None
        entry = self._entry(case, act or ACT_OF[verdict], by, detail=detail)
        closed = await self._around.store.close_case(case_id, verdict, entry)
        if closed is None:
            return None
        self._announce(closed)
        note = VerdictNote(case=closed.id, member=closed.member, verdict=verdict)
        await self._deliverer.hand_over(Parcel(member=closed.member, case=closed.id), note)
        return closed

    async def reopen(self, case_id: str, *, by: str) -> Case | None:
        """Open a closed case again; None if that cannot be."""
        case = await self.find(case_id)
        if case is None:
            return None
        entry = self._entry(case, Act.REOPEN, by)
        return self._changed(await self._around.store.reopen_case(case_id, entry))

    async def assign(self, case_id: str, moderator: str, *, by: str) -> Case | None:
        """Say which moderator takes care of an open case; None if it is not open."""
        case = await self.find(case_id)
        if case is None:
            return None
        entry = self._entry(case, Act.CLAIM, by, detail=moderator)
        return self._changed(await self._around.store.assign_case(case_id, moderator, entry))

    async def write_down(
        self, case: Case, act: Act, *, by: str, detail: str = "", note: str | None = None
    ) -> None:
        """Put what a moderator did, or wants others to know, into the audit."""
        await self._around.store.act(self._entry(case, act, by, detail=detail, note=note))
        self._announce(case)

    async def note_act(
        self, community: CommunityKey, act: Act, *, by: str, detail: str = ""
    ) -> None:
        """Put what somebody did for the whole community into the audit."""
        await self._around.store.act(
            AuditEntry(
                platform=community.platform,
                community=community.community,
                by=by,
                act=act,
                at=self._around.clock.now(),
                detail=detail,
            )
        )

    async def nudge_again(self, case: Case, *, by: str) -> Handover | None:
        """Show the author the note about the newest words of a case; None if they are gone.

        Where the bot had not nudged, as with a report, a nudge is made for it.
        """
        entry = next((entry for entry in reversed(case.entries) if _has_words(entry)), None)
        if entry is None or entry.excerpt is None:
            return None
        nudge = await self._nudge_about(case, entry)
        handover = await self._deliverer.remind(nudge, entry.excerpt)
        await self.write_down(case, Act.NUDGE_AGAIN, by=by, detail=handover.delivery)
        return handover

    async def audit(
        self, community: CommunityKey, *, case: str | None = None, page: Page = FIRST_PAGE
    ) -> Sequence[AuditEntry]:
        """Load what people did, the newest first."""
        return await self._around.store.audit(community, case=case, page=page)

    async def _nudge_about(self, case: Case, entry: CaseEntry) -> NudgeRecord:
        """Find the nudge, or make one; of two moderators at once, one makes it."""
        store, made = self._around.store, self._new_nudge(case, entry)
        found = await store.nudge_about(entry.message)
        if found is None and not await store.add_nudge(made):
            found = await store.nudge_about(entry.message)
        return found or made

    def _new_nudge(self, case: Case, entry: CaseEntry) -> NudgeRecord:
        return NudgeRecord(
            id=new_id(),
            member=case.member,
            message=entry.message,
            channel=entry.channel,
            at=self._around.clock.now(),
            evidence=entry.evidence,
            reasons=entry.reasons,
            is_posted=True,
            case=case.id,
        )

    def _changed(self, case: Case | None) -> Case | None:
        if case is not None:
            self._announce(case)
        return case

    def _announce(self, case: Case) -> None:
        self._around.announce(CaseChanged(case.member.platform, case.member.community))

    def _entry(
        self, case: Case, act: Act, by: str, *, detail: str = "", note: str | None = None
    ) -> AuditEntry:
        return AuditEntry(
            platform=case.member.platform,
            community=case.member.community,
            by=by,
            act=act,
            at=self._around.clock.now(),
            case=case.id,
            member=case.member.member,
            detail=detail,
            note=note,
        )


def _has_words(entry: CaseEntry) -> bool:
    """Whether it still has the words of a message, and not what its author says to it."""
    return entry.excerpt is not None and entry.reason not in {CaseReason.APPEAL, CaseReason.COMMENT}
