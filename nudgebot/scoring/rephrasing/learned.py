"""What was learned from people's rewrites, on disk and in memory."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from nudgebot.scoring.rephrasing.fluency import Fluency

# A phrase in small letters, what people put in its place ("" if nothing), and which share did.
Phrases = Mapping[str, Sequence[tuple[str, float]]]


@dataclass(frozen=True, slots=True)
class Learned:
    """Phrases that people replace, and a sense for what reads as English.

    Attributes:
        phrases: the phrases, with the words around them where those matter.
        fluency: tells where words are missing.
    """

    phrases: Phrases
    fluency: Fluency

    @classmethod
    def load(cls, path: Path) -> "Learned":
        """Read what `save` wrote."""
        with np.load(path, allow_pickle=False) as arrays:
            phrases = json.loads(arrays["phrases"].tobytes())
            scale, bias = arrays["scales"].tolist()
            return cls(phrases, Fluency(arrays["weights"], scale, bias))

    def save(self, path: Path) -> None:
        """Write one compressed file."""
        phrases = json.dumps(self.phrases, separators=(",", ":")).encode()
        np.savez_compressed(
            path,
            phrases=np.frombuffer(phrases, dtype=np.uint8),
            weights=self.fluency.weights,
            scales=np.array([self.fluency.scale, self.fluency.bias]),
        )
