"""Public messages judged anew, all by the one standard of `training/judgements/README.md`.

The texts stay where they are: a judgement is kept under a digest of the text. A line is
`DIGEST CODE`; the code has a letter for each axis, or `-`, or `?` where nobody can say, and then
`>` and a letter for the target, with `q` behind it for words that are somebody else's.
"""

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from nudgebot.domain.assessment import Target
from nudgebot.domain.axes import Axis
from nudgebot.scoring.rephrasing.intents import Intent
from training.lines import Label, label_of

FOLDER = Path(__file__).parent / "judgements"

_AXES: Mapping[str, Axis] = {
    "i": Axis.INSULT,
    "t": Axis.THREAT,
    "a": Axis.IDENTITY_ATTACK,
    "s": Axis.SEXUAL,
    "p": Axis.PROFANITY,
    "u": Axis.UNKINDNESS,
    "g": Axis.GRATITUDE,
    "r": Axis.PRAISE,
    "k": Axis.SUPPORT,
    "o": Axis.APOLOGY,
}
_TARGETS: Mapping[str, Target] = {
    "y": Target.YOU,
    "n": Target.PERSON,
    "g": Target.GROUP,
    "s": Target.SELF,
    "t": Target.THING,
    "0": Target.NOBODY,
}
_UNCLEAR, _NONE = "?", "-"
_SPACE = re.compile(r"\s+")


def read_judgements(split: str) -> dict[str, Label]:
    """Read what was judged of a split, by digest; what nobody could say is left out."""
    lines = (FOLDER / f"{split}.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split() for line in lines)
    return {digest: read_code(code) for digest, code in pairs if code != _UNCLEAR}


def read_intents() -> dict[str, Intent]:
    """Read what the authors of unkind lines of ours are after, by the digest of the line."""
    lines = (FOLDER / "intents.txt").read_text(encoding="utf-8").splitlines()
    return {digest: Intent(intent) for digest, intent in (line.split() for line in lines)}


class JudgedWording(NamedTuple):
    """A kinder wording of a line of ours, and whether it is good in three respects."""

    text: str
    wording: str
    keeps_meaning: bool
    fluent: bool
    kind: bool


def read_wordings(name: str = "wordings") -> list[JudgedWording]:
    """Read which wordings of ours are good; a line is `MFK`, the text and the wording.

    `name` is `wordings` for those that the tone model learns from, and `offers` for those that
    the choice of what to offer is learned from, which were made and judged later.
    """
    lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    return [
        JudgedWording(text, wording, *(digit == "1" for digit in marks))
        for marks, text, wording in rows
    ]


def digest_of(text: str) -> str:
    """Name a text, however it is spaced."""
    return hashlib.sha256(_SPACE.sub(" ", text).strip().encode()).hexdigest()[:12]


def read_code(code: str) -> Label:
    """Return what a code says.

    Raises:
        KeyError: it has a letter that stands for nothing.
    """
    letters, _, target = code.partition(">")
    axes = {_AXES[letter] for letter in letters if letter != _NONE}
    return label_of(
        axes,
        target=_TARGETS[target[0]] if target else None,
        quoted=target.endswith("q") if target else None,
    )
