"""Digits and signs in the place of letters, and letters hidden behind stars."""

import re
from functools import lru_cache
from itertools import islice, product

from nudgebot.scoring.normalising.edits import Edit

_READINGS = {
    "0": "o", "1": "il", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "9": "g",
    "@": "a", "$": "s", "!": "i", "|": "il", "+": "t", "(": "c", "€": "e", "£": "l",
}  # fmt: skip
_TOKEN = re.compile(r"[a-zA-Z0-9@$!|+(€£*#]{3,24}")
_DISGUISE = re.compile(r"[0-9@$!|+(€£*#]")
_HIDDEN = re.compile(r"[*#]")
_MOST_READINGS = 64
_FEWEST_LETTERS = 3


def find_leet(text: str, known: frozenset[str]) -> list[Edit]:
    """Spell out disguised words, but only those that spell a known word."""
    edits = []
    for match in _TOKEN.finditer(text):
        token = match[0].rstrip("!(+")
        if not _DISGUISE.search(token) or not any(map(str.isalpha, token)):
            continue
        word = _read_hidden(token.lower(), known) if _HIDDEN.search(token) else None
        word = word or next((w for w in _readings(token.lower()) if w in known), None)
        if word is not None:
            edits.append(Edit(match.start(), match.start() + len(token), word))
    return edits


def _readings(token: str) -> list[str]:
    choices = [_READINGS.get(letter, letter) for letter in token]
    return ["".join(letters) for letters in islice(product(*choices), _MOST_READINGS)]


@lru_cache(maxsize=1024)
def _read_hidden(token: str, known: frozenset[str]) -> str | None:
    """Find the known word that the visible letters leave room for, the shortest list first."""
    visible = sum(map(str.isalpha, token))
    if not token[0].isalpha() or len(token) < _FEWEST_LETTERS:
        return None
    if visible == 1 and len(token) == _FEWEST_LETTERS:
        return None
    pattern = re.compile(
        "".join("[a-z]" if letter in "*#" else re.escape(letter) for letter in token)
    )
    fitting = sorted(word for word in known if pattern.fullmatch(word))
    return next((word for word in _USUALLY_HIDDEN if word in fitting), None) or (
        fitting[0] if fitting and visible > 1 else None
    )


_USUALLY_HIDDEN = ("fuck", "shit", "bitch", "cunt", "asshole", "fucking", "dick", "fucker")
