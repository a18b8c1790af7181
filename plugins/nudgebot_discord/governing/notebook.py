"""Where the governor writes down what it must still know after a restart."""

from typing import Protocol


class Notebook(Protocol):
    """Keeps short lines by key. Never the words of a person."""

    async def get(self, key: str) -> str | None:
        """Read a line, if there is one."""
        ...

    async def put(self, key: str, value: str) -> None:
        """Write a line, over the one that was there."""
        ...

    async def drop(self, key: str) -> None:
        """Cross a line out, if it is there."""
        ...
