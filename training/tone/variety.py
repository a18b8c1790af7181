"""More from the rows there are: lines joined to longer messages, and lines with a hole in them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from nudgebot.scoring.rephrasing.edits import WORD
from training.lines import Spans
from training.tone.rows import Row

_JOINED, _MOST_BESIDE = 0.12, 3
_BETWEEN = (". ", ". ", " ", ", ", "\n", " - ", "! ", "? ")
_ENDED = ".!?\u2026"
_HOLES, _FEWEST_WORDS, _WIDEST = 0.18, 4, 3
_CERTAINTY = 0.9  # some words can go and nobody will miss them
_LONGEST = 240


def join_some(rows: Sequence[Row], rng: np.random.Generator) -> Iterator[Row]:
    """Yield the rows, some of them amid lines that are neither kind nor unkind.

    One bad sentence makes a message unkind, and one kind sentence makes it kind.
    """
    plain = [row for row in rows if _is_plain(row)]
    for row in rows:
        if plain and _may_be_joined(row) and rng.random() < _JOINED:
            count = int(rng.integers(1, _MOST_BESIDE + 1))
            beside = [plain[place] for place in rng.integers(0, len(plain), count)]
            at = int(rng.integers(0, count + 1))
            yield _joined(row, beside[:at], beside[at:], rng)
        else:
            yield row


def _is_plain(row: Row) -> bool:
    label = row.label
    return label is not None and not label.axes and not label.quoted and not label.foreign


def _may_be_joined(row: Row) -> bool:
    return row.label is not None and not row.label.foreign and row.label.target is not None


def _joined(row: Row, before: Sequence[Row], after: Sequence[Row], rng: np.random.Generator) -> Row:
    text, start = "", 0
    for part in (*before, row, *after):
        if text:
            text += " " if text[-1] in _ENDED else str(rng.choice(_BETWEEN))
        if part is row:
            start = len(text)
        text += part.text
    if len(text) > _LONGEST:
        return row
    # Among plain lines nobody can say whose target is that of the whole.
    label = replace(row.label, target=None) if row.label and _is_plain(row) else row.label
    unkind, kind = _moved(row.unkind, start), _moved(row.kind, start)
    return replace(row, text=text, unkind=unkind, kind=kind, label=label, intent=None)


def _moved(spans: Spans | None, by: int) -> Spans | None:
    return None if spans is None else tuple((start + by, end + by) for start, end in spans)


def break_some(rows: Sequence[Row], rng: np.random.Generator) -> Iterator[Row]:
    """Yield copies of some rows that lost words, as a careless rewriting would lose them.

    All that is known of such a copy is that it is broken; of those it was made from, that they
    are not. What makes a line unkind is not taken out: without it, it may well read better.
    """
    for row in rows:
        words = [m.span() for m in WORD.finditer(row.text) if m[0][0].isalnum()]
        foreign = row.label is not None and row.label.foreign
        if len(words) < _FEWEST_WORDS or foreign or rng.random() >= _HOLES:
            continue
        width = int(rng.integers(1, _WIDEST + 1))
        at = int(rng.integers(0, len(words) - width + 1))
        start, end = words[at][0], words[at + width - 1][1]
        if not any(start < b and a < end for a, b in row.unkind or ()):
            text = " ".join(f"{row.text[:start]} {row.text[end:]}".split())
            yield Row(text=text, source=row.source, broken=_CERTAINTY)
