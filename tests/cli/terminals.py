"""A terminal with somebody at it: the program runs behind a real pseudo-terminal."""

import os
import pty
import select
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.cli.programs import PROGRAM

PATIENCE = 60


@dataclass
class Terminal:
    """The keyboard and the screen."""

    end: int
    process: "subprocess.Popen[bytes]"
    screen: str = field(default="", repr=False)

    def type(self, line: str) -> None:
        os.write(self.end, f"{line}\n".encode())

    def wait_for(self, words: str) -> str:
        """Read on until the words have come; return all up to and with them, and drop that."""
        until = time.monotonic() + PATIENCE
        while words not in self.screen:
            assert time.monotonic() < until, f"no {words!r} in {self.screen!r}"
            assert self._read(), f"it ended before {words!r}: {self.screen!r}"
        read, words, self.screen = self.screen.partition(words)
        return read + words

    def close(self) -> int:
        """Read to the end; return the exit status."""
        while self._read():
            pass
        return self.process.wait(PATIENCE)

    def _read(self) -> bool:
        """Read what is there within a second; false when the program is gone."""
        if not select.select([self.end], [], [], 1)[0]:
            return self.process.poll() is None
        try:
            read = os.read(self.end, 65536)
        except OSError:
            return False
        self.screen += read.decode(errors="replace").replace("\r\n", "\n")
        return bool(read)


@contextmanager
def terminal(*arguments: str, folder: Path) -> Iterator[Terminal]:
    """Run a verb behind a terminal that shows no colours."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "dumb", "NO_COLOR": "1", "COLUMNS": "100"}
    with subprocess.Popen(  # noqa: S603 - our own
        [*PROGRAM, *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=folder,
        env=environment,
        start_new_session=True,
    ) as process:
        os.close(theirs)
        try:
            yield Terminal(ours, process)
        finally:
            process.kill()
            os.close(ours)


def typed(terminal: Terminal, exchange: Sequence[tuple[str, str]]) -> None:
    """Wait for each of the words, and type the line after them."""
    for words, line in exchange:
        terminal.wait_for(words)
        terminal.type(line)
