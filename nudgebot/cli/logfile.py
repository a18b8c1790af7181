"""Opens a log that somebody named, and says clearly what is no log."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedIOBase
from pathlib import Path
from typing import cast

from nudgebot.cli.chatlog import Lines, is_utf8
from nudgebot.cli.errors import VerbError

_STANDARD_INPUT = Path("-")
_GZIP = b"\x1f\x8b"


def standard_input() -> BufferedIOBase:
    """Get the bytes of standard input."""
    return cast("BufferedIOBase", sys.stdin.buffer)


@contextmanager
def opened(log: Path) -> Iterator[BufferedIOBase]:
    """Open a log; `-` is standard input."""
    if log == _STANDARD_INPUT:
        yield standard_input()
    else:
        with log.open("rb") as file:
            yield file


def name_of(log: Path) -> str:
    """Say which log is meant."""
    return "standard input" if log == _STANDARD_INPUT else str(log)


class Checked:
    """The lines of a log, as they are; refused at the first one where they are no lines of text."""

    def __init__(self, source: Lines, name: str) -> None:
        self._source, self._name, self._is_begun = source, name, False

    def readline(self, size: int, /) -> bytes:
        """Read a line, at most `size` bytes.

        Raises:
            VerbError: what there is cannot be a log.
        """
        line = self._source.readline(size)
        if not self._is_begun and line.strip():
            self._is_begun = True
            problem = _problem(line)
            if problem:
                raise VerbError(f"{self._name}: {problem}")
        return line


def _problem(line: bytes) -> str | None:
    if line.startswith(_GZIP):
        return "it is compressed; unpack it first, such as with 'zcat LOG | nudgebot calibrate -'"
    if b"\0" in line or not is_utf8(line):
        return (
            "it is not text in UTF-8; if it is text, convert it first, such as with"
            " 'iconv -f UTF-16 -t UTF-8 LOG' or 'iconv -f WINDOWS-1252 -t UTF-8 LOG'"
        )
    if line.strip() == b"[" or line.lstrip().startswith(b"[{"):
        return "it is one JSON array; write one object a line, such as with 'jq -c .[] LOG'"
    return None
