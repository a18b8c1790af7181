"""What an author can do with a nudge besides saying it again: contest it, or let it go."""

from dataclasses import replace

from nudgebot.domain.case import CaseEntry, CaseReason
from nudgebot.domain.events import CaseChanged
from nudgebot.domain.message import MemberKey, MessageKey, valid_text
from nudgebot.domain.nudge import STRIKES, NudgeRecord, Outcome
from nudgebot.domain.record import Filing
from nudgebot.engine.consequences import new_id
from nudgebot.engine.recollection import LONGEST, Recollection
from nudgebot.engine.surroundings import Surroundings

CONTESTABLE = frozenset({Outcome.PENDING, *STRIKES})


class Answers:
    """Settles nudges as their authors ask."""

    def __init__(self, around: Surroundings, recollection: Recollection) -> None:
        self._around = around
        self._recollection = recollection

    async def contest(
        self, nudge_id: str, member: MemberKey, text: str | None, *, comment: str = ""
    ) -> bool:
        """Bring "this was wrong" before a moderator, in the member's open case if there is one.

        `text` is what the nudge was about, `comment` what its author says to it.

        False if the nudge is not this member's, or cannot be contested (again).
        """
        nudge = await self._own(nudge_id, member)
        if nudge is None or nudge.outcome not in CONTESTABLE:
            return False
        entry = self._contest_entry(nudge, text)
        entries = (_comment(entry, comment), entry) if comment.strip() else (entry,)
        filing = Filing(new_id(), entries)
        settled = await self._settle(nudge, Outcome.CONTESTED, filing)
        if settled:
            self._around.announce(CaseChanged(member.platform, member.community))
        return settled

    async def withdraw(self, nudge_id: str, member: MemberKey) -> bool:
        """Note that the author let it go; False if it is not theirs, or is answered already."""
        return await self._let_go(await self._own(nudge_id, member))

    async def withdraw_message(self, message: MessageKey) -> bool:
        """The same, by the message that its author deleted."""
        return await self._let_go(await self._around.store.nudge_about(message))

    async def _let_go(self, nudge: NudgeRecord | None) -> bool:
        """Settle it; a posted message that goes late takes its strike with it."""
        if nudge is None:
            return False
        late = nudge.is_posted and nudge.outcome in STRIKES
        if nudge.outcome is not Outcome.PENDING and not late:
            return False
        return await self._settle(nudge, Outcome.WITHDRAWN, None)

    async def _settle(self, nudge: NudgeRecord, outcome: Outcome, filing: Filing | None) -> bool:
        """Settle it, also if the time for an answer ran out in this very moment."""
        if await self._around.store.settle(nudge, outcome, filing):
            return True
        if nudge.outcome is not Outcome.PENDING:
            return False
        ignored = replace(nudge, outcome=Outcome.IGNORED)
        return await self._around.store.settle(ignored, outcome, filing)

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


def _comment(entry: CaseEntry, comment: str) -> CaseEntry:
    """Put what an author says to it before the entry that it is about."""
    return replace(
        entry,
        reason=CaseReason.COMMENT,
        evidence=(),
        reasons=(),
        excerpt=valid_text(comment[:LONGEST]),
    )
