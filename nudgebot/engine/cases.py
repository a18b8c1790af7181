"""What moderators do: look at cases, and decide them."""

from collections.abc import Sequence

from nudgebot.domain.case import Case, Verdict
from nudgebot.domain.events import CaseChanged
from nudgebot.domain.notes import VerdictNote
from nudgebot.domain.record import Parcel
from nudgebot.engine.deliverer import Deliverer
from nudgebot.engine.surroundings import Surroundings


class Cases:
    """The moderators' desk."""

    def __init__(self, around: Surroundings, deliverer: Deliverer) -> None:
        self._around = around
        self._deliverer = deliverer

    async def listed(self, *, only_open: bool) -> Sequence[Case]:
        """Load cases, the newest first. Raises StoreUnavailableError."""
        return await self._around.store.cases(only_open=only_open)

    async def close(self, case_id: str, verdict: Verdict, *, by: str) -> Case | None:
        """Decide a case and tell its author; None if it is closed already, or never was.

        Raises:
            StoreUnavailableError: nothing was changed.
        """
        now = self._around.clock.now()
        case = await self._around.store.close_case(case_id, verdict, by, now)
        if case is None:
            return None
        self._around.announce(CaseChanged(case.member.platform, case.member.community))
        note = VerdictNote(case=case.id, member=case.member, verdict=verdict)
        await self._deliverer.hand_over(Parcel(member=case.member, case=case.id), note)
        return case
