"""Notices that a file was changed, however an editor does that."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

Look: TypeAlias = tuple[int, ...] | None

PAUSE = 0.05
LOOKS = 20


class Watched:
    """A file as it looked last: by its inode, its size, and when it was written."""

    def __init__(self, file: Path, sleep: Callable[[float], None] = time.sleep) -> None:
        self._file, self._sleep = file, sleep
        self._seen = self._look()

    def has_changed(self) -> bool:
        """Whether it looks other than the last time; if so, wait until nobody writes to it."""
        look = self._look()
        if look == self._seen:
            return False
        self._seen = self._settled(look)
        return True

    def _settled(self, look: Look) -> Look:
        """Let a writer finish, for a second at most: half a file can look like a whole one."""
        for _ in range(LOOKS):
            self._sleep(PAUSE)
            before, look = look, self._look()
            if look == before:
                break
        return look

    def _look(self) -> Look:
        try:
            status = self._file.stat()
        except OSError:
            return None
        return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns
