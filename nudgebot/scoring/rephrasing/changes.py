"""Changing stretches of a text."""

from collections.abc import Iterable
from typing import NamedTuple


class Change(NamedTuple):
    """Put `wording` in the place of the characters `start:end`."""

    start: int
    end: int
    wording: str


def carry_out(changes: Iterable[Change], text: str) -> str:
    """Carry the changes out in order; of those that overlap, the first one counts."""
    pieces: list[str] = []
    done = 0
    for change in sorted(changes):
        if change.start >= done:
            pieces += text[done : change.start], change.wording
            done = change.end
    return "".join([*pieces, text[done:]])
