"""Choosing from where on a word is shown as evidence, and measuring how well that points."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from nudgebot.scoring.evidence import marked_spans
from nudgebot.scoring.tone.names import SIDES
from nudgebot.scoring.tone.reader import Reading, ToneReader
from training.lines import Spans
from training.readers import read_rows
from training.templates import Share, read_templates

# Less would mark whole sentences, which our few lines with kind words marked do not punish.
_CANDIDATES = np.arange(0.25, 0.75, 0.05)
_SAMPLE = 2_500
_LONGEST = 240


class Pointed(NamedTuple):
    """A text with what people marked in it, and where it is from."""

    source: str
    text: str
    spans: Spans


def choose_evidence(data: Path, reader: ToneReader) -> dict[str, float]:
    """Choose the share of each side that points best, on public spans and on our own lines."""
    public = [(row.text, row.spans) for row in read_pointed(data, "train") if row.spans][:_SAMPLE]
    curves = [t for t in read_templates() if t.share is Share.CURVES and t.label.is_kind]
    drawn = [(t.draw(np.random.default_rng(0))) for t in curves]
    own = [(marked.text, marked.kind) for marked in drawn if marked.kind]
    return {SIDES[0]: _best(public, reader, 0), SIDES[1]: _best(own, reader, 1)}


def read_pointed(data: Path, split: str) -> list[Pointed]:
    """Read a split of the public spans."""
    return [
        Pointed(row["source"], row["text"], tuple((s, e) for s, e, _ in row["spans"]))
        for row in read_rows(data / "spans" / f"{split}.jsonl.gz")
    ]


def _best(rows: Sequence[tuple[str, Spans]], reader: ToneReader, side: int) -> float:
    short = [(text, spans) for text, spans in rows if len(text) <= _LONGEST]
    readings = reader.read([text for text, _ in short])
    means = [
        float(
            np.mean(
                [
                    _score(*row, reading, side, share)
                    for row, reading in zip(short, readings, strict=True)
                ]
            )
        )
        for share in _CANDIDATES
    ]
    print(f"evidence {SIDES[side]}: {np.round(means, 3).tolist()}", flush=True)
    return round(float(_CANDIDATES[int(np.argmax(means))]), 2)


def _score(text: str, truth: Spans, reading: Reading, side: int, share: float) -> float:
    return character_f1(marked_spans(text, reading, side, share), truth)


def character_f1(guess: Iterable[tuple[int, int]], truth: Iterable[tuple[int, int]]) -> float:
    """F1 over characters, 1 where both are empty (Pavlopoulos et al., SemEval-2021 task 5)."""
    ours = {at for start, end in guess for at in range(start, end)}
    theirs = {at for start, end in truth for at in range(start, end)}
    if not ours or not theirs:
        return float(ours == theirs)
    return 2 * len(ours & theirs) / (len(ours) + len(theirs))
