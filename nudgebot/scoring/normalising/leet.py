"""Digits and signs in the place of letters, and letters hidden behind stars."""

import re
from functools import lru_cache
from itertools import islice, product

from nudgebot.scoring.normalising.edits import Edit
from nudgebot.scoring.normalising.english import english_words

_READINGS = {
    "0": "o", "1": "il", "3": "e", "4": "a", "5": "s", "6": "gb", "7": "t", "8": "b", "9": "g",
    "@": "a", "$": "s", "!": "i", "|": "il", "+": "t", "(": "c", "€": "e", "£": "l",
}  # fmt: skip
_TOKEN = re.compile(r"[a-zA-Z0-9@$!|+(€£*#]{2,24}")
_DISGUISE = re.compile(r"[0-9@$!|+(€£*#]")
_HIDDEN = re.compile(r"[*#]")
_LONE = re.compile(r"(?<![\w.,:$€£#%-])[14](?![\w.,:%-])")
_LONE_READINGS = {"1": "i", "4": "a"}
_MOST_READINGS = 64
_FEWEST_LETTERS = 3
_TELLING = 4


def find_leet(text: str, known: frozenset[str]) -> list[Edit]:
    """Spell out disguised words of the lexicon, and clearly disguised ones of English.

    Once two words of a text were clearly disguised, the unclear ones (`n0w`, `4nd`, `1`) are read
    in the same way.
    """
    clear: list[Edit] = []
    unclear: list[Edit] = []
    for match in _TOKEN.finditer(text):
        token = match[0].rstrip("!(+")
        if not _DISGUISE.search(token) or not any(map(str.isalpha, token)):
            continue
        word = read_token(token, known)
        if word is not None:
            found = clear if _is_clear(token.lower(), word, known) else unclear
            found.append(Edit(match.start(), match.start() + len(token), word))
    if len(clear) > 1 or (clear and unclear):
        lone = _LONE.finditer(text)
        numbers = [Edit(*match.span(), _LONE_READINGS[match[0]]) for match in lone]
        return sorted((*clear, *unclear, *numbers))
    return clear


def read_token(token: str, known: frozenset[str]) -> str | None:
    """Return the word that a token in disguise spells, in lower case, or None."""
    token = token.lower()
    word = _read_hidden(token, known) if _HIDDEN.search(token) else None
    readings = _readings(token)
    word = word or next((reading for reading in readings if reading in known), None)
    return word or next((reading for reading in readings if reading in english_words()), None)


def _is_clear(token: str, word: str, known: frozenset[str]) -> bool:
    """Say whether a token can hardly be anything else: no number with a unit, no numbered name.

    `50ft`, `step5`, `a55` and `3am` are unclear, `h3llo` and `shi7` are not.
    """
    stem = token.rstrip("0123456789")
    if stem != token and (stem in english_words() or stem in known or not stem[1:]):
        return False
    if word in known and len(word) >= _FEWEST_LETTERS:
        return not token.lstrip("0123456789").isalpha() or len(token) > _FEWEST_LETTERS
    return len(word) >= _TELLING and token[0].isalpha() and stem == token


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
