"""Carries out what was recorded: brings notes to members, once, also after a crash."""

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from nudgebot.domain.assessment import Assessment
from nudgebot.domain.message import MemberKey
from nudgebot.domain.notes import Delivery, Handover, Note, NudgeNote, VerdictNote
from nudgebot.domain.nudge import NudgeRecord, Outcome
from nudgebot.domain.record import Parcel
from nudgebot.engine.surroundings import Surroundings
from nudgebot.engine.wordings import Wordings
from nudgebot.ports import ScoringUnavailableError
from nudgebot.stores import StoreUnavailableError

log = logging.getLogger(__name__)

PATIENCE_SECONDS = 10.0
LATER = Handover(Delivery.LATER)
EXPIRED = Handover(Delivery.IMPOSSIBLE, "expired")
NOT_NEEDED = Handover(Delivery.IMPOSSIBLE, "not_needed")


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

    async def remind(self, nudge: NudgeRecord, text: str) -> Handover:
        """Show a nudge to its author because a moderator asked for it; say how that went."""
        note = replace(await self._nudge_note(nudge, text), by_moderator=True)
        handover = await self._try(note, nudge.member)
        if handover.delivery is Delivery.DELIVERED:
            parcel = Parcel(member=nudge.member, nudge=nudge.id)
            await self._around.store.delivered(parcel, handover)
        return handover

    async def note_about(self, nudge: NudgeRecord) -> NudgeNote | None:
        """Write the note about a nudge, or None if its words are gone."""
        text = await self.words_of(nudge)
        return None if text is None else await self._nudge_note(nudge, text)

    async def words_of(self, nudge: NudgeRecord) -> str | None:
        """Get the words that a nudge is about from where they are, or None."""
        platform = self._around.platforms.get(nudge.member.platform)
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                return await platform.recall(nudge) if platform else None
        except Exception:
            log.exception("recall.failed", extra={"platform": nudge.member.platform})
            return None

    async def give_up(self, nudge: NudgeRecord) -> None:
        """Stop trying to deliver a nudge whose time is over."""
        parcel = Parcel(member=nudge.member, nudge=nudge.id)
        await self._around.store.delivered(parcel, EXPIRED)

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
        handover = await self._try(note, parcel.member)
        try:
            if handover.delivery is not Delivery.LATER and await self._is_the_last_word(note):
                await self._around.store.delivered(parcel, handover)
        except StoreUnavailableError:
            self._around.monitor.count("outages", part="store")

    async def _is_the_last_word(self, note: Note) -> bool:
        """Whether no other verdict came while this one was on its way: that one waits, too."""
        if isinstance(note, NudgeNote):
            return True
        case = await self._around.store.case(note.case)
        return case is None or case.verdict in {None, note.verdict}

    async def _try(self, note: Note, member: MemberKey) -> Handover:
        platform = self._around.platforms.get(member.platform)
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                handover = await platform.deliver(note) if platform else LATER
        except Exception:
            log.exception("delivery.failed", extra={"platform": member.platform})
            handover = LATER
        self._around.monitor.count("deliveries", result=handover.delivery)
        return handover

    async def _note(self, parcel: Parcel) -> Note | None:
        """Write the note for a parcel; None if it cannot be written yet, or is not needed."""
        if parcel.nudge is not None:
            return await self._recalled_nudge(parcel, parcel.nudge)
        case = await self._around.store.case(parcel.case or "")
        if case is None or case.verdict is None:
            await self._around.store.delivered(parcel, NOT_NEEDED)
            return None
        return VerdictNote(case=case.id, member=case.member, verdict=case.verdict)

    async def _recalled_nudge(self, parcel: Parcel, nudge_id: str) -> NudgeNote | None:
        nudge = await self._around.store.nudge(nudge_id)
        if nudge is None or nudge.outcome is not Outcome.PENDING:
            await self._around.store.delivered(parcel, NOT_NEEDED)
            return None
        text = await self.words_of(nudge)
        return None if text is None else await self._nudge_note(nudge, text)

    async def _nudge_note(self, nudge: NudgeRecord, text: str) -> NudgeNote:
        """Write the note about words that may have been edited since: they are read again."""
        try:
            assessment = await self._around.scorer.assess(text)
        except ScoringUnavailableError:
            assessment = None
        suggestions = assessment.suggestions if assessment else ()
        evidence = assessment.unkind_evidence if assessment else ()
        found = self._wordings.found(nudge.id)  # no text is sent out twice
        return NudgeNote(
            nudge=replace(nudge, evidence=evidence or nudge.evidence),
            text=text,
            suggestions=suggestions if found is None else found,
            escalated=nudge.case is not None,
        )
