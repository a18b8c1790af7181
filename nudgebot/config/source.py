"""What a TOML file says, and where it says it."""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from nudgebot.config.page import Page
from nudgebot.config.places import Places, Span
from nudgebot.config.problem import KeyPath, Problem, dotted


class Aim(StrEnum):
    """What of a setting a mistake points at."""

    KEY = "key"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read.

    Attributes:
        file: its name.
        table: what it says, without the lines that are no TOML.
        page: its text.
        places: where its keys and values stand.
        problems: the lines that are no TOML.
    """

    file: str
    table: dict[str, Any]
    page: Page = field(default=Page(""), repr=False)
    places: Places = field(default_factory=Places, repr=False)
    problems: tuple[Problem, ...] = ()

    def problem(
        self, path: KeyPath, message: str, suggestion: str = "", *, aim: Aim = Aim.VALUE
    ) -> Problem:
        """Place a mistake on its key or value, or else on the innermost that the file has."""
        known = self.places.known
        ways = (path[:length] for length in range(len(path), 0, -1))
        found = next((way for way in ways if way in known), None)
        problem = Problem(file=self.file, path=dotted(path), message=message, suggestion=suggestion)
        if found is None:
            return problem
        span = known[found].key if aim is Aim.KEY and found == path else known[found].value
        return placed(problem, self.page, span)


def placed(problem: Problem, page: Page, span: Span) -> Problem:
    """Say where a problem is; it goes on to the end of its first line at most."""
    start, end = span
    line, column = page.line_at(start), page.column_at(start)
    rest = len(page.line(line)) - column + 1
    return replace(
        problem,
        line=line,
        column=column,
        width=max(1, min(end - start, rest)),
        excerpt=page.excerpt(line),
    )
