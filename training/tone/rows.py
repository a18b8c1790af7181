"""What the tone model learns from: texts with whatever is known of them."""

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nudgebot.domain.axes import Axis
from nudgebot.scoring.rephrasing.intents import Intent
from training.corpus import LABELS
from training.judgements import digest_of, read_judgements, read_wordings
from training.lines import Label, Marked, Spans
from training.preparation import normalise_all
from training.readers import SOURCE_WEIGHTS, kept_for_curves, read_messages, read_rows
from training.templates import Template
from training.tone.edits import Edits, find_edits

OWN = "own"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A text; None where nothing is known.

    Attributes:
        text: as the model meets it.
        source: where it is from, whose habits of labelling it follows.
        axes: the share of raters who see each axis, NaN where unknown, of shape (labels,).
        weight: how much its axes count.
        unkind: the words that make it unkind.
        kind: the words that make it kind.
        label: what our own lines and judged messages say beyond that.
        edits: what people did to each word to make it kinder.
        intent: what its author is after.
        broken: how sure it is that words are missing or wrong, 0..1.
    """

    text: str
    source: str
    axes: Sequence[float] = field(default=(np.nan,) * len(LABELS))
    weight: float = 1.0
    unkind: Spans | None = None
    kind: Spans | None = None
    label: Label | None = None
    edits: Edits | None = None
    intent: Intent | None = None
    broken: float | None = None


# The most rows of a source: more of the same teach little, and training takes time.
MOST_ROWS: Mapping[str, int] = {
    "irc": 12_000,
    "davidson": 6_000,
    "edos": 8_000,
    "wiki_talk": 5_000,
    "paradetox_neutral": 9_000,
    "topical_chat": 5_000,
    "goemotions": 24_000,
    "civil_sample": 6_000,
    "wiki_debias_neutral": 3_000,
}
_LONGEST, _LONGEST_JUDGED = 160, 150
_UNKIND_FROM = 0.3
_REWRITES = "rewrites"


def read_public_rows(data: Path) -> list[Row]:
    """Read messages, with their evidence where it is known, and rewrites.

    Long texts are cut; unkind ones among the messages are dropped, for who knows where they were.
    """
    evidence = {row.text: row for row in _span_rows(data)}
    messages = []
    for row in _message_rows(data):
        marked = evidence.pop(row.text, None)
        messages.append(replace(row, unkind=marked.unkind) if marked else row)
    return [*messages, *evidence.values(), *_rewrite_rows(data)]


def _message_rows(data: Path) -> list[Row]:
    corpus = read_messages(data, "train")
    unkind = np.nan_to_num(corpus.truth[:, LABELS.index(Axis.UNKINDNESS)])
    keep = [
        row
        for row in _kept(corpus.sources, corpus.texts)
        if unkind[row] < _UNKIND_FROM or len(corpus.texts[row]) <= _LONGEST
    ]
    texts = normalise_all([_opening(corpus.texts[row]) for row in keep])
    return [
        Row(
            text=text,
            source=str(corpus.sources[row]),
            axes=corpus.truth[row].tolist(),
            weight=SOURCE_WEIGHTS.get(str(corpus.sources[row]), 1.0),
        )
        for text, row in zip(texts, keep, strict=True)
    ]


def _kept(sources: NDArray[np.str_], texts: Sequence[str]) -> list[int]:
    """Draw at most `MOST_ROWS` of each source."""
    order = sorted(range(len(texts)), key=lambda row: zlib.crc32(texts[row].encode()))
    counts: dict[str, int] = {}
    kept = []
    for row in order:
        source = str(sources[row])
        counts[source] = counts.get(source, 0) + 1
        if counts[source] <= MOST_ROWS.get(source, len(texts)):
            kept.append(row)
    return sorted(kept)


def _opening(text: str) -> str:
    """Cut a long text at the last space within reach."""
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0]


def _span_rows(data: Path) -> list[Row]:
    rows = []
    for row in read_rows(data / "spans" / "train.jsonl.gz"):
        text = _opening(row["text"])
        spans = tuple((start, min(end, len(text))) for start, end, _ in row["spans"])
        inside = tuple((start, end) for start, end in spans if start < end)
        if inside or not row["spans"]:
            rows.append(Row(text=text, source=row["source"], unkind=inside))
    return rows


def _rewrite_rows(data: Path) -> Iterator[Row]:
    for row in read_rows(data / "rewrites" / "train.jsonl.gz"):
        text, edits = find_edits(row["text"], row["neutral"])
        if edits is not None:
            yield Row(text=text, source=_REWRITES, edits=edits)


def own_row(
    template: Template, marked: Marked, *, weight: float, intent: Intent | None = None
) -> Row:
    """Make a row of one of our lines. What older ones leave unsaid stays unknown."""
    label = template.label
    told = label.target is not None
    return Row(
        text=marked.text,
        source=OWN,
        axes=label.truth(),
        weight=weight,
        unkind=marked.unkind if told or not label.is_unkind else None,
        kind=marked.kind if told or not label.is_kind else None,
        label=label,
        intent=intent,
        broken=0.0,
    )


def read_judged_rows(data: Path, *, weight: float) -> list[Row]:
    """Read the short public messages that were judged anew, but those kept for the curves."""
    judgements = read_judgements("train")
    corpus = read_messages(data, "train")
    found = [
        (text, judgements[digest])
        for text, for_curves in zip(corpus.texts, kept_for_curves(corpus), strict=True)
        if not for_curves
        and len(text) <= _LONGEST_JUDGED
        and (digest := digest_of(text)) in judgements
    ]
    texts = normalise_all([text for text, _ in found])
    return [
        Row(
            text=text,
            source=OWN,
            axes=label.truth(),
            weight=weight,
            unkind=None if label.is_unkind else (),
            kind=None if label.is_kind else (),
            label=label,
        )
        for text, (_, label) in zip(texts, found, strict=True)
    ]


def read_worded_rows() -> list[Row]:
    """Read kinder wordings that were judged: which of them read as English."""
    return [
        Row(text=judged.wording, source=OWN, broken=float(not judged.fluent))
        for judged in read_wordings()
    ]


_PUNCTUATION = re.compile(r"[^\w\s]")


def roughen(text: str, rng: np.random.Generator) -> str:
    """Take punctuation away now and then: chat has little, and one source has none at all."""
    return _PUNCTUATION.sub("", text) if rng.random() < 0.12 else text


AXIS_WEIGHTS: Mapping[Axis, float] = {Axis.UNKINDNESS: 2.0, Axis.KINDNESS: 1.5}
