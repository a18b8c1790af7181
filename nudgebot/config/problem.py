"""What is wrong with a configuration: where, what, and what was probably meant."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

KeyPath: TypeAlias = tuple[str | int, ...]

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One mistake, or one thing that is legal but odd.

    Attributes:
        file: the name of the file.
        message: what is wrong.
        line: the line it is on, counted from 1, where it has one.
        column: the character of that line at which it begins, counted from 1.
        width: how many characters of the line it goes on for.
        path: the setting, as TOML would write it.
        suggestion: what to do, or what was probably meant.
        excerpt: the line itself; empty where it may hold a secret. It is for the owner's eyes only
            and no part of the text of a problem, which may get into a log.
        is_warning: whether the file can be used all the same.
    """

    file: str
    message: str
    line: int | None = None
    column: int | None = None
    width: int = 1
    path: str = ""
    suggestion: str = ""
    excerpt: str = ""
    is_warning: bool = False

    def __str__(self) -> str:
        kind = "warning" if self.is_warning else ""
        what = f"{self.message}; {self.suggestion}" if self.suggestion else self.message
        return ": ".join(part for part in (self.place, kind, self.path, what) if part)

    @property
    def place(self) -> str:
        """Where it is, in the form that editors and terminals make a link of."""
        steps = (self.file, self.line, self.column)
        return ":".join(str(step) for step in steps if step is not None)

    @property
    def order(self) -> tuple[int, int]:
        """Where it comes in its file."""
        return self.line or 0, self.column or 0


class ConfigError(Exception):
    """A configuration that cannot be used.

    Attributes:
        problems: every mistake in it, and what is legal but odd, in the order of the file.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)


def dotted(path: KeyPath) -> str:
    """Write a path as TOML would: `plugins."my chat".rooms[2].name`."""
    text = "".join(_step(key) for key in path)
    return text.removeprefix(".")


def _step(key: str | int) -> str:
    if isinstance(key, int):
        return f"[{key}]"
    return f".{key}" if _BARE_KEY.fullmatch(key) else f'."{_escaped(key)}"'


def _escaped(key: str) -> str:
    r"""Keep a key on one line: what cannot be seen is written as `\u` and its number."""
    text = key.replace("\\", "\\\\").replace('"', '\\"')
    return "".join(letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in text)
