"""Our own examples: templates with alternatives, expanded into lines as people type them.

A line of `examples/TRAP.jsonl` holds a `text`, in which `{a|b|}` stands for one of the choices,
NAME for a name, and the `axes` that it is an example of; on all other axes it is an example of
nothing being there.
"""

import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import numpy as np

from nudgebot.domain.axes import KIND_AXES, UNKIND_AXES, Axis
from training.corpus import LABELS, Corpus

FOLDER = Path(__file__).parent / "examples"

_NAMES = (
    *("sam", "alex", "kim", "maria", "Jo", "Priya", "omar", "lena", "Tom", "yuki", "bob"),
    *("@sam", "@kim_92", "@Maria", "dave"),
)
_ENDS = ("", "", "", "", ".", "!", "!!", " lol")
_CHOICE = re.compile(r"\{([^{}]*)\}")
_MOST_LINES = 24
_TEMPLATE_WEIGHT = 4.0
_MOST_ROW_WEIGHT = 1.5


class Share(StrEnum):
    """What a template is used for. All its lines go the same way."""

    WEIGHTS = "weights"
    CURVES = "curves"
    TEST = "test"


@dataclass(frozen=True, slots=True)
class Template:
    """One line of a file of examples."""

    trap: str
    text: str
    axes: frozenset[Axis]

    @property
    def share(self) -> Share:
        """Draw the use of the template from its text."""
        draw = zlib.crc32(self.text.encode()) % 100
        if draw < 70:
            return Share.WEIGHTS
        return Share.CURVES if draw < 82 else Share.TEST

    def lines(self) -> list[str]:
        """Expand into different lines, drawn at random but always the same."""
        rng = np.random.default_rng(zlib.crc32(self.text.encode()))
        drawn = (_vary(_expand(self.text, rng), rng) for _ in range(_MOST_LINES))
        return list(dict.fromkeys(drawn))

    def truth(self) -> list[float]:
        """Lay the axes out, with the overall ones that follow from them."""
        axes = set(self.axes)
        if axes & (set(UNKIND_AXES) - {Axis.PROFANITY}):
            axes.add(Axis.UNKINDNESS)
        if axes & set(KIND_AXES):
            axes.add(Axis.KINDNESS)
        return [float(label in axes) for label in LABELS]


def _expand(text: str, rng: np.random.Generator) -> str:
    """Choose innermost alternatives first, so that they may be nested."""
    while match := _CHOICE.search(text):
        choice = str(rng.choice(match[1].split("|")))
        text = text[: match.start()] + choice + text[match.end() :]
    return re.sub("NAME", lambda _: str(rng.choice(_NAMES)), text)


def _vary(text: str, rng: np.random.Generator) -> str:
    """Type as people do: without apostrophes, with a capital, with an end mark or none."""
    if rng.random() < 0.25:
        text = text.replace("'", "")
    if rng.random() < 0.3:
        text = text[:1].upper() + text[1:]
    return text + str(rng.choice(_ENDS)) if text[-1:].isalnum() else text


def read_templates() -> Iterator[Template]:
    """Read every file of examples, in the order of their names."""
    for path in sorted(FOLDER.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield Template(path.stem, row["text"], frozenset(map(Axis, row["axes"])))


def read_examples(share: Share) -> Corpus:
    """Expand the templates of one share. Every template counts the same, however many lines."""
    texts, sources, truth, weights = [], [], [], []
    for template in read_templates():
        if template.share is not share:
            continue
        lines = template.lines()
        texts += lines
        sources += [f"examples/{template.trap}"] * len(lines)
        truth += [template.truth()] * len(lines)
        weights += [min(_MOST_ROW_WEIGHT, _TEMPLATE_WEIGHT / len(lines))] * len(lines)
    return Corpus(
        texts,
        np.array(sources),
        np.array(truth, dtype=np.float32),
        np.array(weights, dtype=np.float32),
    )
