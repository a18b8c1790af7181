"""Single characters: compatibility forms, invisible ones, stray marks, broken ones."""

import re
import unicodedata
from functools import lru_cache

from nudgebot.scoring.normalising.edits import Edit

_ODD = re.compile(r"[^\n\r\t -~]")
_MARK_BLOCKS = (
    (0xFE00, 0xFE0F),
    (0x300, 0x36F),
    (0x483, 0x489),
    (0x1AB0, 0x1AFF),
    (0x1DC0, 0x1DFF),
    (0x20D0, 0x20FF),
    (0xE0100, 0xE01EF),
)
_TYPEWRITER = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u201c": '"', "\u201d": '"', "\u2800": " "}
)
# Letters by category, but nothing is drawn for them.
_FILLERS = frozenset("\u115f\u1160\u3164\uffa0\u17b4\u17b5\u180b\u180c\u180d\u180f")
_SIGNS = "\u2122\u2120"  # trade marks are no letters of the word before them

_BY_CATEGORY = {"Cf": "", "Cs": "\ufffd", "Cc": " ", "Zs": " ", "Zl": "\n", "Zp": "\n"}


def find_characters(text: str, known: frozenset[str]) -> list[Edit]:
    """Replace each character by its plain form (NFKD without marks), or drop what is invisible."""
    del known
    edits: list[Edit] = []
    for match in _ODD.finditer(text):
        at, letter = match.start(), match[0]
        new = "" if _lies_on_latin(text, at, edits) else _plain(letter)
        if new != letter:
            edits.append(Edit(at, at + 1, new))
    return edits


@lru_cache(maxsize=4096)
def _plain(letter: str) -> str:
    if letter in _FILLERS or _is_mark(letter):
        return ""
    category = unicodedata.category(letter)
    if category in _BY_CATEGORY:
        return _BY_CATEGORY[category]
    if letter in _SIGNS:
        return letter
    decomposed = unicodedata.normalize("NFKD", letter.translate(_TYPEWRITER))
    return "".join(part for part in decomposed if not _is_mark(part))


def _is_mark(letter: str) -> bool:
    return any(first <= ord(letter) <= last for first, last in _MARK_BLOCKS)


def _lies_on_latin(text: str, at: int, edits: list[Edit]) -> bool:
    """Say whether this is a mark of any script on a Latin letter, which no language writes."""
    if unicodedata.category(text[at])[0] != "M":
        return False
    for edit in reversed(edits):
        if edit.end != at or edit.replacement:
            break
        at -= 1
    return at > 0 and text[at - 1].isascii() and text[at - 1].isalpha()
