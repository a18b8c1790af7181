"""Cuts a text into the parts that evidence points at, and the rest."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from nudgebot.domain.assessment import Evidence


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a text; `marked` if evidence covers it."""

    text: str = field(repr=False)
    marked: bool


def segments(text: str, evidence: Iterable[Evidence]) -> tuple[Segment, ...]:
    """Cut a text at its evidence. Put together again, the parts are the text, whatever it says."""
    cuts: list[Segment] = []
    position = 0
    for start, end in _merged(evidence, len(text)):
        cuts += (Segment(text[position:start], marked=False), Segment(text[start:end], marked=True))
        position = end
    cuts.append(Segment(text[position:], marked=False))
    return tuple(cut for cut in cuts if cut.text)


def _merged(evidence: Iterable[Evidence], length: int) -> Iterator[tuple[int, int]]:
    """Join spans that touch or overlap, and keep them within the text."""
    current: tuple[int, int] | None = None
    for span in sorted(evidence):
        start, end = max(span.start, 0), min(span.end, length)
        if start >= end:
            continue
        if current is not None and start <= current[1]:
            current = (current[0], max(end, current[1]))
            continue
        if current is not None:
            yield current
        current = (start, end)
    if current is not None:
        yield current
