"""Our own lines: the traps kept aside, and the examination."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from nudgebot.domain.axes import KIND_AXES, Axis
from training.corpus import LABELS
from training.tables.measures import CALM, CREDITED, NUDGED, Flags, Floats, shown
from training.tables.texts import OwnLine

_UNKIND = LABELS.index(Axis.UNKINDNESS)
_KIND = [LABELS.index(axis) for axis in KIND_AXES]
_FALSE_KINDNESS = ("false kindness", "sarcastic thanks")


def own_table(title: str, lines: Sequence[OwnLine], scores: Floats) -> Iterator[str]:
    """How many lines come out right, by trap.

    Right is: nudged if and only if unkind, and credited if and only if kind.
    """
    traps = np.array([line.trap for line in lines])
    right = (is_nudged(scores) == are_unkind(lines)) & (is_credited(scores) == are_kind(lines))
    yield f"### {title}\n"
    yield "| trap | lines | right | mean unkindness |\n| --- | --: | --: | --: |"
    for trap in np.unique(traps):
        here = traps == trap
        mean = scores[here, _UNKIND].mean()
        yield f"| {trap} | {here.sum()} | {right[here].mean():.2f} | {mean:.2f} |"
    yield f"| all | {len(lines)} | {right.mean():.3f} | |\n"


def is_nudged(scores: Floats) -> Flags:
    """Whether a text would be nudged."""
    nudged: Flags = scores[:, _UNKIND] >= NUDGED
    return nudged


def is_credited(scores: Floats) -> Flags:
    """Whether a text would count as kind."""
    credited: Flags = (scores[:, _KIND].max(axis=1) >= CREDITED) & (scores[:, _UNKIND] < CALM)
    return credited


def are_unkind(lines: Sequence[OwnLine]) -> Flags:
    """Which lines are unkind."""
    return np.array([line.label.is_unkind for line in lines])


def are_kind(lines: Sequence[OwnLine]) -> Flags:
    """Which lines are kind, and not unkind at once."""
    return np.array([line.label.is_kind for line in lines])


def summary_table(
    title: str, lines: Sequence[OwnLine], scores: Floats, others: Mapping[str, Flags]
) -> Iterator[str]:
    """Four figures of an examination; `others` say which lines they would nudge."""
    unkind, kind = are_unkind(lines), are_kind(lines)
    false = np.array([line.trap in _FALSE_KINDNESS for line in lines]) & ~kind
    credited = is_credited(scores)
    yield f"### {title}\n"
    yield (
        "| scorer | unkind found | harmless left alone | kindness seen | false kindness refused |"
        "\n| --- | --: | --: | --: | --: |"
    )
    figures = [_share(credited, kind), _share(~credited, false)]
    for name, nudged in {"nudgebot": is_nudged(scores), **others}.items():
        found, alone = _share(nudged, unkind), _share(~nudged, ~unkind)
        yield f"| {name} | {' | '.join([found, alone, *figures])} |"
        figures = ["", ""]
    yield ""


def _share(flags: Flags, rows: Flags) -> str:
    return f"{shown(float(flags[rows].mean()))} of {rows.sum()}" if rows.any() else ""
