"""Every test that asks for `database` or `store` runs on SQLite and on PostgreSQL."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from nudgebot.storage.database import connect, upgrade
from nudgebot.storage.store import SqlStore
from tests.requirements import missing
from tests.storage.databases import Database, drop_database, make_database

SERVER = "NUDGEBOT_TEST_POSTGRESQL"
HOW = f"set {SERVER} to the URL of a PostgreSQL server, postgresql://user@host:5432/database"


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Database]:
    """A database of this test run's own on the server that the environment names."""
    server = os.environ.get(SERVER)
    if not server:
        missing("PostgreSQL", HOW)
    name = f"nudgebot_{uuid4().hex}"
    database = Database(asyncio.run(make_database(server, name)))
    try:
        asyncio.run(migrate(database))
        yield database
    finally:
        asyncio.run(drop_database(server, name))


async def migrate(database: Database) -> None:
    engine = connect(database.url)
    await upgrade(engine)
    await engine.dispose()


@pytest.fixture
def sqlite(migrated_database: Path, tmp_path: Path) -> Database:
    file = tmp_path / "nudgebot.db"
    shutil.copyfile(migrated_database, file)
    return Database(f"sqlite:///{file}")


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Database:
    database: Database = request.getfixturevalue(request.param)
    if request.param == "postgresql":
        asyncio.run(database.clear())
    return database


@pytest.fixture
async def store(database: Database) -> AsyncIterator[SqlStore]:
    async with database.store() as store:
        yield store
