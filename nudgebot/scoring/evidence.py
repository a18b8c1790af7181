"""Which words carry a score."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from nudgebot.domain.axes import KIND_AXES, UNKIND_AXES, Axis
from nudgebot.scoring.components import keys
from nudgebot.scoring.tone.names import SIDES
from nudgebot.scoring.tone.reader import Reading, words_of

SHOWN_FROM = 0.5
_OVERALL = ((Axis.UNKINDNESS, UNKIND_AXES), (Axis.KINDNESS, KIND_AXES))


def find_evidence(
    doc: Doc, scores: Mapping[Axis, float], shown_from: Mapping[str, float]
) -> list[Span]:
    """Choose the spans of each side whose overall score reaches `SHOWN_FROM`, never none.

    They are the tone model's where it read the text, else the lexicon's, else the whole text.

    Args:
        doc: a calibrated document.
        scores: its scores.
        shown_from: the share from which on a word is shown, by side.
    """
    spans: list[Span] = []
    for place, (overall, axes) in enumerate(_OVERALL):
        strongest = max(axes, key=scores.__getitem__)
        shown = scores[overall] >= SHOWN_FROM
        if shown or scores[strongest] >= SHOWN_FROM:
            label = strongest if scores[strongest] >= SHOWN_FROM else overall
            spans += _of_side(doc, label, place, shown_from[SIDES[place]])
    return sorted(filter_spans(spans))


def _of_side(doc: Doc, label: Axis, side: int, shown_from: float) -> Iterator[Span]:
    reading: Reading | None = doc.user_data.get(keys.READING)
    axes = {_OVERALL[side][0], *_OVERALL[side][1]}
    hits = [span for span in _hits(doc) if span.label_ in axes]
    told: list[tuple[int, int]] = []
    if reading is not None and (not hits or reading.strongest(side) >= shown_from):
        told = list(marked_spans(doc.text, reading, side, shown_from))
    if not told:
        yield from hits or [Span(doc, 0, len(doc), label=label)]
    for start, end in told:
        touched = (hit for hit in hits if hit.start_char < end and start < hit.end_char)
        named = next((hit.label_ for hit in touched), label)
        span = doc.char_span(start, end, label=named, alignment_mode="expand")
        if span is not None:
            yield span


def _hits(doc: Doc) -> Iterator[Span]:
    if keys.HITS in doc.spans:
        yield from doc.spans[keys.AIMED]
        yield from doc.spans[keys.LOOSE]


def marked_spans(
    text: str, reading: Reading, side: int, shown_from: float
) -> Iterator[tuple[int, int]]:
    """Yield the characters of the words that carry a side, at least of the strongest one.

    Words with nothing but spaces between them are one stretch.
    """
    words = list(words_of(reading.offsets))
    if not words:
        return
    shares = np.array([reading.evidence[first:last, side].max() for first, last in words])
    chosen = np.flatnonzero(shares >= min(shown_from, float(shares.max())))
    yield from _joined(text, _letters(text, words, reading.offsets, chosen))


def _letters(
    text: str,
    words: Sequence[tuple[int, int]],
    offsets: Sequence[tuple[int, int]],
    chosen: NDArray[np.intp],
) -> Iterator[tuple[int, int]]:
    """Yield the letters of the chosen words without the marks around them."""
    for word in chosen.tolist():
        first, last = words[word]
        start, end = offsets[first][0], offsets[last - 1][1]
        while end - start > 1 and text[end - 1] in ".,;:!?)\"'":
            end -= 1
        while end - start > 1 and text[start] in "(\"'":
            start += 1
        yield start, end


def _joined(text: str, spans: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    start, end = next(spans)
    for other in spans:
        if text[end : other[0]].strip():
            yield start, end
            start = other[0]
        end = other[1]
    yield start, end
