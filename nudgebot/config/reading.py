"""Reads a TOML file, with clear problems where it cannot be read."""

from pathlib import Path

import tomli

from nudgebot.config.page import Page
from nudgebot.config.places import find_places
from nudgebot.config.problem import ConfigError, Problem
from nudgebot.config.source import Source, placed
from nudgebot.config.syntax import syntax_problem

_LARGEST = 4 * 1024 * 1024
_MOST = 50


def read_source(path: Path) -> Source:
    """Read and parse `path`. A line that is no TOML is put among the problems and left out.

    Raises:
        ConfigError: it is not there, not readable, not UTF-8, or no TOML beyond single lines.
    """
    return parse(str(path), _read_text(path))


def parse(file: str, text: str) -> Source:
    """Parse a text. A line that is no TOML is put among the problems and left out.

    Raises:
        ConfigError: it is no TOML beyond single lines.
    """
    page, left, problems = Page(text), text, list[Problem]()
    while True:
        try:
            return _parse(file, left, page, tuple(problems))
        except tomli.TOMLDecodeError as error:
            problem, culprit = syntax_problem(file, page, left, error)
            problems.append(problem)
            if culprit is None or len(problems) == _MOST:
                raise ConfigError(problems) from error
            start, end = culprit
            left = left[:start] + " " * (end - start) + left[end:]


def _parse(file: str, text: str, page: Page, problems: tuple[Problem, ...]) -> Source:
    try:
        return Source(file, tomli.loads(text), page, find_places(text), problems)
    except tomli.TOMLDecodeError:
        raise
    except RecursionError as error:
        raise _unusable(file, "its lists or tables are nested too deeply") from error
    except ValueError as error:
        raise _unusable(file, "it has a number that is too long") from error


def _read_text(path: Path) -> str:
    file = str(path)
    try:
        with path.open("rb") as opened:
            raw = opened.read(_LARGEST + 1)
    except FileNotFoundError as error:
        hint = "give the path of a TOML file"
        raise _unusable(file, "there is no such file", hint) from error
    except IsADirectoryError as error:
        raise _unusable(file, "this is a folder", "give a file in it") from error
    except PermissionError as error:
        hint = "let the account that runs nudgebot read it"
        raise _unusable(file, "it may not be read", hint) from error
    except (OSError, ValueError) as error:
        raise _unusable(file, f"it cannot be read: {error}") from error
    if len(raw) > _LARGEST:
        raise _unusable(file, "it is larger than 4 MB", "is it the right file?")
    return _decode(file, raw)


def _decode(file: str, raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        page = Page(raw.decode("utf-8-sig", errors="replace"))
        offset = len(error.object[: error.start].decode("utf-8"))
        problem = Problem(file=file, message="it is not UTF-8", suggestion="save it as UTF-8")
        raise ConfigError([placed(problem, page, (offset, offset + 1))]) from error


def _unusable(file: str, message: str, hint: str = "") -> ConfigError:
    return ConfigError([Problem(file=file, message=message, suggestion=hint)])
