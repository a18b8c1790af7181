"""Puts a configuration on disk: whole and right, or not at all."""

import os
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from nudgebot.config.load import load
from nudgebot.config.problem import ConfigError


def write_checked(file: Path, text: str) -> None:
    """Check a configuration as `nudgebot check` does, and put it in place at once.

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
        _check(draft, file)
        draft.replace(target)
    finally:
        with suppress(FileNotFoundError):
            draft.unlink()


def _check(draft: Path, file: Path) -> None:
    """Name the file that it is for, and not the one that it stands in so far."""
    try:
        load(draft)
    except ConfigError as error:
        named = [replace(problem, file=str(file)) for problem in error.problems]
        raise ConfigError(named) from error
