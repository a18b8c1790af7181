"""Putting the clauses together again."""

import re
from collections.abc import Iterable
from enum import Enum, auto
from typing import NamedTuple

from nudgebot.scoring.rephrasing.reading import is_laugh, is_long, stands_alone
from nudgebot.scoring.rephrasing.segments import Segment


class Fate(Enum):
    """What becomes of a clause."""

    KEPT = auto()
    LEFT_OUT = auto()
    UNKIND = auto()


class Piece(NamedTuple):
    """A clause, what becomes of it, and its words if they are kept."""

    segment: Segment
    fate: Fate
    words: str


def compose(pieces: Iterable[Piece], instead: str | None = None) -> str:
    """Join what is kept; `instead` takes the place of the first unkind clause."""
    out, between, ours = "", "", bool(instead)
    for piece in pieces:
        words = piece.words if piece.fate is Fate.KEPT else ""
        if piece.fate is Fate.UNKIND:
            between = between if re.search(r"[!?]", between) else ". "
            if instead:
                words, instead = instead.rstrip("."), None
        if not words:
            between = _stronger(between, piece.segment.end)
            continue
        out = _join(out, between, words)
        replaced = piece.fate is Fate.UNKIND
        between = _closing(words, piece.segment.end) if replaced else piece.segment.end
    if out.endswith(("?", "!")) or not out:
        return out
    return out + (between.strip() if re.search(r"[.!?]", between) else "." * ours)


def _closing(words: str, end: str) -> str:
    """End a sentence that was put in as its own words ask, never with the old clause's mark."""
    return "" if words.endswith(("?", "!")) else ". " if end else "."


def _stronger(one: str, other: str) -> str:
    return next((end for end in (one, other) if re.search(r"[.!?\n]", end)), one or other)


def _join(out: str, between: str, words: str) -> str:
    if not out:
        return words
    if out.endswith(("?", "!")):
        return f"{out} {words[:1].upper()}{words[1:]}"
    if _is_address(out) and not re.search(r"[!?]", between):
        return f"{out}, {_inside(words)}"
    if re.search(r"[.!?]", between):
        return f"{out}{between.strip()} {words[:1].upper()}{words[1:]}"
    return f"{out}{between or ', '}{words}"


def _is_address(words: str) -> bool:
    """Say whether it is a name or a greeting."""
    return len(words.split()) <= 2 and not stands_alone(words)  # noqa: PLR2004 - `hey Ben`


def _inside(words: str) -> str:
    return words if words.startswith(("I ", "I'")) else words[:1].lower() + words[1:]


def says_something(pieces: Iterable[Piece]) -> bool:
    """Say whether a clause is kept that can stand alone."""
    kept = (piece.words for piece in pieces if piece.fate is Fate.KEPT)
    return any(stands_alone(words) or is_long(words) for words in kept)


def without_remains(pieces: list[Piece]) -> list[Piece]:
    """Leave out what means nothing once the clauses around it are gone."""
    gaps = (i for i, piece in enumerate(pieces) if piece.fate is not Fate.KEPT)
    first = next(gaps, len(pieces))
    return [
        piece._replace(fate=Fate.LEFT_OUT)
        if piece.fate is Fate.KEPT and (is_laugh(piece.words) or not _may_stay(piece, i > first))
        else piece
        for i, piece in enumerate(pieces)
    ]


def _may_stay(piece: Piece, after_a_gap: bool) -> bool:  # noqa: FBT001 - private, and said aloud
    return not after_a_gap or stands_alone(piece.words) or is_long(piece.words)
