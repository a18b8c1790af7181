"""Letters held down for effect: `stuuuupid`, `thaaaanks`, `ssttuuppiidd`."""

import re
from collections.abc import Iterable, Sequence
from itertools import product

from nudgebot.scoring.normalising.edits import Edit
from nudgebot.scoring.normalising.english import is_word

_RUN = re.compile(r"([^\W\d_])\1+", re.IGNORECASE)
_WORD = re.compile(
    r"[^\W\d_]*([^\W\d_])\1{2,}[^\W\d_]*|(?<![^\W_])(?:([^\W\d_])\2+){3,}(?![^\W_])",
    re.IGNORECASE,
)
_FEW = 5


def find_repeats(text: str, known: frozenset[str]) -> list[Edit]:
    """Shorten held letters to what spells a word, else runs of three or more to two letters."""
    edits = []
    for word in _WORD.finditer(text):
        runs = list(_RUN.finditer(word[0]))
        sizes = _spelling(word[0], runs, known) or [min(len(run[0]), 2) for run in runs]
        edits += [
            Edit(word.start() + run.start(), word.start() + run.end(), run[0][:size])
            for run, size in zip(runs, sizes, strict=True)
            if size < len(run[0])
        ]
    return edits


def _spelling(word: str, runs: list[re.Match[str]], known: frozenset[str]) -> Sequence[int] | None:
    """Find how long each run must be for a word of the lexicon, or else of English."""
    tried = [(sizes, _shorten(word, runs, sizes)) for sizes in _sizes(len(runs))]
    for accepts in (known.__contains__, lambda short: is_word(short, known)):
        for sizes, short in tried:
            if accepts(short):
                return sizes
    return None


def _sizes(runs: int) -> Iterable[Sequence[int]]:
    """Every choice of one or two letters for few runs; for many, at most one run of two."""
    if runs <= _FEW:
        return product((2, 1), repeat=runs)
    return [[1 + (at == doubled) for at in range(runs)] for doubled in range(-1, runs)]


def _shorten(word: str, runs: list[re.Match[str]], sizes: Sequence[int]) -> str:
    pieces: list[str] = []
    done = 0
    for run, size in zip(runs, sizes, strict=True):
        pieces += word[done : run.start()], run[0][:size]
        done = run.end()
    return "".join((*pieces, word[done:])).lower()
