"""Puts a configuration on disk: whole and right, or not at all."""

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from nudgebot.config.load import load
from nudgebot.config.problem import ConfigError, Problem


def write_checked(file: Path, text: str) -> Sequence[Problem]:
    """Check a configuration as `nudgebot check` does, put it in place, and return its warnings.

    A link stays a link: what it points at is replaced.

    Raises:
        ConfigError: it cannot be used; `file` is as it was.
        OSError: it cannot be written; `file` is as it was.
    """
    target = file.resolve()
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with draft.open("x", encoding="utf-8", newline="\n") as written:
            written.write(text)
            written.flush()
            os.fsync(written.fileno())
        warnings = _check(draft, file)
        draft.replace(target)
    finally:
        with suppress(FileNotFoundError):
            draft.unlink()
    return warnings


def _check(draft: Path, file: Path) -> Sequence[Problem]:
    """Name the file that it is for, and not the one that it stands in so far."""
    try:
        return _named(load(draft).warnings, file)
    except ConfigError as error:
        raise ConfigError(_named(error.problems, file)) from error


def _named(problems: Sequence[Problem], file: Path) -> Sequence[Problem]:
    return [replace(problem, file=str(file)) for problem in problems]
