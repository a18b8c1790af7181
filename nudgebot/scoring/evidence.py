"""Which words carry a score."""

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from nudgebot.domain.axes import KIND_AXES, UNKIND_AXES, Axis
from nudgebot.scoring.components import keys
from nudgebot.scoring.gate.architecture import own_words
from nudgebot.scoring.gate.table import HashedTable

SHOWN_FROM = 0.5
_SHARE_OF_TOP = 0.4
_MOST_TOKENS = 4


def find_evidence(doc: Doc, scores: Mapping[str, float], table: HashedTable) -> list[Span]:
    """Choose the spans for every axis that is shown: the lexicon's, else the gate's own words.

    There is always at least one for each side whose overall score reaches `SHOWN_FROM`.
    """
    shown = {axis for axis in Axis if scores[axis] >= SHOWN_FROM}
    spans = [span for span in _hits(doc) if span.label_ in shown]
    for overall, axes in ((Axis.UNKINDNESS, UNKIND_AXES), (Axis.KINDNESS, KIND_AXES)):
        if overall in shown and not any(_speaks_for(span, overall, axes) for span in spans):
            strongest = max(axes, key=lambda axis: scores[axis])
            label = strongest if strongest in shown else overall
            spans += weightiest_words(doc, table, overall=overall, label=label)
    return sorted(filter_spans(spans))


def _hits(doc: Doc) -> Iterator[Span]:
    if keys.HITS in doc.spans:
        yield from doc.spans[keys.AIMED]
        yield from doc.spans[keys.LOOSE]


def _speaks_for(span: Span, overall: Axis, axes: tuple[Axis, ...]) -> bool:
    return span.label_ == overall or (span.label_ in axes and span.label_ != Axis.PROFANITY)


def weightiest_words(doc: Doc, table: HashedTable, *, overall: Axis, label: Axis) -> list[Span]:
    """Return the words that add most to the gate's score, neighbours as one span."""
    letters = _contributions(doc, table, overall)
    words = [token for token in doc if not token.is_space and not token.is_punct] or list(doc)
    sums = {t.i: float(letters[t.idx : t.idx + len(t)].sum()) for t in words}
    ranked = sorted(sums, key=sums.__getitem__, reverse=True)[:_MOST_TOKENS]
    least = sums[ranked[0]] * _SHARE_OF_TOP if sums[ranked[0]] > 0 else sums[ranked[0]]
    return list(_joined(doc, sorted(i for i in ranked if sums[i] >= least), label))


def _contributions(doc: Doc, table: HashedTable, overall: Axis) -> NDArray[np.float32]:
    """Say what each letter adds, nothing where every word was excused; of shape (letters + 1,)."""
    letters = np.zeros(len(doc.text) + 1, dtype=np.float32)
    text = own_words(doc)
    letters[: len(text)] = table.contributions(text, overall)
    return letters


def _joined(doc: Doc, tokens: list[int], label: Axis) -> Iterator[Span]:
    start = end = tokens[0]
    for token in tokens[1:]:
        if token != end + 1:
            yield Span(doc, start, end + 1, label=label)
            start = token
        end = token
    yield Span(doc, start, end + 1, label=label)
