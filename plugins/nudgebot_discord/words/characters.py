"""Takes the power out of every character that Discord would make something of."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NewType

# Text that Discord shows as it is, or as we mean it; made by `escape` alone.
Markup = NewType("Markup", str)

NOTHING_TO_SEE = "\u200b"  # the zero-width space
JOINER = "\u200d"
MARKS_IN_A_ROW = 8
LONGEST_CLUSTER = 24

_LINE_BREAK = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# Controls, and what turns the direction of all that follows. The joiners and the plain direction
# marks stay: Persian, Arabic and many emoji need them, and they reach no further.
_CONTROL = re.compile(r"[\0-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u206f\ufff9-\ufffb]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")

# A dot matters in a domain and after a number, a dash or plus before anything but a word.
_ACTIVE = re.compile(
    r"[\\*_~|`<>\[\]#:@]|[-+](?![0-9A-Za-z])|\.(?=\S)|(?<=[0-9])\.",
)
# The server looks for these two in the raw text, where a backslash does not stop it.
_CALL_TO_ALL = re.compile("@(?=everyone|here)", re.IGNORECASE)

# One of them, with its backslash if it has one.
_CHARACTER = re.compile(r"\\?[\s\S]")
_SKIN_TONES = map(chr, range(0x1F3FB, 0x1F400))
_LEANING = frozenset({NOTHING_TO_SEE, JOINER, *_SKIN_TONES})


def cleaned(text: str) -> str:
    """Leave out what nobody sees, and write every line break alike."""
    text = _CONTROL.sub("", _LINE_BREAK.sub("\n", text))
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)


def defused(text: str) -> Iterator[str]:
    """Escape a cleaned text, in pieces that must not be cut in two.

    What Discord shows is the text, but for two things: a zero-width space keeps the first mark off
    what stands before it, and one stands within `@everyone` and `@here`. Of marks that pile up on
    one letter, the first few are kept.
    """
    piece = ""
    marks = 0
    safe = _ACTIVE.sub(r"\\\g<0>", _CALL_TO_ALL.sub(f"@{NOTHING_TO_SEE}", text))
    for character in _CHARACTER.findall(safe):
        marks = marks + 1 if _is_mark(character) else 0
        if marks > MARKS_IN_A_ROW:
            continue
        if piece and _stays_with(piece, character):
            piece += character
            continue
        if piece:
            yield piece
        leans = _is_mark(character) or character == JOINER
        piece = NOTHING_TO_SEE + character if leans else character
    if piece:
        yield piece


def _stays_with(piece: str, character: str) -> bool:
    if len(piece) >= LONGEST_CLUSTER or piece == "\n":
        return False
    return piece.endswith(JOINER) or character in _LEANING or _is_mark(character)


def _is_mark(character: str) -> bool:
    return unicodedata.category(character[-1]).startswith("M")
