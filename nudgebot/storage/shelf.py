"""What every part of the Store works with: one pool to read from, one writer to write through."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from nudgebot.storage.casebook import Casebook
from nudgebot.storage.cipher import Cipher
from nudgebot.storage.database import checkpoint
from nudgebot.storage.filing import Clerk
from nudgebot.storage.ledger import Ledger
from nudgebot.storage.names import Names
from nudgebot.storage.recording import Recorder
from nudgebot.storage.standings import Standings
from nudgebot.storage.writer import Writer
from nudgebot.stores import StoreUnavailableError

UNREADABLE = (SQLAlchemyError, OSError, ValueError)  # a lone surrogate in an id is a ValueError


class Shelf:
    """One database. Excerpts and notes are sealed with `excerpt_key`."""

    def __init__(self, engine: AsyncEngine, *, excerpt_key: bytes) -> None:
        cipher = Cipher(excerpt_key)
        self._engine = engine
        self._names = Names()
        self._clerk = Clerk(cipher)
        self._casebook = Casebook(cipher)
        self._ledger = Ledger(cipher)
        self._standings = Standings(engine)
        self._writer = Writer(engine, Recorder(self._clerk, self._names).write)

    async def _clear_log(self) -> None:
        """Erase from the database's log what was erased; if not now, the next round does."""
        with suppress(StoreUnavailableError):
            async with self._reading() as connection:
                await checkpoint(connection)

    @asynccontextmanager
    async def _reading(self) -> AsyncIterator[AsyncConnection]:
        try:
            async with self._engine.connect() as connection:
                yield connection
        except UNREADABLE as error:
            raise StoreUnavailableError(type(error).__name__) from error
