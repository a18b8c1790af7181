"""Running the tone model: texts in, readings out."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

MOST_PIECES = 96
_BATCH = 16
_READING = ("axes", "about", "evidence")


@dataclass(frozen=True, slots=True)
class Reading:
    """What the model says of one text.

    Attributes:
        axes: log odds, of shape (axes,).
        about: log odds for each of `ABOUT`, of shape (about,).
        offsets: the characters `start:end` of each piece.
        evidence: how likely a piece is what makes it unkind, or kind; of shape (pieces, 2).
    """

    axes: Floats
    about: Floats
    offsets: Sequence[tuple[int, int]]
    evidence: Floats


@dataclass(frozen=True, slots=True)
class Tagging:
    """What people would do to each piece of a text.

    Attributes:
        offsets: the characters `start:end` of each piece.
        shares: of shape (pieces, tags).
    """

    offsets: Sequence[tuple[int, int]]
    shares: Floats


class ToneReader:
    """The model in memory. One thread; scoring processes run side by side instead."""

    def __init__(
        self, session: onnxruntime.InferenceSession, tokenizer: Tokenizer, tags: Sequence[str]
    ) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self.tags = tuple(tags)
        self._first: int = tokenizer.token_to_id("[CLS]")  # type: ignore[assignment]
        self._last: int = tokenizer.token_to_id("[SEP]")  # type: ignore[assignment]

    @classmethod
    def load(cls, model: Path, tokenizer: Path, tags: Path) -> "ToneReader":
        """Load the model's files, which `find_model` has checked."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # Arenas keep the largest batch's memory for ever; pieces are few, so malloc serves as well.
        options.enable_cpu_mem_arena = False
        options.enable_mem_pattern = False
        session = onnxruntime.InferenceSession(
            str(model), options, providers=["CPUExecutionProvider"]
        )
        words = json.loads(tags.read_text(encoding="utf-8"))
        return cls(session, Tokenizer.from_file(str(tokenizer)), words)

    def read(self, texts: Sequence[str]) -> list[Reading]:
        """Read texts, each up to `MOST_PIECES` pieces; like lengths go together."""
        encodings = self._tokenizer.encode_batch(list(texts))
        order = sorted(range(len(texts)), key=lambda row: len(encodings[row].ids))
        readings: dict[int, Reading] = {}
        for at in range(0, len(order), _BATCH):
            rows = order[at : at + _BATCH]
            ids, mask = self._padded([encodings[row].ids for row in rows])
            axes, about, evidence = self._session.run(_READING, {"ids": ids, "mask": mask})
            for place, row in enumerate(rows):
                offsets = encodings[row].offsets[: MOST_PIECES - 2]
                shares = evidence[place, 1 : len(offsets) + 1]
                readings[row] = Reading(axes[place], about[place], offsets, shares)
        return [readings[row] for row in range(len(texts))]

    def tag(self, text: str) -> Tagging:
        """Say what people would do to each piece."""
        encoding = self._tokenizer.encode(text)
        ids, mask = self._padded([encoding.ids])
        (shares,) = self._session.run(("edits",), {"ids": ids, "mask": mask})
        offsets = encoding.offsets[: MOST_PIECES - 2]
        return Tagging(offsets, shares[0, 1 : len(offsets) + 1])

    def _padded(self, pieces: Sequence[Sequence[int]]) -> tuple[Ints, Ints]:
        framed = [[self._first, *ids[: MOST_PIECES - 2], self._last] for ids in pieces]
        size = max(map(len, framed))
        ids = np.zeros((len(framed), size), dtype=np.int64)
        mask = np.zeros_like(ids)
        for row, line in enumerate(framed):
            ids[row, : len(line)], mask[row, : len(line)] = line, 1
        return ids, mask


def words_of(offsets: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Group pieces that touch into words: yield the first piece and the one after the last."""
    begin = 0
    for place in range(1, len(offsets) + 1):
        if place == len(offsets) or offsets[place][0] != offsets[place - 1][1]:
            yield begin, place
            begin = place
