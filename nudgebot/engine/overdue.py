"""Nudges that were not answered in time: ignored, or never seen."""

from dataclasses import replace
from datetime import timedelta

from nudgebot.domain.case import CaseEntry
from nudgebot.domain.events import CaseChanged
from nudgebot.domain.nudge import NudgeRecord, Outcome
from nudgebot.domain.record import Filing
from nudgebot.engine.consequences import new_id, strike_entry
from nudgebot.engine.deliverer import Deliverer
from nudgebot.engine.recollection import LONGEST, Recollection
from nudgebot.engine.ruleset import InForce
from nudgebot.engine.surroundings import Surroundings
from nudgebot.policy.ladder import climb
from nudgebot.policy.settings import LadderSettings


class Overdue:
    """Settles them, and brings in a moderator where the ladder says so."""

    def __init__(
        self,
        around: Surroundings,
        deliverer: Deliverer,
        recollection: Recollection,
        in_force: InForce,
    ) -> None:
        self._around = around
        self._deliverer = deliverer
        self._recollection = recollection
        self._in_force = in_force

    async def settle(self) -> None:
        """Settle what is overdue now. Raises StoreUnavailableError; the next time makes up."""
        policy = self._in_force.current.policy
        time_to_answer = timedelta(hours=policy.nudge.answer_within_hours)
        before = self._around.clock.now() - time_to_answer
        for nudge in await self._around.store.overdue(before):
            if _was_ignored(nudge):
                await self._strike(nudge, policy.ladder)
            else:
                await self._around.store.settle(nudge, Outcome.EXPIRED, None)
            await self._deliverer.give_up(nudge)

    async def _strike(self, nudge: NudgeRecord, ladder: LadderSettings) -> None:
        """Count an ignored nudge; when it is one too many, file it with those before it.

        A platform that finds the words gone withdraws it meanwhile, and it is not counted.
        """
        filing = None
        if nudge.case is None:
            this = await self._entry(nudge)
            filing = await self._filing(nudge, this, ladder)
        settled = await self._around.store.settle(nudge, Outcome.IGNORED, filing)
        if settled and filing is not None:
            self._around.announce(CaseChanged(nudge.member.platform, nudge.member.community))

    async def _filing(
        self, nudge: NudgeRecord, entry: CaseEntry, ladder: LadderSettings
    ) -> Filing | None:
        """Ask the ladder as of the nudge: those that it counts had their time to answer, too."""
        standing = await self._around.store.standing(nudge.member, None)
        if not climb(standing, ladder, now=nudge.at):
            return None
        earlier = [await self._entry(strike) for strike in standing.strikes]
        return Filing(new_id(), (*earlier, replace(entry, at=self._around.clock.now())))

    async def _entry(self, nudge: NudgeRecord) -> CaseEntry:
        """Put a nudge on a case with what the platform still has, as it reads now."""
        entry = strike_entry(nudge, self._recollection)
        text = entry.excerpt or await self._deliverer.words_of(nudge)
        return replace(entry, excerpt=text[:LONGEST] if text else None)


def _was_ignored(nudge: NudgeRecord) -> bool:
    """Whether others can read the message, and its author could read the nudge."""
    return nudge.is_posted and nudge.is_delivered
