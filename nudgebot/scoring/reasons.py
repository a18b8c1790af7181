"""Why a document scored as it did, by name."""

from collections.abc import Iterator, Mapping

from spacy.tokens import Doc

from nudgebot.domain.assessment import Reason
from nudgebot.domain.axes import KIND_AXES, UNKIND_AXES, Axis
from nudgebot.scoring.components import keys
from nudgebot.scoring.evidence import SHOWN_FROM

_EXCUSES = frozenset(
    {
        Reason.SELF_DIRECTED,
        Reason.AIMED_AT_THING,
        Reason.QUOTED,
        Reason.NEGATED,
        Reason.SWEARING_IN_PRAISE,
    }
)


def name_reasons(
    doc: Doc, scores: Mapping[Axis, float], *, by_owner: bool, foreign: bool
) -> tuple[Reason, ...]:
    """Name the axes that show, the weightiest first; for harmless texts, what excuses them."""
    reasons = [Reason.OWNERS_WORD] if by_owner else []
    reasons += [Reason.UNKNOWN_LANGUAGE] if foreign else []
    reasons += (reason for reason in _shown(scores) if not (by_owner and reason is Reason.TONE))
    if by_owner or scores[Axis.UNKINDNESS] < SHOWN_FROM:
        reasons += _excuses(doc)
    elif doc.user_data[keys.QUOTED]:
        reasons.append(Reason.QUOTED)
    return tuple(dict.fromkeys(reasons))


def _shown(scores: Mapping[Axis, float]) -> Iterator[Reason]:
    axes = [axis for axis in (*UNKIND_AXES, *KIND_AXES) if scores[axis] >= SHOWN_FROM]
    for axis in sorted(axes, key=lambda axis: -scores[axis]):
        yield Reason(axis)
    if scores[Axis.UNKINDNESS] >= SHOWN_FROM and set(UNKIND_AXES).isdisjoint(axes):
        yield Reason.TONE


def _excuses(doc: Doc) -> Iterator[Reason]:
    if doc.user_data[keys.QUOTED]:
        yield Reason.QUOTED
    for span in doc.spans.get(keys.EXCUSED, ()):
        if span.label_ in _EXCUSES:
            yield Reason(span.label_)
