"""Words pulled apart: `i d i o t`, `f-u-c-k`, `stu.pid`."""

import re
from functools import lru_cache

from nudgebot.scoring.normalising.edits import Edit

_APART = re.compile(r"(?<![^\W_])[^\W\d_](?:([ .\-_*/|])\1?[^\W\d_]){2,}(?![^\W_])")
_BROKEN = re.compile(r"(?<![^\W_])[^\W\d_]+(?:[._\-*|~]+[^\W\d_]+)+(?![^\W_])")
_SEPARATORS = re.compile(r"[ .\-_*/|~]+")
_SMALL_WORDS = frozenset(
    {
        "a",
        "an",
        "and",
        "are",
        "dont",
        "go",
        "i",
        "im",
        "is",
        "it",
        "my",
        "of",
        "off",
        "on",
        "r",
        "so",
        "the",
        "to",
        "u",
        "ur",
        "you",
        "your",
        "up",
    }
)
_SHORTEST = 4


def find_spacing(text: str, known: frozenset[str]) -> list[Edit]:
    """Join what spells known words once joined, and nothing else."""
    edits = []
    for match in _APART.finditer(text):
        words = _split(_SEPARATORS.sub("", match[0]).lower(), known)
        if words is not None:
            edits.append(Edit(match.start(), match.end(), words))
    for match in _BROKEN.finditer(text):
        joined = _SEPARATORS.sub("", match[0]).lower()
        if len(joined) >= _SHORTEST and joined in known and not _covers(edits, match):
            edits.append(Edit(match.start(), match.end(), joined))
    return sorted(edits)


def _covers(edits: list[Edit], match: re.Match[str]) -> bool:
    return any(edit.start < match.end() and match.start() < edit.end for edit in edits)


@lru_cache(maxsize=1024)
def _split(letters: str, known: frozenset[str]) -> str | None:
    """Split into known and small words, at least one of them known, the longest first."""
    if letters in known:
        return letters
    if len(letters) > 40:  # noqa: PLR2004 - nobody types longer ones by hand
        return None
    for size in range(len(letters) - 1, 0, -1):
        head, tail = letters[:size], letters[size:]
        if head in known or head in _SMALL_WORDS:
            rest = _split(tail, known) or (tail if head in known and tail in _SMALL_WORDS else None)
            if rest is not None:
                return f"{head} {rest}"
    return None
