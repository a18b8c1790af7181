"""How well evidence points: F1 over characters, the mean over texts as in SemEval-2021 task 5."""

from collections.abc import Collection, Iterator, Sequence

import numpy as np

from nudgebot.domain.axes import KIND_AXES, UNKIND_AXES, Axis
from training.highlights import Pointed, character_f1
from training.tables.texts import Judged, OwnLine

_UNKIND = frozenset({Axis.UNKINDNESS, *UNKIND_AXES})
_KIND = frozenset({Axis.KINDNESS, *KIND_AXES})


def evidence_table(
    public: Sequence[Pointed], own: Sequence[tuple[str, Sequence[OwnLine]]], judged: Judged
) -> Iterator[str]:
    """Unkind evidence on public spans, and both sides on each set of our own lines."""
    yield "### Evidence\n"
    yield "| texts | side | texts | F1 | marked texts | F1 on these |"
    yield "| --- | --- | --: | --: | --: | --: |"
    for source in sorted({row.source for row in public}):
        here = [row for row in public if row.source == source]
        yield _line(source, "unkind", here, judged, _UNKIND)
    yield _line("all public", "unkind", public, judged, _UNKIND)
    for name, lines in own:
        for side, axes in (("unkind", _UNKIND), ("kind", _KIND)):
            told = [
                Pointed(name, line.marked.text, spans)
                for line in lines
                if (spans := line.marked.unkind if side == "unkind" else line.marked.kind)
            ]
            yield _line(name, side, told, judged, axes)
    yield ""


def _line(
    name: str, side: str, rows: Sequence[Pointed], judged: Judged, axes: Collection[Axis]
) -> str:
    scores = np.array([_score(row, judged, axes) for row in rows])
    marked = np.array([bool(row.spans) for row in rows], dtype=bool)
    if not marked.any():
        return f"| {name} | {side} | {len(rows)} | | 0 | |"
    return (
        f"| {name} | {side} | {len(rows)} | {scores.mean():.3f}"
        f" | {marked.sum()} | {scores[marked].mean():.3f} |"
    )


def _score(row: Pointed, judged: Judged, axes: Collection[Axis]) -> float:
    found = ((e.start, e.end) for e in judged[row.text].evidence if e.axis in axes)
    return character_f1(found, row.spans)
