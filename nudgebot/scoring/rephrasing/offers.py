"""Whether a wording is good enough to be offered, as learned from wordings that were judged."""

import json
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from nudgebot.scoring.numbers import logistic
from nudgebot.scoring.rephrasing.edits import WORD


class Comparison(NamedTuple):
    """A text and a wording of it, in numbers that may tell whether the wording is good.

    Attributes:
        broken: the log odds that the wording lacks words.
        breaks: by how much these are higher than those of the text, 0 if they are not.
        strain: the log odds that words are missing where the two differ.
        farness: how much of the letters is not common to both, 0..1.
        unkind: the log odds that the wording is unkind.
        lost: the share of the text's words and marks that are gone and did not make it unkind.
        gone: the share of the text's words that are gone.
        put_in: how many words are new, over those of the text.
        few: one over the number of words left.
    """

    broken: float
    breaks: float
    strain: float
    farness: float
    unkind: float
    lost: float
    gone: float
    put_in: float
    few: float


FEATURES: Final = (*Comparison._fields, "bias")
_MOST_STRAIN = 6.0


def compare(  # noqa: PLR0913 - all that is known of the two
    text: str,
    wording: str,
    unkind: Sequence[tuple[int, int]],
    *,
    closeness: float,
    strain: float,
    score: float,
    broken: tuple[float, float],
) -> Comparison:
    """Compare a wording with its text, whose unkind words are the characters of `unkind`.

    `score` is the wording's unkindness in log odds, `broken` those of the text and of the wording.
    """
    ours, theirs = list(WORD.finditer(text)), WORD.findall(wording.lower())
    codes = SequenceMatcher(
        None, [word[0].lower() for word in ours], theirs, autojunk=False
    ).get_opcodes()
    gone = [ours[at] for what, i, j, _, _ in codes if what != "equal" for at in range(i, j)]
    lost = [
        word for word in gone if not any(a < word.end() and word.start() < b for a, b in unkind)
    ]
    put_in = sum(m - k for what, _, _, k, m in codes if what != "equal")
    total = max(len(ours), 1)
    before, after = broken
    return Comparison(
        broken=after,
        breaks=max(0.0, after - before),
        strain=min(max(strain, -_MOST_STRAIN), _MOST_STRAIN),
        farness=1 - closeness,
        unkind=score,
        lost=len(lost) / total,
        gone=len(gone) / total,
        put_in=put_in / total,
        few=1 / max(len(theirs), 1),
    )


class Offers(NamedTuple):
    """What was learned: weights by the names of `FEATURES`, and two bars.

    Attributes:
        weights: of a logistic model of whether a wording is good.
        edited_from: the share from which on an edited wording is offered.
        hunch_from: the share from which on an author's intent is believed.
    """

    weights: Mapping[str, float]
    edited_from: float
    hunch_from: float

    def share(self, comparison: Comparison) -> float:
        """Say how likely a wording is good, 0..1."""
        values = {**comparison._asdict(), "bias": 1.0}
        logit = sum(weight * values[name] for name, weight in self.weights.items())
        return float(logistic(np.array(logit, dtype=np.float32)))


def load_offers(calibration: Path) -> Offers:
    """Read the part of `calibration.json` that is about wordings.

    Raises:
        OSError: the file cannot be read.
        ValueError: it is no JSON.
        KeyError: it says nothing of wordings.
    """
    return Offers(**json.loads(calibration.read_text(encoding="utf-8"))["offers"])
