"""Reads a TOML file, with one clear problem where it cannot be read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import tomli

from nudgebot.config.lines import key_lines
from nudgebot.config.problem import ConfigError, KeyPath, Problem, dotted

_LARGEST = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Source:
    """What a file says, and on which line."""

    file: str
    table: dict[str, Any]
    lines: Mapping[KeyPath, int] = field(repr=False)

    def problem(self, path: KeyPath, message: str, suggestion: str = "") -> Problem:
        """Place a mistake on the line of the innermost key that the file has."""
        known = (path[:length] for length in range(len(path), 0, -1))
        return Problem(
            file=self.file,
            line=next((self.lines[key] for key in known if key in self.lines), None),
            path=dotted(path),
            message=message,
            suggestion=suggestion,
        )


def read_source(path: Path) -> Source:
    """Read and parse `path`.

    Raises:
        ConfigError: it is not there, not readable, not UTF-8, or not TOML.
    """
    text = _read_text(path)
    try:
        return Source(str(path), tomli.loads(text), key_lines(text))
    except tomli.TOMLDecodeError as error:
        line = min(error.lineno, text.count("\n") + 1)
        raise _unusable(path, f"this is not TOML: {error.msg}", line=line) from error
    except RecursionError as error:
        raise _unusable(path, "its lists or tables are nested too deeply") from error
    except ValueError as error:
        raise _unusable(path, "it has a number that is too long") from error


def _read_text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            raw = file.read(_LARGEST + 1)
    except FileNotFoundError as error:
        hint = "give the path of a TOML file"
        raise _unusable(path, "there is no such file", hint=hint) from error
    except IsADirectoryError as error:
        raise _unusable(path, "this is a folder", hint="give a file in it") from error
    except PermissionError as error:
        hint = "let the account that runs nudgebot read it"
        raise _unusable(path, "it may not be read", hint=hint) from error
    except (OSError, ValueError) as error:
        raise _unusable(path, f"it cannot be read: {error}") from error
    if len(raw) > _LARGEST:
        raise _unusable(path, "it is larger than 4 MB", hint="is it the right file?")
    return _decode(path, raw)


def _decode(path: Path, raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise _unusable(path, "it is not UTF-8", line=line, hint="save it as UTF-8") from error


def _unusable(path: Path, message: str, *, line: int | None = None, hint: str = "") -> ConfigError:
    return ConfigError([Problem(file=str(path), line=line, message=message, suggestion=hint)])
