"""What is wrong with a configuration: where, what, and what was probably meant."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

KeyPath: TypeAlias = tuple[str | int, ...]

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One mistake, with the line it is on (counted from 1) where it has one."""

    file: str
    message: str
    line: int | None = None
    path: str = ""
    suggestion: str = ""

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        what = f"{self.message}; {self.suggestion}" if self.suggestion else self.message
        return ": ".join(part for part in (place, self.path, what) if part)


class ConfigError(Exception):
    """A configuration that cannot be used. `problems` holds every mistake in it."""

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
    return f".{key}" if _BARE_KEY.fullmatch(key) else f'."{key}"'
