"""Carries out what was recorded: brings notes to members, once, also after a crash."""

import asyncio
import logging

from nudgebot.domain.message import MemberKey
from nudgebot.domain.notes import Delivery, Note, NudgeNote, VerdictNote
from nudgebot.domain.nudge import NudgeRecord, Outcome
from nudgebot.domain.record import Parcel
from nudgebot.engine.surroundings import Surroundings
from nudgebot.ports import ScoringUnavailableError, StoreUnavailableError

log = logging.getLogger(__name__)

PATIENCE_SECONDS = 10.0


class Deliverer:
    """Hands notes to platforms and empties the outbox."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._under_way: set[Parcel] = set()

    async def hand_over(self, parcel: Parcel, note: Note) -> None:
        """Deliver one note. A parcel that is under way already is left to whoever has it.

        Should the store be out just then, the note is delivered again later, which looks like once.
        """
        if parcel in self._under_way:
            return
        self._under_way.add(parcel)
        try:
            delivery = await self._try(note, parcel.member)
            if delivery is not Delivery.LATER:
                await self._around.store.delivered(parcel, delivery)
        except StoreUnavailableError:
            self._around.monitor.count("outages", part="store")
        finally:
            self._under_way.discard(parcel)

    async def catch_up(self, member: MemberKey | None = None) -> None:
        """Try everything that waits in the outbox, for one member or for all."""
        for parcel in await self._around.store.parcels(member):
            note = await self._note(parcel)
            if note is not None:
                await self.hand_over(parcel, note)

    async def show_again(self, nudge: NudgeRecord, text: str) -> None:
        """Deliver a nudge that is still unanswered once more, about words that came back."""
        parcel = Parcel(member=nudge.member, nudge=nudge.id)
        await self.hand_over(parcel, await self._nudge_note(nudge, text))

    async def _try(self, note: Note, member: MemberKey) -> Delivery:
        platform = self._around.platforms.get(member.platform)
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                delivery = await platform.deliver(note) if platform else Delivery.LATER
        except Exception:
            log.exception("delivery.failed", extra={"platform": member.platform})
            delivery = Delivery.LATER
        self._around.monitor.count("deliveries", result=delivery)
        return delivery

    async def _note(self, parcel: Parcel) -> Note | None:
        """Write the note for a parcel; None if it cannot be written yet, or is not needed."""
        if parcel.nudge is not None:
            return await self._recalled_nudge(parcel, parcel.nudge)
        case = await self._around.store.case(parcel.case or "")
        if case is None or case.verdict is None:
            await self._around.store.delivered(parcel, Delivery.IMPOSSIBLE)
            return None
        return VerdictNote(case=case.id, member=case.member, verdict=case.verdict)

    async def _recalled_nudge(self, parcel: Parcel, nudge_id: str) -> NudgeNote | None:
        nudge = await self._around.store.nudge(nudge_id)
        if nudge is None or nudge.outcome is not Outcome.PENDING:
            await self._around.store.delivered(parcel, Delivery.IMPOSSIBLE)
            return None
        text = await self._recall(nudge)
        return None if text is None else await self._nudge_note(nudge, text)

    async def _recall(self, nudge: NudgeRecord) -> str | None:
        platform = self._around.platforms.get(nudge.member.platform)
        try:
            return await platform.recall(nudge) if platform else None
        except Exception:
            log.exception("recall.failed", extra={"platform": nudge.member.platform})
            return None

    async def _nudge_note(self, nudge: NudgeRecord, text: str) -> NudgeNote:
        try:
            suggestions = (await self._around.scorer.assess(text)).suggestions
        except ScoringUnavailableError:
            suggestions = ()
        return NudgeNote(
            nudge=nudge, text=text, suggestions=suggestions, escalated=nudge.case is not None
        )
