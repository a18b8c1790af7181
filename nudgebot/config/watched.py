"""Notices that a file was changed, however an editor does that."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

Look: TypeAlias = tuple[int, ...] | None

PAUSE = 0.05
LOOKS = 20


class Watched:
    """A file as it looked last: by its inode, its size, and when it was written or changed."""

    def __init__(self, file: Path, sleep: Callable[[float], None] = time.sleep) -> None:
        self.file, self._sleep = file, sleep
        self._seen = self.look()

    def has_changed(self) -> bool:
        """Whether it looks other than the last time; if so, wait until nobody writes to it."""
        look = self.look()
        if look == self._seen:
            return False
        self._seen = self._settled(look)
        return True

    def look(self) -> Look:
        """See how it looks now; None if it is not there. Links are followed to their end."""
        try:
            status = self.file.stat()
        except (OSError, ValueError):
            return None
        return (
            status.st_size,
            status.st_dev,
            status.st_ino,
            status.st_mtime_ns,
            status.st_ctime_ns,
        )

    def _settled(self, look: Look) -> Look:
        """Let a writer finish, for a second at most: half a file can look like a whole one."""
        for _ in range(LOOKS):
            self._sleep(PAUSE)
            before, look = look, self.look()
            if look == before and not _is_unfinished(look):
                break
        return look


def _is_unfinished(look: Look) -> bool:
    """Many editors take a file away, or empty it, before they write it anew."""
    return look is None or look[0] == 0
