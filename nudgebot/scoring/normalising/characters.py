"""Single characters: compatibility forms, invisible ones, stray marks, broken ones."""

import unicodedata
from functools import lru_cache

from nudgebot.scoring.normalising.edits import Edit

_MARK_BLOCKS = (
    (0xFE00, 0xFE0F),
    (0x300, 0x36F),
    (0x1AB0, 0x1AFF),
    (0x1DC0, 0x1DFF),
    (0x20D0, 0x20FF),
)
_TYPEWRITER = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u201c": '"', "\u201d": '"'}
)
_KEPT_CONTROLS = "\n\r\t"


def find_characters(text: str, known: frozenset[str]) -> list[Edit]:
    """Replace each character by its plain form (NFKD without marks), or drop what is invisible."""
    del known
    if text.isascii() and text.isprintable():
        return []
    plain = ((at, letter, _plain(letter)) for at, letter in enumerate(text))
    return [Edit(at, at + 1, new) for at, letter, new in plain if new != letter]


@lru_cache(maxsize=4096)
def _plain(letter: str) -> str:
    if letter.isascii():
        return letter if letter.isprintable() or letter in _KEPT_CONTROLS else " "
    category = unicodedata.category(letter)
    if category == "Cf" or _is_mark(letter):
        return ""
    if category == "Cs":
        return "\ufffd"
    decomposed = unicodedata.normalize("NFKD", letter.translate(_TYPEWRITER))
    return "".join(part for part in decomposed if not _is_mark(part))


def _is_mark(letter: str) -> bool:
    return any(first <= ord(letter) <= last for first, last in _MARK_BLOCKS)
