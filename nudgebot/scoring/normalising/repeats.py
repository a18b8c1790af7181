"""Letters held down for effect: `stuuuupid`, `thaaaanks`."""

import re

from nudgebot.scoring.normalising.edits import Edit

_HELD = re.compile(r"([^\W\d_])\1{2,}", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]*([^\W\d_])\1{2,}[^\W\d_]*", re.IGNORECASE)


def find_repeats(text: str, known: frozenset[str]) -> list[Edit]:
    """Shorten runs of three or more to one or two letters, whichever spells a known word."""
    edits = []
    for word in _WORD.finditer(text):
        once, twice = _HELD.sub(r"\1", word[0]), _HELD.sub(r"\1\1", word[0])
        short = once if once.lower() in known and twice.lower() not in known else twice
        edits += _shorten(word.start(), word[0], length=1 if short is once else 2)
    return edits


def _shorten(start: int, word: str, *, length: int) -> list[Edit]:
    return [
        Edit(start + run.start(), start + run.end(), run[0][:length])
        for run in _HELD.finditer(word)
    ]
