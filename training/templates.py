"""Our own lines as examples to learn from: drawn into shares by family, expanded, varied.

Lines without a blank line between them are a family: they differ in what matters and share the
rest, so all of them go the same way, and no twin of a line that is kept aside was trained on.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import numpy as np

from training.corpus import Corpus
from training.judgements import digest_of
from training.lines import Label, Marked, read_line

FOLDER = Path(__file__).parent / "examples"
EXAMINATION, SECOND = "examination", "second_examination"

_NAMES = (
    *("sam", "alex", "kim", "maria", "Jo", "Priya", "omar", "lena", "Tom", "yuki", "bob"),
    *("@sam", "@kim_92", "@Maria", "dave"),
)
_ENDS = ("", "", "", "", ".", "!", "!!", " lol")
_BEFORE = ("lol ", "bro ", "tbh ", "ngl ", "honestly ", "ok ", "wait ", "hey ", "NAME ", "NAME: ")
_BEHIND = (" bro", " tbh", " fr", " imo", "...", " haha", " NAME", " \U0001f602", " man", " ok")
_FILLED, _LOWERED = 0.08, 0.15
_NO_LETTERS = re.compile(r"[\s!-/:-@\[-`{-~\u00a1-\u00bf\u2010-\u2027]")
_CHOICE = re.compile(r"\{([^{}]*)\}")
_MARKS = "[]«»"
_MOST_LINES = 24
_DRAWS_OF_FREE_LINES = 4
_TEMPLATE_WEIGHT = 4.0
_MOST_ROW_WEIGHT = 1.5


class Share(StrEnum):
    """What a family is used for."""

    WEIGHTS = "weights"
    CURVES = "curves"
    TEST = "test"


@dataclass(frozen=True, slots=True)
class Template:
    """One of our lines, and the share that its family was drawn into."""

    trap: str
    share: Share
    label: Label
    text: str

    @property
    def plain(self) -> str:
        """The text as it is written down, without its marks."""
        return Marked.of(self.text).text

    @property
    def digest(self) -> str:
        """The name under which something is known of it (`training/judgements/`)."""
        return digest_of(self.plain)

    def lines(self) -> list[Marked]:
        """Expand into different lines, drawn at random but always the same."""
        rng = np.random.default_rng(zlib.crc32(self.text.encode()))
        draws = _MOST_LINES if "{" in self.text else _DRAWS_OF_FREE_LINES
        drawn = (self.draw(rng) for _ in range(draws))
        return list({marked.text: marked for marked in drawn}.values())

    def draw(self, rng: np.random.Generator) -> Marked:
        """Expand into one line."""
        return Marked.of(_vary(_expand(self.text, rng), rng))


def _expand(text: str, rng: np.random.Generator) -> str:
    """Choose innermost alternatives first, so that they may be nested."""
    if rng.random() < _FILLED:
        text = str(rng.choice(_BEFORE)) + text
    elif rng.random() < _FILLED:
        text += str(rng.choice(_BEHIND))
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
    elif rng.random() < _LOWERED:
        text = text.lower()
    ends_open = text.rstrip(_MARKS)[-1:].isalnum()
    return text + str(rng.choice(_ENDS)) if ends_open else text


def read_templates() -> Iterator[Template]:
    """Read every file of lines, in the order of their names, each line once.

    Nothing of the examinations is among them.
    """
    seen = {
        _letters(marked.text)
        for paper in (EXAMINATION, SECOND)
        for _, _, marked in read_examination(paper)
    }
    for path in sorted(FOLDER.glob("*.txt")):
        if path.stem not in {EXAMINATION, SECOND}:
            for template in _read_file(path):
                letters = _letters(template.plain)
                if letters not in seen:
                    seen.add(letters)
                    yield template


def _letters(text: str) -> str:
    """Reduce a text to what is left however it is typed: letters, digits and emoji."""
    return _NO_LETTERS.sub("", text.casefold())


def _read_file(path: Path) -> Iterator[Template]:
    for family in path.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in family.splitlines() if line and not line.startswith("#")]
        read = [read_line(line) for line in lines]
        for label, text in read:
            yield Template(path.stem, _share(read[0][1]), label, text)


def _share(text: str) -> Share:
    """Draw the share of a family from its first text."""
    draw = zlib.crc32(text.encode()) % 100
    if draw < 74:
        return Share.WEIGHTS
    return Share.CURVES if draw < 84 else Share.TEST


def read_examination(paper: str = EXAMINATION) -> list[tuple[str, Label, Marked]]:
    """Read the lines of an examination, to which nothing is fitted, with the trap of each."""
    trap, lines = "", []
    for line in (FOLDER / f"{paper}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# trap: "):
            trap = line.removeprefix("# trap: ")
        elif line and not line.startswith("#"):
            label, text = read_line(line)
            lines.append((trap, label, Marked.of(text)))
    return lines


def read_examples(share: Share) -> Corpus:
    """Expand the templates of one share. Every template counts the same, however many lines."""
    texts: list[str] = []
    sources: list[str] = []
    truth: list[list[float]] = []
    weights: list[float] = []
    for template in read_templates():
        if template.share is not share or template.label.foreign:
            continue
        lines = [marked.text for marked in template.lines()]
        texts += lines
        sources += [f"examples/{template.trap}"] * len(lines)
        truth += [template.label.truth()] * len(lines)
        weights += [min(_MOST_ROW_WEIGHT, _TEMPLATE_WEIGHT / len(lines))] * len(lines)
    return Corpus(
        texts,
        np.array(sources),
        np.array(truth, dtype=np.float32),
        np.array(weights, dtype=np.float32),
    )
