"""At whom a whole text is aimed."""

from collections.abc import Sequence

from nudgebot.domain.assessment import Reason, Target
from nudgebot.domain.axes import KIND_AXES
from nudgebot.scoring.context import words
from nudgebot.scoring.context.reading import Reading

_ADDRESSES = (
    (words.YOU, Target.YOU),
    (words.PERSON, Target.PERSON),
    (words.GROUP, Target.GROUP),
    (words.SELF, Target.SELF),
)
_EXCUSED_TARGETS = {Reason.SELF_DIRECTED: Target.SELF, Reason.AIMED_AT_THING: Target.THING}


def overall_target(tokens: Sequence[str], readings: Sequence[Reading]) -> Target:
    """Follow the most severe hit that is aimed, else what hits are excused by, else pronouns."""
    unkind = [reading for reading in readings if reading.entry.axis not in KIND_AXES]
    aimed = [reading for reading in unkind if reading.is_aimed]
    if aimed:
        return max(aimed, key=lambda reading: reading.entry.severity).target
    for reading in unkind:
        if reading.excuse in _EXCUSED_TARGETS:
            return _EXCUSED_TARGETS[reading.excuse]
    return _addressed(tokens)


def _addressed(tokens: Sequence[str]) -> Target:
    for wanted, target in _ADDRESSES:
        if not wanted.isdisjoint(tokens):
            return target
    if any(token[0] == "@" and len(token) > 1 for token in tokens):
        return Target.PERSON
    return Target.NOBODY
