"""Opening, migrating and losing databases."""

import asyncio
import re
import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, event, text

from nudgebot.storage.database import DatabaseError, connect, upgrade
from nudgebot.storage.store import SqlStore
from nudgebot.storage.tables import decisions, metadata
from nudgebot.stores import StoreUnavailableError
from tests.builders import nudge_record, nudged, record
from tests.house import EXCERPT_KEY
from tests.storage.databases import Database


async def test_the_migrations_make_the_schema_that_the_tables_say(database: Database) -> None:
    def differences(connection: Connection) -> list[object]:
        options = {"compare_type": False, "compare_server_default": True}
        context = MigrationContext.configure(connection, opts=options)
        return list(compare_metadata(context, metadata))

    async with database.engine() as engine, engine.connect() as connection:
        assert await connection.run_sync(differences) == []


async def test_an_upgrade_of_the_newest_schema_changes_nothing(database: Database) -> None:
    async with database.store() as store:
        await store.record(record())
    async with database.engine() as engine:
        assert re.fullmatch(r"\d{4}", await upgrade(engine))
    assert await database.count(decisions) == 1


async def test_a_database_of_a_newer_version_is_refused(sqlite: Database) -> None:
    await sqlite.execute("UPDATE alembic_version SET version_num = '9999'")
    async with sqlite.engine() as engine:
        with pytest.raises(DatabaseError, match="newer nudgebot"):
            await upgrade(engine)


async def assert_refused(url: str) -> None:
    async with Database(url).engine() as engine:
        with pytest.raises(DatabaseError, match="cannot be opened") as caught:
            await upgrade(engine)
    assert "\n" not in str(caught.value)
    await threads_ended()


async def threads_ended() -> None:
    """Wait for the threads of connections that failed: they end on their own, a moment later."""
    for thread in threading.enumerate():
        if "_connection_worker_thread" in thread.name:
            await asyncio.to_thread(thread.join, 5)


async def test_a_file_that_is_no_database_is_refused_in_one_line(tmp_path: Path) -> None:
    file = tmp_path / "nudgebot.db"
    file.write_bytes(b"once upon a time " * 1000)
    await assert_refused(f"sqlite:///{file}")


async def test_a_database_that_was_cut_short_is_refused_in_one_line(
    sqlite: Database, tmp_path: Path
) -> None:
    file = tmp_path / "nudgebot.db"
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    await assert_refused(sqlite.url)


async def test_a_folder_and_a_missing_folder_are_refused_in_one_line(tmp_path: Path) -> None:
    await assert_refused(f"sqlite:///{tmp_path}")
    await assert_refused(f"sqlite:///{tmp_path}/missing/nudgebot.db")


async def test_a_server_that_is_not_there_is_refused_in_one_line() -> None:
    pytest.importorskip("asyncpg", reason="install nudgebot[postgresql]")
    await assert_refused("postgresql://nobody@127.0.0.1:1/nothing")


@pytest.mark.parametrize("url", ["mysql://host/name", "nonsense", ""])
def test_only_sqlite_and_postgresql_are_known(url: str) -> None:
    with pytest.raises(DatabaseError, match=r"storage\.url must look like"):
        connect(url)


@pytest.mark.parametrize(("sync", "number"), [("normal", 1), ("full", 2)])
async def test_every_connection_to_sqlite_is_safe_and_tidy(
    sqlite: Database, sync: str, number: int
) -> None:
    expected = {
        "journal_mode": "wal",
        "synchronous": number,
        "foreign_keys": 1,
        "secure_delete": 1,
        "busy_timeout": 5000,
    }
    engine = connect(sqlite.url, sync=sync)
    async with engine.connect() as one, engine.connect() as two:
        for connection in (one, two):
            for pragma, value in expected.items():
                assert await connection.scalar(text(f"PRAGMA {pragma}")) == value
    await engine.dispose()


async def test_when_the_disk_is_full_it_says_so_and_then_recovers(sqlite: Database) -> None:
    engine = connect(sqlite.url)
    pages: dict[str, int] = {"most": 1}

    @event.listens_for(engine.sync_engine, "begin")
    def limit(connection: Connection) -> None:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages['most']}")

    store = SqlStore(engine, excerpt_key=EXCERPT_KEY)
    store.start()
    try:
        many = [record(name="x" * 8000, by=str(number)) for number in range(30)]
        results = await asyncio.gather(*(store.record(r) for r in many), return_exceptions=True)
        assert any(isinstance(result, StoreUnavailableError) for result in results)
        pages["most"] = 1_000_000
        again = await asyncio.gather(*(store.record(r) for r in many))
        assert [receipt.is_repeat for receipt in again] == [
            not isinstance(result, Exception) for result in results
        ]
    finally:
        await store.stop()
    assert await sqlite.count(decisions) == 30


async def test_a_database_that_goes_away_is_an_outage(sqlite: Database) -> None:
    async with sqlite.store() as store:
        assert await store.answers()
        await sqlite.execute("ALTER TABLE nudges RENAME TO gone")
        for outage in (
            store.record(nudged(nudge_record())),
            store.standing(record().member, None),
            store.unanswered(record().member),
        ):
            with pytest.raises(StoreUnavailableError) as caught:
                await outage
            assert str(caught.value).isidentifier()


async def test_what_an_error_says_has_no_names_in_it(sqlite: Database) -> None:
    async with sqlite.store() as store:
        await sqlite.execute("ALTER TABLE members RENAME TO gone")
        with pytest.raises(StoreUnavailableError) as caught:
            await store.record(record(name="Sesame"))
    assert "Sesame" not in repr(caught.value.__cause__)
    assert "Sesame" not in str(caught.value.__cause__)


async def test_a_database_that_is_not_there_does_not_answer(tmp_path: Path) -> None:
    store = SqlStore(connect(f"sqlite:///{tmp_path}/missing/nudgebot.db"), excerpt_key=EXCERPT_KEY)
    with pytest.raises(StoreUnavailableError):
        await store.answers()
    await store.stop()
    await threads_ended()
