"""Shows people's words inside the bot's own messages as nothing but words.

Discord would read markup, links, mentions, emoji codes and timestamps in them. What `discord.utils`
escapes is less: it leaves links, `<...>`, `:codes:`, numbered lists and much more as they are.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from operator import itemgetter

from nudgebot.plugin import Segment
from nudgebot_discord.words.characters import NOTHING_TO_SEE, Markup, cleaned, defused

LEFT_OUT = "…"
FENCE = "```"
ISOLATE, END_OF_ISOLATE = "\u2068", "\u2069"
RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})

# A piece of escaped text that must stay whole, and whether it is marked.
Piece = tuple[str, bool]


def plain(text: str, *, limit: int | None = None) -> Markup:
    """Show a text as the very characters it has.

    Control characters and direction overrides are left out, every line break becomes a plain one,
    and a line with right-to-left letters is isolated, so that it cannot reorder what is around it.
    It may stand within bold or a quote of ours, but not within a spoiler or code (see `in_code`):
    Discord knows no escapes there.

    Args:
        text: what somebody wrote.
        limit: the most characters that the result, or `quoted` of it, may have.
    """
    pieces = _pieces([Segment(text, marked=False)])
    return Markup(_render(pieces) if limit is None else _cut(pieces, limit))


def marked(segments: Iterable[Segment], *, limit: int) -> Markup:
    """Show a text as `plain` does, with its marked segments bold and underlined.

    Too long a text is cut from its end. Should the first marked part be lost with that, then what
    is left is around that part.

    Args:
        segments: the text, cut at its evidence.
        limit: the most characters that the result, or `quoted` of it, may have.
    """
    return Markup(_cut(_pieces(segments), limit))


def quoted(text: Markup) -> Markup:
    """Show a text as a block quote; what comes after it belongs on a line of its own."""
    lines = text.rstrip("\n").split("\n")
    if not lines[-1].strip():
        lines[-1] = NOTHING_TO_SEE  # Discord trims a message, and an empty quote is no quote
    return Markup("\n".join(f"> {line}" for line in lines))


def in_code(text: str, *, limit: int) -> Markup:
    """Show a text as a block of code, for somebody to copy.

    Nothing is escaped in there; a zero-width space within three backticks keeps them from ending
    the block.

    Args:
        text: what somebody wrote, or may want to write.
        limit: the most characters that the block may have, its fences included.
    """
    words = cleaned(text).replace("``", f"`{NOTHING_TO_SEE}`").strip("\n") or NOTHING_TO_SEE
    room = limit - 2 * len(FENCE) - 2
    shown = words if len(words) <= room else words[: room - 1] + LEFT_OUT
    return Markup(f"{FENCE}\n{shown}\n{FENCE}")


def _pieces(segments: Iterable[Segment]) -> list[Piece]:
    """Clean before anything else: what is left out must not bring two halves together."""
    parts = ((segment.marked, cleaned(segment.text)) for segment in segments)
    runs = groupby((part for part in parts if part[1]), key=itemgetter(0))
    return [
        (piece, is_marked)
        for is_marked, run in runs
        for piece in defused("".join(text for _, text in run))
    ]


def _render(pieces: Iterable[Piece]) -> str:
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece[0] == "\n":
            lines.append([])
        else:
            lines[-1].append(piece)
    return "\n".join(map(_render_line, lines))


def _render_line(pieces: Iterable[Piece]) -> str:
    line = ""
    for is_marked, run in groupby(pieces, key=itemgetter(1)):
        text = "".join(piece for piece, _ in run)
        line += _emphasise(text) if is_marked else text
    if any(unicodedata.bidirectional(character) in RIGHT_TO_LEFT for character in line):
        return f"{ISOLATE}{line}{END_OF_ISOLATE}"
    return line


def _emphasise(text: str) -> str:
    """Mark the words alone: the spaces at either end stay outside."""
    words = text.strip()
    if not words:
        return text
    before, _, after = text.partition(words)
    return f"{before}__**{words}**__{after}"


def _cut(pieces: Sequence[Piece], limit: int) -> str:
    whole = _render(pieces)
    if _size(whole) <= limit:
        return whole
    start, end = _first_marked(pieces)

    def from_the_start(width: int) -> str:
        return _window(pieces, 0, width)

    def around_the_mark(width: int) -> str:
        first = start - max(0, width - (end - start)) // 2
        return _window(pieces, max(0, min(first, len(pieces) - width)), width)

    width = _widest(from_the_start, limit)
    if end > width:
        return around_the_mark(_widest(around_the_mark, limit))
    return from_the_start(width)


def _widest(show: Callable[[int], str], limit: int) -> int:
    """Find how many pieces can be shown; each has one character at least."""
    return bisect_right(range(1, limit + 1), limit, key=lambda width: _size(show(width)))


def _size(text: str) -> int:
    return max(len(text), len(quoted(Markup(text))))


def _window(pieces: Sequence[Piece], start: int, width: int) -> str:
    shown = list(pieces[start : start + width])
    if start > 0:
        shown.insert(0, (LEFT_OUT, False))
    if start + width < len(pieces):
        shown.append((LEFT_OUT, False))
    return _render(shown)


def _first_marked(pieces: Sequence[Piece]) -> tuple[int, int]:
    """Find where the first marked part begins and ends; (0, 0) if nothing is marked."""
    start = next((at for at, piece in enumerate(pieces) if piece[1]), 0)
    rest = (at for at in range(start, len(pieces)) if not pieces[at][1])
    return start, next(rest, len(pieces))
