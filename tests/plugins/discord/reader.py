"""A small reader of Discord's markdown: what a person sees, and what came alive in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# In this order; the first that fits at a place is taken. None: what is matched is shown as it is.
ANYWHERE: tuple[tuple[str | None, re.Pattern[str]], ...] = (
    (None, re.compile(r"\\([^0-9A-Za-z\s])")),
    (None, re.compile(r"(¯\\_\(ツ\)_/¯)")),
    ("code block", re.compile(r"```([\s\S]+?)```")),
    ("code", re.compile(r"(?:``([\s\S]+?)``|`([^`]+?)`)")),
    ("autolink", re.compile(r"<([^: >]+:/[^ >]+)>")),
    ("mail", re.compile(r"<(?:mailto:)?([^\s<>@]+@[^\s<>]+)>")),
    ("phone", re.compile(r"<((?:tel:|sms:)?\+[0-9]+)>")),
    ("mention", re.compile(r"(<(?:@[!&]?|#)[0-9]+>)")),
    ("emoji", re.compile(r"(<a?:\w+:[0-9]+>)")),
    ("sound", re.compile(r"(<sound:[0-9]+:[0-9]+>)")),
    ("time", re.compile(r"(<t:-?[0-9]+(?::[A-Za-z])?>)")),
    ("command", re.compile(r"(</[^<>]+:[0-9]+>)")),
    ("navigation", re.compile(r"(<id:[a-z-]+(?::[0-9]+)?>)")),
    ("shortcode", re.compile(r"(:[^\s:]+?:)")),
    ("everyone", re.compile(r"(@(?:everyone|here))")),
    ("link", re.compile(r"((?:https?|steam|discord)://[^\s<]+)", re.IGNORECASE)),
    ("masked link", re.compile(r"\[((?:\\.|[^\]\\])*)\]\(\s*<?[^\s)]*>?[^)]*\)")),
    ("spoiler", re.compile(r"\|\|([\s\S]+?)\|\|")),
    ("strike", re.compile(r"~~((?:\\[\s\S]|[^\\])+?)~~(?!_)")),
    ("bold", re.compile(r"\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)")),
    ("underline", re.compile(r"__((?:\\[\s\S]|[^\\])+?)__(?!_)")),
    ("italic", re.compile(r"\*(?=\S)((?:\*\*|\\[\s\S]|[^*\\])+?)\*(?!\*)")),
    ("italic", re.compile(r"\b_((?:__|\\[\s\S]|[^\\_])+?)_\b")),
)
HOLDS_MORE = {"masked link", "spoiler", "strike", "bold", "underline", "italic"}
AT_THE_START_OF_A_LINE = (
    ("quote", re.compile(r" *>(?:>>)? +")),
    ("heading", re.compile(r" *#{1,3} +")),
    ("footer", re.compile(r" *-# +")),
    ("list", re.compile(r" *(?:[-*+]|[0-9]+[.])\s+")),
)
# What the server and the previews find in the raw text, whatever stands before it.
RAW = (
    ("everyone", re.compile(r"@(?:everyone|here)", re.IGNORECASE)),
    ("mention", re.compile(r"<(?:@[!&]?|#)[0-9]+>")),
    ("link", re.compile(r"https?://\S", re.IGNORECASE)),
    ("invite", re.compile(r"discord(?:app)?\.(?:gg|com[/\\]+invite|gift)[/\\]+\w", re.IGNORECASE)),
)


@dataclass(frozen=True)
class Sight:
    """A character that is seen, and in what."""

    character: str
    within: frozenset[str]


def read(text: str) -> list[Sight]:
    """Read a message as Discord's client shows it."""
    return list(_read(text, frozenset(), at_line_start=True))


def seen(text: str) -> str:
    return "".join(sight.character for sight in read(text))


def alive(text: str) -> set[str]:
    """Name all that is more than words in a message."""
    raw = {name for name, pattern in RAW if pattern.search(text)}
    return raw.union(*(sight.within for sight in read(text)))


def _read(text: str, within: frozenset[str], *, at_line_start: bool) -> Iterator[Sight]:
    position = 0
    while position < len(text):
        if at_line_start and (found := _line_start(text, position)):
            construct, end = found
            line, newline, _ = text[end:].partition("\n")
            yield from _read(line + newline, within | {construct}, at_line_start=True)
            position = end + len(line + newline)
            continue
        if matched := _anywhere(text, position):
            name, inner, end = matched
            around = within | ({name} if name else set())
            if name in HOLDS_MORE:
                yield from _read(inner, around, at_line_start=False)
            else:
                yield from (Sight(character, around) for character in inner)
            position, at_line_start = end, False
            continue
        yield Sight(text[position], within)
        at_line_start = text[position] == "\n"
        position += 1


def _line_start(text: str, position: int) -> tuple[str, int] | None:
    for name, pattern in AT_THE_START_OF_A_LINE:
        if match := pattern.match(text, position):
            return name, match.end()
    return None


def _anywhere(text: str, position: int) -> tuple[str | None, str, int] | None:
    for name, pattern in ANYWHERE:
        if match := pattern.match(text, position):
            inner = next((group for group in match.groups() if group is not None), "")
            return name, inner, match.end()
    return None
