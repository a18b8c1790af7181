"""Reading the public data, with what its labels imply and how far each source is trusted."""

import gzip
import json
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nudgebot.domain.axes import KIND_AXES, Axis
from training.corpus import LABELS, Corpus

# How much one row counts. Sources that were sampled by keyword, that use other definitions, or
# whose raters are known to mark dialect down count less than people talking to each other.
SOURCE_WEIGHTS: Mapping[str, float] = {
    "davidson": 0.5,
    "hatemoji_build": 0.4,
    "gab_hate": 0.5,
    "hatexplain": 0.5,
    "edos": 0.5,
    "convabuse": 2.0,
    "diasafety": 1.5,
    "wiki_debias_neutral": 1.5,
}
_KEPT_PERCENT = 8
_CALM = 0.1
_HOSTILE = 0.7
_HARMS = (Axis.INSULT, Axis.THREAT, Axis.IDENTITY_ATTACK, Axis.SEXUAL)


def read_messages(data: Path, split: str) -> Corpus:
    """Read `messages/SPLIT.jsonl.gz` below `data`."""
    texts, sources, truth = [], [], []
    for row in read_rows(data / "messages" / f"{split}.jsonl.gz"):
        texts.append(row["text"])
        sources.append(row["source"])
        truth.append(_truth(row["labels"]))
    weights = np.array([SOURCE_WEIGHTS.get(source, 1.0) for source in sources], dtype=np.float32)
    return Corpus(texts, np.array(sources), np.array(truth, dtype=np.float32), weights)


def kept_for_curves(messages: Corpus) -> NDArray[np.bool_]:
    """Say which public messages the curves are fitted on; drawn from the text itself.

    The gate never sees them, and the tone model only by the labels of their sources.
    """
    draws = np.array([zlib.crc32(text.encode()) % 100 for text in messages.texts])
    return draws < _KEPT_PERCENT


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """Read a packed file of one JSON object a line."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def _truth(labels: dict[str, float]) -> list[float]:
    """Lay the labels out by axis, and add what they imply."""
    known: dict[str, float] = {Axis(_axis(name)): value for name, value in labels.items()}
    unkindness = known.get(Axis.UNKINDNESS)
    if unkindness is not None and unkindness <= _CALM:
        known = dict.fromkeys(_HARMS, 0.0) | known
    if unkindness is not None and unkindness >= _HOSTILE:
        known = dict.fromkeys((*KIND_AXES, Axis.KINDNESS), 0.0) | known
    kind = [known[axis] for axis in KIND_AXES if axis in known]
    if len(kind) == len(KIND_AXES):
        known[Axis.KINDNESS] = max(kind)
    return [known.get(axis, np.nan) for axis in LABELS]


def _axis(name: str) -> str:
    return "unkindness" if name == "toxic" else name
