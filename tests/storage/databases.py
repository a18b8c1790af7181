"""The databases that the contract of the Store is tested on."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from sqlalchemy import Table, select, text
from sqlalchemy.ext.asyncio import AsyncEngine

from nudgebot.storage.database import connect
from nudgebot.storage.store import SqlStore
from nudgebot.storage.tables import metadata
from tests.house import EXCERPT_KEY


@dataclass(frozen=True)
class Database:
    """A migrated, empty database, that stores can be opened on one after the other."""

    url: str

    @asynccontextmanager
    async def store(self) -> AsyncIterator[SqlStore]:
        store = SqlStore(connect(self.url), excerpt_key=EXCERPT_KEY)
        store.start()
        try:
            yield store
        finally:
            await store.stop()

    @asynccontextmanager
    async def engine(self) -> AsyncIterator[AsyncEngine]:
        engine = connect(self.url)
        try:
            yield engine
        finally:
            await engine.dispose()

    async def execute(self, statement: str) -> None:
        """Do something to the database behind the store's back."""
        async with self.engine() as engine, engine.begin() as connection:
            await connection.execute(text(statement))

    async def count(self, table: Table) -> int:
        return len(await self.content(table))

    async def content(self, table: Table) -> list[tuple[object, ...]]:
        async with self.engine() as engine, engine.connect() as connection:
            return [tuple(row) for row in await connection.execute(select(table))]

    async def everything(self) -> str:
        """Write out every row of every table."""
        tables = [
            f"{table.name}: {await self.content(table)!r}" for table in metadata.sorted_tables
        ]
        return "\n".join(tables)

    async def clear(self) -> None:
        async with self.engine() as engine, engine.begin() as connection:
            for table in reversed(metadata.sorted_tables):
                await connection.execute(table.delete())


async def make_database(server: str, name: str) -> str:
    """Create a database on a PostgreSQL server; return its URL."""
    await _on_server(server, f'CREATE DATABASE "{name}"')
    return f"{server.rsplit('/', 1)[0]}/{name}"


async def drop_database(server: str, name: str) -> None:
    await _on_server(server, f'DROP DATABASE "{name}" WITH (FORCE)')


async def _on_server(server: str, statement: str) -> None:
    engine = connect(server)
    async with engine.connect() as connection:
        alone = await connection.execution_options(isolation_level="AUTOCOMMIT")
        await alone.execute(text(statement))
    await engine.dispose()
