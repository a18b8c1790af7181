"""What an author can do with a nudge besides saying it again: contest it, or let it go."""

from nudgebot.domain.case import CaseEntry, CaseReason
from nudgebot.domain.events import CaseChanged
from nudgebot.domain.message import MemberKey, valid_text
from nudgebot.domain.nudge import NudgeRecord, Outcome
from nudgebot.domain.record import Filing
from nudgebot.engine.consequences import new_id
from nudgebot.engine.recollection import LONGEST, Recollection
from nudgebot.engine.surroundings import Surroundings

CONTESTABLE = frozenset({Outcome.PENDING, Outcome.STOOD_BY})


class Answers:
    """Settles nudges as their authors ask."""

    def __init__(self, around: Surroundings, recollection: Recollection) -> None:
        self._around = around
        self._recollection = recollection

    async def contest(self, nudge_id: str, member: MemberKey, text: str | None) -> bool:
        """Bring "this was wrong" before a moderator, in the member's open case if there is one.

        False if the nudge is not this member's, or cannot be contested (again).
        """
        nudge = await self._own(nudge_id, member)
        if nudge is None or nudge.outcome not in CONTESTABLE:
            return False
        filing = Filing(new_id(), (self._contest_entry(nudge, text),))
        settled = await self._around.store.settle(nudge, Outcome.CONTESTED, filing)
        if settled:
            self._around.announce(CaseChanged(member.platform, member.community))
        return settled

    async def withdraw(self, nudge_id: str, member: MemberKey) -> bool:
        """Note that the author let it go; False if it is not theirs, or is answered already."""
        nudge = await self._own(nudge_id, member)
        if nudge is None or nudge.outcome is not Outcome.PENDING:
            return False
        return await self._around.store.settle(nudge, Outcome.WITHDRAWN, None)

    async def _own(self, nudge_id: str, member: MemberKey) -> NudgeRecord | None:
        nudge = await self._around.store.nudge(nudge_id)
        return nudge if nudge is not None and nudge.member == member else None

    def _contest_entry(self, nudge: NudgeRecord, text: str | None) -> CaseEntry:
        return CaseEntry(
            at=self._around.clock.now(),
            reason=CaseReason.CONTEST,
            message=nudge.message,
            channel=nudge.channel,
            evidence=nudge.evidence,
            reasons=nudge.reasons,
            excerpt=valid_text(text[:LONGEST]) if text else self._recollection.words_of(nudge.id),
        )
