"""Letters of other scripts, and rare ones of our own, that stand in for Latin letters."""

import re
from collections.abc import Iterator
from itertools import islice, product

from nudgebot.scoring.normalising.edits import Edit
from nudgebot.scoring.normalising.english import is_word
from nudgebot.scoring.normalising.shapes import READINGS, SIGNS

_MOST_READINGS = 48
_LETTER = rf"(?:[^\W\d_]|[{re.escape(SIGNS)}])"
_WORD = re.compile(rf"{_LETTER}+(?:'{_LETTER}{{1,2}}(?!{_LETTER}))?")
_FOREIGN = re.compile(f"[{re.escape(''.join(READINGS))}]")
_LONG_ENOUGH = 3
_CONTRACTIONS = frozenset({"re", "s", "ll", "ve", "d", "m", "t"})
# Blocks of phonetic letters and small capitals: no language writes whole words with them.
_PHONETIC = ((0x250, 0x2AF), (0x1D00, 0x1DBF), (0xA720, 0xA7FF), (0x2C60, 0x2C7F))


def find_lookalikes(text: str, known: frozenset[str]) -> list[Edit]:
    """Make words Latin that mix scripts, or that spell a word once made Latin.

    Words without any Latin letter stay as they are in a text that is written in another script.
    """
    if text.isascii() or not _FOREIGN.search(text):
        return []
    edits, whole, unknown = [], [], []
    kept = spelled = 0
    for match in _WORD.finditer(text):
        if match[0].isascii():
            continue
        latin = _read(match[0], known)
        size = match.end() - match.start()
        if latin is None:
            kept += size
        elif _has_latin(match[0]):
            edits.append(Edit(*match.span(), latin))
        elif _spells(latin.lower(), known):
            whole.append(Edit(*match.span(), latin))
            spelled += size
        else:
            unknown.append(Edit(*match.span(), latin))
            kept += size
    if spelled < kept:
        return edits
    return sorted((*edits, *whole, *(unknown if len(whole) > 1 else ())))


def _read(word: str, known: frozenset[str]) -> str | None:
    """Return the word in Latin letters, None if it is better left as it is."""
    readings = list(islice(_readings(word), _MOST_READINGS))
    for latin in readings:
        if latin.isascii() and _spells(latin.lower(), known):
            return latin
    if not readings[0].isascii() or any(letter in SIGNS for letter in word):
        return None
    if all(letter.isascii() or _is_phonetic(letter) for letter in word):
        return readings[0]
    return readings[0] if _is_mixed(word) or not _has_latin(word) else None


def _spells(latin: str, known: frozenset[str]) -> bool:
    """Say whether this is a word, or one with a contraction: `you're`."""
    stem, _, tail = latin.partition("'")
    if not tail:
        return is_word(stem, known)
    return is_word(stem + tail, known) or (tail in _CONTRACTIONS and is_word(stem, known))


def _readings(word: str) -> Iterator[str]:
    choices = (READINGS.get(letter, letter) for letter in word)
    return ("".join(letters) for letters in product(*choices))


def _has_latin(word: str) -> bool:
    return any(letter.isascii() or _is_phonetic(letter) for letter in word)


def _is_mixed(word: str) -> bool:
    """Say whether other letters stand among Latin ones, not at the edge as in a unit's name."""
    return (
        len(word) >= _LONG_ENOUGH
        and any(letter.isascii() for letter in word)
        and (any(not letter.isascii() for letter in word[1:-1]) or word[1:-1].islower())
    )


def _is_phonetic(letter: str) -> bool:
    return any(first <= ord(letter) <= last for first, last in _PHONETIC)
