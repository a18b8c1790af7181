"""What people did to each word of an unkind sentence: kept it, left it out, or put another."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from nudgebot.scoring.rephrasing.edits import WORD

KEEP, DELETE = "", "-"
Edits = tuple[tuple[int, int, str | None], ...]  # start, end, and the tag; None where unclear

_TOKENISED = ((re.compile(r" (['\u2019]) ?(\w)"), r"\1\2"), (re.compile(r" ([.,!?;:]+)"), r"\1"))
_LEAST_ALIKE = 0.45
_LONGEST = 3


def join_tokens(text: str) -> str:
    """Undo the spaces that a tokenizer left: `can 't we .` is `can't we.`."""
    for pattern, replacement in _TOKENISED:
        text = pattern.sub(replacement, text)
    return text


def find_edits(text: str, rewrites: Iterable[str]) -> tuple[str, Edits | None]:
    """Compare with the rewrite that is nearest; None if none is near.

    A tag is `KEEP`, `DELETE`, or the words put there; the rest of what they stand for is deleted.
    """
    text = join_tokens(text)
    words = list(WORD.finditer(text))
    ours = [word[0].lower() for word in words]
    others = (WORD.findall(join_tokens(other).lower()) for other in rewrites)
    compared = [(SequenceMatcher(None, ours, other, autojunk=False), other) for other in others]
    nearest, theirs = max(compared, key=lambda pair: pair[0].ratio())
    if not ours or nearest.ratio() < _LEAST_ALIKE:
        return text, None
    tags: list[str | None] = [KEEP] * len(words)
    for what, i, j, k, m in nearest.get_opcodes():
        if what == "delete":
            tags[i:j] = [DELETE] * (j - i)
        elif what == "replace":
            fits = m - k <= _LONGEST and j - i <= _LONGEST
            tags[i:j] = (
                [_joined(theirs[k:m]), *[DELETE] * (j - i - 1)] if fits else [None] * (j - i)
            )
    spans = zip(words, tags, strict=True)
    return text, tuple((word.start(), word.end(), tag) for word, tag in spans)


def _joined(words: Sequence[str]) -> str:
    return " ".join(words)


def commonest_tags(edits: Iterable[Edits], *, most: int) -> list[str]:
    """List the tags to choose from: `KEEP`, `DELETE`, and the commonest words put in."""
    counts = Counter(tag for one in edits for _, _, tag in one if tag not in (KEEP, DELETE, None))
    return [KEEP, DELETE, *(tag for tag, _ in counts.most_common(most) if tag)]
