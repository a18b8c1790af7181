r"""Our own lines: how one is written down, and what it says.

`AXES > TARGET | TEXT`, as in `insult, profanity > you | [fuckin useless], every round`. AXES is
`-` where there are none; `unkindness` alone is unkind in a way that no axis names; `foreign` is
a language that cannot be judged here. ` > TARGET` may be missing, which says that it is unknown;
`+quote` behind it says that the words are somebody else's. In the text, `[...]` marks what makes
it unkind and `«...»` what makes it kind, `{a|b|}` stands for one of the choices, NAME for a name
and `\\n` for the end of a line.
"""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from nudgebot.domain.assessment import Target
from nudgebot.domain.axes import KIND_AXES, UNKIND_AXES, Axis

FOREIGN, NONE, QUOTE = "foreign", "-", "+quote"
_UNKIND, _KIND = "[]", "«»"
Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """A text without its marks, and what they marked."""

    text: str
    unkind: Spans
    kind: Spans

    @classmethod
    def of(cls, marked: str) -> "Marked":
        """Take the marks out of a text."""
        letters: list[str] = []
        found: dict[str, list[tuple[int, int]]] = {_UNKIND: [], _KIND: []}
        opened = 0
        for letter in marked:
            pair = next((pair for pair in found if letter in pair), None)
            if pair is None:
                letters.append(letter)
            elif letter == pair[0]:
                opened = len(letters)
            else:
                found[pair].append((opened, len(letters)))
        return cls("".join(letters), tuple(found[_UNKIND]), tuple(found[_KIND]))


@dataclass(frozen=True, slots=True)
class Label:
    """What a line is an example of; None where it does not say.

    Attributes:
        axes: the axes that it shows, the overall ones included.
        target: whom its main point is about.
        quoted: whether the words that matter are somebody else's.
        foreign: whether it is in a language that cannot be judged.
    """

    axes: frozenset[Axis]
    target: Target | None
    quoted: bool | None
    foreign: bool

    def truth(self) -> list[float]:
        """Lay out 0 or 1 for each `Axis`; all NaN for a language that cannot be judged."""
        if self.foreign:
            return [math.nan] * len(Axis)
        return [float(axis in self.axes) for axis in Axis]

    @property
    def is_unkind(self) -> bool:
        """Whether it hurts somebody."""
        return Axis.UNKINDNESS in self.axes

    @property
    def is_kind(self) -> bool:
        """Whether it is kind to somebody."""
        return Axis.KINDNESS in self.axes


def read_line(line: str) -> tuple[Label, str]:
    """Return the label and the marked text of a line.

    Raises:
        ValueError: it is not written as the docstring of this module says.
    """
    head, bar, text = line.partition(" | ")
    if not bar or not text:
        raise ValueError(f"no ' | ' between label and text: {line!r}")
    names, _, target = head.partition(" > ")
    return _label(names.split(", "), target.strip()), text.replace("\\n", "\n")


def _label(names: Sequence[str], target: str) -> Label:
    return label_of(
        {Axis(name.strip()) for name in names if name.strip() not in (NONE, FOREIGN)},
        target=Target(target.removesuffix(QUOTE)) if target else None,
        quoted=target.endswith(QUOTE) if target else None,
        foreign=FOREIGN in names,
    )


def label_of(
    axes: Collection[Axis], *, target: Target | None, quoted: bool | None, foreign: bool = False
) -> Label:
    """Make a label, with the overall axes that its axes imply."""
    implied = set(axes)
    if implied & (set(UNKIND_AXES) - {Axis.PROFANITY}):
        implied.add(Axis.UNKINDNESS)
    if implied & set(KIND_AXES):
        implied.add(Axis.KINDNESS)
    return Label(axes=frozenset(implied), target=target, quoted=quoted, foreign=foreign)
