"""Rows as tensors, in batches of about the same number of pieces."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Encoding, Tokenizer
from torch import Tensor

from nudgebot.scoring.tone.names import ABOUT, INTENTS, TARGETS, WORDING
from nudgebot.scoring.tone.reader import MOST_PIECES
from training.tone.rows import OWN, Row

UNKNOWN = -100


@dataclass(frozen=True, slots=True)
class Item:
    """A row in numbers; NaN and `UNKNOWN` where nothing is known.

    Attributes:
        ids: the pieces, with those of the beginning and the end.
        axes: of shape (labels,).
        weight: how much the axes count.
        about: shares for `ABOUT`, of shape (about,).
        wording: shares for `WORDING`, of shape (wording,).
        evidence: 1 where a piece is unkind or kind, of shape (pieces, 2).
        edits: the tag of each first piece of a word, of shape (pieces,).
        source: the number of the source, 0 for our own.
    """

    ids: list[int]
    axes: np.ndarray
    weight: float
    about: np.ndarray
    wording: np.ndarray
    evidence: np.ndarray
    edits: np.ndarray
    source: int


class Encoder:
    """Turns rows into items."""

    def __init__(self, tokenizer: Tokenizer, sources: Sequence[str], tags: Sequence[str]) -> None:
        self._tokenizer = tokenizer
        self._sources = {source: number for number, source in enumerate(sources, start=1)}
        self._tags: Mapping[str, int] = {tag: number for number, tag in enumerate(tags)}
        self._first: int = tokenizer.token_to_id("[CLS]")  # type: ignore[assignment]
        self._last: int = tokenizer.token_to_id("[SEP]")  # type: ignore[assignment]

    def items(self, rows: Sequence[Row]) -> list[Item]:
        """Tokenize all rows."""
        encodings = self._tokenizer.encode_batch([row.text for row in rows])
        return [self._item(*pair) for pair in zip(rows, encodings, strict=True) if pair[1].ids]

    def _item(self, row: Row, encoding: Encoding) -> Item:
        ids = encoding.ids[: MOST_PIECES - 2]
        offsets = encoding.offsets[: len(ids)]
        evidence = np.full((len(ids) + 2, 2), np.nan, dtype=np.float32)
        for column, spans in enumerate((row.unkind, row.kind)):
            if spans is not None:
                evidence[1:-1, column] = [_covered(offset, spans) for offset in offsets]
        edits = np.full(len(ids) + 2, UNKNOWN, dtype=np.int64)
        if row.edits:
            starts = {
                start: self._tags.get(tag, UNKNOWN) if tag is not None else UNKNOWN
                for start, _, tag in row.edits
            }
            edits[1:-1] = [starts.get(start, UNKNOWN) for start, _ in offsets]
        return Item(
            ids=[self._first, *ids, self._last],
            axes=np.array(row.axes, dtype=np.float32),
            weight=row.weight,
            about=_about(row),
            wording=_wording(row),
            evidence=evidence,
            edits=edits,
            source=0 if row.source == OWN else self._sources[row.source],
        )


def _covered(offset: tuple[int, int], spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < offset[1] and offset[0] < end for start, end in spans)


def _about(row: Row) -> np.ndarray:
    about = np.full(len(ABOUT), np.nan, dtype=np.float32)
    label = row.label
    about[-1] = float(label is not None and label.foreign)
    if label is not None and label.target is not None and not label.foreign:
        about[: len(TARGETS)] = [float(target is label.target) for target in TARGETS]
        about[len(TARGETS)] = float(bool(label.quoted))
    return about


def _wording(row: Row) -> np.ndarray:
    wording = np.full(len(WORDING), np.nan, dtype=np.float32)
    if row.intent is not None:
        wording[: len(INTENTS)] = [float(intent is row.intent) for intent in INTENTS]
    if row.broken is not None:
        wording[len(INTENTS)] = row.broken
    return wording


@dataclass(frozen=True, slots=True)
class Batch:
    """Items padded to one length, of shape (texts, ...)."""

    ids: Tensor
    mask: Tensor
    axes: Tensor
    weight: Tensor
    about: Tensor
    wording: Tensor
    evidence: Tensor
    edits: Tensor
    source: Tensor


def collate(items: Sequence[Item]) -> Batch:
    """Pad items to the longest of them."""
    size = max(len(item.ids) for item in items)
    ids = np.zeros((len(items), size), dtype=np.int64)
    mask = np.zeros((len(items), size), dtype=np.int64)
    evidence = np.full((len(items), size, 2), np.nan, dtype=np.float32)
    edits = np.full((len(items), size), UNKNOWN, dtype=np.int64)
    for row, item in enumerate(items):
        length = len(item.ids)
        ids[row, :length], mask[row, :length] = item.ids, 1
        evidence[row, :length], edits[row, :length] = item.evidence, item.edits
    return Batch(
        ids=torch.from_numpy(ids),
        mask=torch.from_numpy(mask),
        axes=torch.from_numpy(np.stack([item.axes for item in items])),
        weight=torch.tensor([item.weight for item in items]),
        about=torch.from_numpy(np.stack([item.about for item in items])),
        wording=torch.from_numpy(np.stack([item.wording for item in items])),
        evidence=torch.from_numpy(evidence),
        edits=torch.from_numpy(edits),
        source=torch.tensor([item.source for item in items]),
    )


def batches(
    items: Sequence[Item], rng: np.random.Generator, *, pieces: int
) -> Iterator[Sequence[Item]]:
    """Cut the items, in random order, into batches of like lengths and about `pieces` pieces."""
    lengths = np.array([len(item.ids) for item in items])
    order = np.argsort(lengths + rng.random(len(items)), kind="stable")
    chunks: list[list[int]] = [[]]
    for row in order.tolist():
        if chunks[-1] and (len(chunks[-1]) + 1) * lengths[row] > pieces:
            chunks.append([])
        chunks[-1].append(row)
    for chunk in rng.permutation(len(chunks)).tolist():
        yield [items[row] for row in chunks[chunk]]
