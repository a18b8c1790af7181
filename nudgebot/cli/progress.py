"""A progress bar on standard error, when somebody is there to see it."""

import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BufferedIOBase

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn


class Metered:
    """A source of bytes that tells how much of it was read, and how many messages are done."""

    def __init__(self, source: BufferedIOBase, tell: Callable[[int, int], None]) -> None:
        self._source, self._tell = source, tell

    def read1(self, size: int, /) -> bytes:
        """Read what is there, at most `size` bytes."""
        return self._counted(self._source.read1(size))

    def readline(self, size: int, /) -> bytes:
        """Read a line, at most `size` bytes."""
        return self._counted(self._source.readline(size))

    def done(self, messages: int) -> None:
        """Note that so many more messages are done."""
        self._tell(0, messages)

    def _counted(self, read: bytes) -> bytes:
        self._tell(len(read), 0)
        return read


@contextmanager
def progress(source: BufferedIOBase, *, wanted: bool = True) -> Iterator[Metered]:
    """Show how far `source` has been read, unless nobody sees it or somebody types it."""
    if not wanted or source.isatty() or not sys.stderr.isatty():
        yield Metered(source, lambda _size, _messages: None)
        return
    messages = TextColumn("{task.fields[messages]:,} messages")
    console = Console(stderr=True)
    with Progress(BarColumn(), messages, TimeRemainingColumn(), console=console) as bar:
        task, total = bar.add_task("", total=_size(source), messages=0), 0

        def tell(size: int, messages: int) -> None:
            nonlocal total
            total += messages
            bar.update(task, advance=size, messages=total)

        yield Metered(source, tell)


def _size(source: BufferedIOBase) -> int | None:
    """Tell how many bytes are to come, or None for a pipe, which does not know either."""
    try:
        status = os.fstat(source.fileno())
    except OSError:
        return None
    return status.st_size if stat.S_ISREG(status.st_mode) else None
