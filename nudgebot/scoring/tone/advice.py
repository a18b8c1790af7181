"""What the tone model says of wordings."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nudgebot.scoring.rephrasing.advice import Hunch
from nudgebot.scoring.rephrasing.edits import WORD, WordEdit
from nudgebot.scoring.tone.names import BROKEN, INTENTS, WORDING
from nudgebot.scoring.tone.reader import ToneReader

_KEEP, _DELETE, _FIRST_REPLACEMENT = 0, 1, 2
_BROKEN = WORDING.index(BROKEN)


@dataclass(frozen=True, slots=True)
class ToneAdvice:
    """Asks the model anew for each text, of which it reads the first `MOST_PIECES` pieces."""

    reader: ToneReader

    def edits(self, text: str) -> list[WordEdit]:
        """Return one edit for each `WORD` of the text; words beyond what is read are kept."""
        tagging = self.reader.tag(text)
        shares_at = {
            start: shares
            for (start, _), shares in zip(tagging.offsets, tagging.shares, strict=True)
        }
        edits = []
        for word in WORD.finditer(text):
            shares = shares_at.get(word.start())
            if shares is None:
                edits.append(WordEdit(*word.span(), 1.0, 0.0, "", 0.0))
                continue
            likeliest = _FIRST_REPLACEMENT + int(shares[_FIRST_REPLACEMENT:].argmax())
            edits.append(
                WordEdit(
                    *word.span(),
                    float(shares[_KEEP]),
                    float(shares[_DELETE]),
                    self.reader.tags[likeliest],
                    float(shares[likeliest]),
                )
            )
        return edits

    def hunch(self, text: str) -> Hunch:
        """Return the likeliest intent of what is read, with its share among all."""
        (reading,) = self.reader.read([text])
        odds = np.exp(reading.wording[: len(INTENTS)] - reading.wording[: len(INTENTS)].max())
        likeliest = int(odds.argmax())
        return Hunch(INTENTS[likeliest], float(odds[likeliest] / odds.sum()))

    def broken(self, texts: Sequence[str]) -> list[float]:
        """Return the log odds that words are missing or wrong."""
        return [float(reading.wording[_BROKEN]) for reading in self.reader.read(texts)]
