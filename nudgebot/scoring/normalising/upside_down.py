# ruff: noqa: RUF001 - letters upside down are what this file is about
"""Lines that stand on their head, and so read from the last letter to the first."""

import re

from nudgebot.scoring.normalising.edits import Edit
from nudgebot.scoring.normalising.english import is_word

_UPRIGHT = dict(
    zip(
        "ɐqɔpǝɟƃɓᵷɥᴉᵎıɾɿʞןʅʃɯuodbɹʇnʌʍʎ¡¿‾∀ƆƎℲפ⅁ſ˥Ԁᴚ┴⊥∩Λ⅄",
        "abcdefggghiiijjklllmnopqrtuvwy!?_ACEFGGJLPRTTUVY",
        strict=True,
    )
)
_TURNED = re.compile("[ɐɔǝɟƃɥᴉɾʞɯɹʇʌʍʎ]")
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 2
_LINE = re.compile(r"[^\n]+")


def find_upside_down(text: str, known: frozenset[str]) -> list[Edit]:
    """Turn the lines whose words are mostly known ones once they are turned."""
    if text.isascii() or not _TURNED.search(text):
        return []
    edits = []
    for line in _LINE.finditer(text):
        if len(_TURNED.findall(line[0])) < _FEWEST:
            continue
        upright = "".join(_UPRIGHT.get(letter, letter) for letter in reversed(line[0]))
        if _is_mostly_known(upright, known):
            edits.append(Edit(line.start(), line.end(), upright, turned=True))
    return edits


def _is_mostly_known(line: str, known: frozenset[str]) -> bool:
    words = [word.lower() for word in _WORD.findall(line)]
    return sum(is_word(word, known) for word in words) * 2 >= len(words) > 0
