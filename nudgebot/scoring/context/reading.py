"""What a hit comes to, read in its clause."""

from collections.abc import Sequence
from dataclasses import dataclass

from nudgebot.domain.assessment import Reason, Target
from nudgebot.domain.axes import KIND_AXES, Axis
from nudgebot.scoring.context.aim import aim
from nudgebot.scoring.context.clause import Clause, Hit
from nudgebot.scoring.context.negation import is_negated
from nudgebot.scoring.context.praise import is_joyful
from nudgebot.scoring.lexicons import Entry, Part

_HARMED = (Target.YOU, Target.PERSON, Target.GROUP)
_DENIABLE = (Part.NOUN, Part.ADJECTIVE, Part.VERB)


@dataclass(frozen=True, slots=True)
class Reading:
    """Whom a hit is aimed at, and what excuses it, if anything does."""

    entry: Entry
    target: Target
    excuse: Reason | None = None

    @property
    def is_aimed(self) -> bool:
        """Whether it is meant, and for somebody. Kindness and owners' words need no address."""
        if self.entry.axis in KIND_AXES or self.entry.part is Part.OWNERS:
            return self.excuse is None
        return self.excuse is None and self.target in _HARMED

    @property
    def is_loose(self) -> bool:
        """Whether it stands there, aimed at nobody that could be told."""
        return self.excuse is None and not self.is_aimed


def read_hit(tokens: Sequence[str], hit: Hit) -> Reading:
    """Judge a hit by the clause around it."""
    clause = Clause.around(tokens, hit)
    if hit.entry.part is Part.OWNERS:
        return Reading(hit.entry, Target.NOBODY)
    if hit.entry.axis in KIND_AXES:
        excuse = Reason.NEGATED if is_negated(clause) else None
        return Reading(hit.entry, Target.YOU, excuse)
    target = aim(hit.entry, clause)
    return Reading(hit.entry, target, _excuse(tokens, hit, clause, target))


def _excuse(tokens: Sequence[str], hit: Hit, clause: Clause, target: Target) -> Reason | None:
    entry = hit.entry
    if is_joyful(tokens, hit, clause):
        return Reason.SWEARING_IN_PRAISE
    if _can_be_denied(entry) and is_negated(clause):
        return Reason.NEGATED
    if entry.axis is Axis.IDENTITY_ATTACK:
        return None  # a slur is one wherever it stands
    if target is Target.SELF:
        return Reason.SELF_DIRECTED
    return Reason.AIMED_AT_THING if target is Target.THING else None


def _can_be_denied(entry: Entry) -> bool:
    return entry.part in _DENIABLE or entry.axis is Axis.THREAT
