"""Plain English words: what a disguise may spell besides the words of the lexicon.

`english.txt` lists words of four letters and more that occur both in our own example lines and in
many of the public corpora that `training/MODEL_CARD.md` names, and small words picked by hand.
"""

from functools import cache
from pathlib import Path

_LIST = Path(__file__).with_name("english.txt")


@cache
def english_words() -> frozenset[str]:
    """Read the list, in lower case, once."""
    return frozenset(_LIST.read_text(encoding="utf-8").split())


def is_word(word: str, known: frozenset[str]) -> bool:
    """Say whether a word in lower case is one of the lexicon or of everyday English."""
    return word in known or word in english_words()
