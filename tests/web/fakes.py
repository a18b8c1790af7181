"""Stands in for the store of cases, and for who hears of events."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import cast

from nudgebot.domain.assessment import Evidence, Reason
from nudgebot.domain.audit import AuditEntry
from nudgebot.domain.axes import Axis
from nudgebot.domain.case import Case, CaseEntry, CaseReason, Verdict
from nudgebot.domain.events import Event
from nudgebot.domain.message import CommunityKey, MemberKey, MessageKey
from nudgebot.domain.notes import Handover
from nudgebot.domain.record import FIRST_PAGE, Page, Parcel
from nudgebot.engine.cases import Cases
from nudgebot.engine.deliverer import Deliverer
from nudgebot.engine.surroundings import Surroundings
from nudgebot.ports import Clock, Scorer
from nudgebot.stores import Store, StoreUnavailableError
from nudgebot.web.metrics import PrometheusMonitor

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
SAID = "You <b>idiot</b>"


class FakeClock:
    def now(self) -> datetime:
        return NOON


class CaseStore:
    """Keeps cases in memory, and erases words as the real one does."""

    def __init__(self) -> None:
        self.by_id: dict[str, Case] = {}
        self.is_out = False

    async def cases(
        self, *, only_open: bool, community: CommunityKey | None = None, page: Page = FIRST_PAGE
    ) -> Sequence[Case]:
        del community, page
        if self.is_out:
            raise StoreUnavailableError
        newest_first = sorted(self.by_id.values(), key=lambda case: case.opened_at, reverse=True)
        return [case for case in newest_first if case.is_open or not only_open]

    async def case(self, case: str) -> Case | None:
        if self.is_out:
            raise StoreUnavailableError
        return self.by_id.get(case)

    async def close_case(self, case: str, verdict: Verdict, entry: AuditEntry) -> Case | None:
        if self.is_out:
            raise StoreUnavailableError
        found = self.by_id.get(case)
        if found is None or not found.is_open:
            return None
        entries = tuple(replace(entry, excerpt=None) for entry in found.entries)
        closed = replace(
            found, entries=entries, verdict=verdict, closed_at=entry.at, closed_by=entry.by
        )
        self.by_id[case] = closed
        return closed

    async def delivered(self, parcel: Parcel, handover: Handover) -> None:
        del parcel, handover


class Desk:
    """The real moderators' desk over a store in memory."""

    def __init__(self) -> None:
        self.store = CaseStore()
        self.listeners: list[Callable[[Event], None]] = []
        around = Surroundings(
            scorer=cast("Scorer", None),
            store=cast("Store", self.store),
            clock=cast("Clock", FakeClock()),
            monitor=PrometheusMonitor(),
            platforms={},
            announce=self.announce,
        )
        self.cases = Cases(around, Deliverer(around))

    def announce(self, event: Event) -> None:
        for listener in self.listeners:
            listener(event)

    def open_case(self, case: str, name: str = "Ada", said: str | None = SAID) -> None:
        """Have the rules file a case."""
        entry = CaseEntry(
            at=NOON,
            reason=CaseReason.LADDER,
            message=MessageKey("webchat", "1"),
            channel="main",
            evidence=(Evidence(7, 12, Axis.INSULT),),
            reasons=(Reason.INSULT,),
            excerpt=said,
        )
        self.store.by_id[case] = Case(
            id=case,
            member=MemberKey("webchat", "porch", name),
            name=name,
            opened_at=NOON,
            entries=(entry,),
        )
