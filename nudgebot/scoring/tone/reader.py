"""Running the tone model: texts in, readings out."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

Floats = NDArray[np.float32]

MOST_PIECES = 96
_ROOM = MOST_PIECES - 2  # beside the two that frame a text
_READING = ("axes", "about", "wording", "evidence")


@dataclass(frozen=True, slots=True)
class Reading:
    """What the model says of one text.

    Attributes:
        axes: log odds, of shape (axes,).
        about: log odds for each of `ABOUT`, of shape (about,).
        wording: log odds for each of `WORDING`, of shape (wording,).
        offsets: the characters `start:end` of each piece.
        evidence: how likely a piece is what makes it unkind, or kind; of shape (pieces, 2).
    """

    axes: Floats
    about: Floats
    wording: Floats
    offsets: Sequence[tuple[int, int]]
    evidence: Floats

    def strongest(self, side: int) -> float:
        """Return the share of the piece that speaks most for a side, 0 if there is none."""
        return float(self.evidence[:, side].max(initial=0.0))


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
        """Read texts, each up to `MOST_PIECES` pieces.

        One after the other: the scales of eight-bit numbers are those of what goes through at
        once, so that in company a text would score differently; and nothing has to be padded,
        which makes up for it.
        """
        return [self._read(encoding) for encoding in self._tokenizer.encode_batch(list(texts))]

    def _read(self, encoding: Encoding) -> Reading:
        axes, about, wording, evidence = self._run(_READING, encoding)
        return Reading(axes, about, wording, encoding.offsets[:_ROOM], evidence[1:-1])

    def tag(self, text: str) -> Tagging:
        """Say what people would do to each piece."""
        encoding = self._tokenizer.encode(text)
        (shares,) = self._run(("edits",), encoding)
        return Tagging(encoding.offsets[:_ROOM], shares[1:-1])

    def _run(self, outputs: Sequence[str], encoding: Encoding) -> list[Floats]:
        ids = np.array([[self._first, *encoding.ids[:_ROOM], self._last]], dtype=np.int64)
        found = self._session.run(outputs, {"ids": ids, "mask": np.ones_like(ids)})
        return [rows[0] for rows in found]


def words_of(offsets: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Group pieces that touch into words: yield the first piece and the one after the last."""
    begin = 0
    for place in range(1, len(offsets) + 1):
        if place == len(offsets) or offsets[place][0] != offsets[place - 1][1]:
            yield begin, place
            begin = place
