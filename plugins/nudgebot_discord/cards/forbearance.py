"""Goes on with the other cards when Discord refuses one."""

from collections.abc import Iterator
from contextlib import contextmanager

import discord

BAD_REQUEST, TOO_MANY_EDITS = 400, 30046


class Forbearance:
    """Puts off what Discord says to single cards, until all others had their turn."""

    def __init__(self) -> None:
        self._refused: discord.HTTPException | None = None

    @contextmanager
    def with_one(self) -> Iterator[None]:
        """Do something with one card. Raises what would stop the others just as well."""
        try:
            yield
        except discord.HTTPException as error:
            if error.status != BAD_REQUEST and error.code != TOO_MANY_EDITS:
                raise
            self._refused = error

    def end(self) -> None:
        """Raise what was put off last, if anything was."""
        if self._refused is not None:
            raise self._refused
