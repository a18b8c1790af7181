"""What people would do to each word of an unkind text, as the tone model tells it."""

import re
from typing import Final, NamedTuple

WORD: Final = re.compile(r"\w+(?:['\u2019*]\w+)*|[^\w\s]")


class WordEdit(NamedTuple):
    """One match of `WORD`, and what becomes of it when people rewrite; shares are 0..1.

    Attributes:
        start: where the word starts in the text.
        end: where it ends, exclusive.
        keep: the share of people who would keep it.
        delete: the share who would leave it out.
        replacement: what the others would most often put in its place, "" if that is not known.
        replace: the share who would put just that.
    """

    start: int
    end: int
    keep: float
    delete: float
    replacement: str
    replace: float
