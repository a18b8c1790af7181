"""Puts what is no TOML into words, and finds the line to leave out so that the rest can be read."""

import re

import tomli

from nudgebot.config.page import Page
from nudgebot.config.places import Places, Span, find_places
from nudgebot.config.problem import Problem, dotted
from nudgebot.config.source import placed
from nudgebot.config.syntax_words import say

_TWICE = re.compile(r"Cannot (?:declare|overwrite|mutate|redefine)|Duplicate")
_END = "\0"  # no key and no blank, so that the search gets to the end of what stands before it
_OPEN = re.compile(
    r"Unclosed|Unterminated|Expected [\"']'|(?:Illegal|Found invalid) character '\\n'"
)


def syntax_problem(
    file: str, page: Page, text: str, error: tomli.TOMLDecodeError
) -> tuple[Problem, Span | None]:
    """Say what a parser stumbled over.

    Args:
        file: the name of the file.
        page: the text as it was written.
        text: the same, with blanks for what was left out already.
        error: what the parser says of it.

    Returns:
        The problem, and which characters to leave out; None if that would not help, because other
        lines hang on them.
    """
    offset = page.offset_at(error.lineno, error.colno)
    places = find_places(text[:offset] + _END)
    if _TWICE.match(error.msg):
        return _twice(file, page, text, places), _culprit(page, text, places, offset)
    message, hint = say(error.msg, page.line(page.line_at(offset)), error.colno - 1)
    start = places.opened[-1] if _OPEN.match(error.msg) and places.opened else offset
    problem = Problem(file=file, message=f"this is not TOML: {message}", suggestion=hint)
    is_short_text = start != offset and re.match(r"""(["'])(?!\1\1)""", text[start:])
    culprit = _culprit(page, text, places, start if is_short_text else offset)
    return placed(problem, page, (start, start + 1)), culprit


def _twice(file: str, page: Page, text: str, places: Places) -> Problem:
    (path, span), first = places.statement, _first_line(text, page, places)
    hint = f"the first is on line {first}; take one of them out" if first else ""
    message = "is set for the second time"
    return placed(
        Problem(file=file, path=dotted(path), message=message, suggestion=hint), page, span
    )


def _first_line(text: str, page: Page, places: Places) -> int | None:
    """Find the line of what the last statement says again."""
    path, (start, _) = places.statement
    before = find_places(text[:start]).known.get(path)
    return page.line_at(before.key[0]) if before else None


def _culprit(page: Page, text: str, places: Places, offset: int) -> Span | None:
    """Find the line to leave out, if the whole statement and nothing else is on it."""
    number = page.line_at(offset)
    start = page.offset_at(number, 1)
    line = text[start : start + len(page.line(number))]
    is_begun_here = places.statement[1][0] >= start or not places.opened
    is_header = line.lstrip().startswith("[")
    is_first = not any(opened < start for opened in places.opened)
    if is_header or not line.strip() or not (is_begun_here and is_first):
        return None
    return start, start + len(line)
