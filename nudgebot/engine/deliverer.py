"""Carries out what was recorded: brings notes to members, once, also after a crash."""

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from nudgebot.domain.assessment import Assessment
from nudgebot.domain.message import MemberKey
from nudgebot.domain.notes import Delivery, Note, NudgeNote, VerdictNote
from nudgebot.domain.nudge import NudgeRecord, Outcome
from nudgebot.domain.record import Parcel
from nudgebot.engine.surroundings import Surroundings
from nudgebot.engine.wordings import Wordings
from nudgebot.ports import ScoringUnavailableError, StoreUnavailableError

log = logging.getLogger(__name__)

PATIENCE_SECONDS = 10.0


class Deliverer:
    """Hands notes to platforms and empties the outbox."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._wordings = Wordings(around)
        self._under_way: set[Parcel] = set()

    async def hand_over(self, parcel: Parcel, note: Note) -> None:
        """Deliver one note. A parcel that is under way already is left to whoever has it.

        Should the store be out just then, the note is delivered again later, which looks like once.
        """
        with self._claim(parcel) as is_ours:
            if is_ours:
                await self._carry_out(parcel, note)

    async def bring(
        self, nudge: NudgeRecord, text: str, assessment: Assessment, *, escalated: bool
    ) -> None:
        """Deliver a new nudge, with the best wordings there are.

        It is under way while they are looked for: nobody sees it before, or answers it meanwhile.
        """
        parcel = Parcel(member=nudge.member, nudge=nudge.id)
        with self._claim(parcel) as is_ours:
            if not is_ours:
                return
            suggestions = await self._wordings.find(nudge.id, text, assessment)
            note = NudgeNote(nudge=nudge, text=text, suggestions=suggestions, escalated=escalated)
            await self._carry_out(parcel, note)

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

    @contextmanager
    def _claim(self, parcel: Parcel) -> Iterator[bool]:
        """Yield whether the parcel is ours; whoever else wants it meanwhile is told that not."""
        is_ours = parcel not in self._under_way
        self._under_way.add(parcel)
        try:
            yield is_ours
        finally:
            if is_ours:
                self._under_way.discard(parcel)

    async def _carry_out(self, parcel: Parcel, note: Note) -> None:
        delivery = await self._try(note, parcel.member)
        try:
            if delivery is not Delivery.LATER:
                await self._around.store.delivered(parcel, delivery)
        except StoreUnavailableError:
            self._around.monitor.count("outages", part="store")

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
        return NudgeNote(
            nudge=nudge,
            text=text,
            suggestions=await self._suggestions(nudge, text),
            escalated=nudge.case is not None,
        )

    async def _suggestions(self, nudge: NudgeRecord, text: str) -> tuple[str, ...]:
        """Suggest what was suggested before, or our own again; no text is sent out twice."""
        found = self._wordings.found(nudge.id)
        if found is not None:
            return found
        try:
            return (await self._around.scorer.assess(text)).suggestions
        except ScoringUnavailableError:
            return ()
