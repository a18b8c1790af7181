"""Cutting a row of letters into words."""

from functools import lru_cache

from nudgebot.scoring.normalising.english import english_words

_LONGEST_ROW = 160
_LONGEST_WORD = 18
_TELLING = 4
_SHORT, _VERY_SHORT = 1.0, 1.6  # what a word costs: few long words beat many short ones


@lru_cache(maxsize=1024)
def split_words(letters: str, known: frozenset[str]) -> tuple[str, ...] | None:
    """Split letters in lower case into as few words as possible, None if they are not all words.

    One of the words must be telling: four letters long, or the only one and of the lexicon.
    """
    if letters in known:
        return (letters,)
    if len(letters) > _LONGEST_ROW:
        return None
    words = _cheapest(letters, known)
    return words if words and max(map(len, words)) >= _TELLING else None


def _cheapest(letters: str, known: frozenset[str]) -> tuple[str, ...] | None:
    """Find the cheapest split of every beginning, each from those of shorter ones."""
    english = english_words()
    best: list[tuple[float, tuple[str, ...]] | None] = [(0.0, ())]
    for end in range(1, len(letters) + 1):
        choices = []
        for start in range(max(0, end - _LONGEST_WORD), end):
            word, before = letters[start:end], best[start]
            if before is not None and (word in english or word in known):
                choices.append((before[0] + _cost(word), (*before[1], word)))
        best.append(min(choices, default=None))
    return best[-1][1] if best[-1] else None


def _cost(word: str) -> float:
    return _SHORT if len(word) > 2 else _VERY_SHORT  # noqa: PLR2004 - two letters are very short
