"""Opens a database, brings it to the current schema, and knows the dialects apart."""

from collections.abc import Sequence
from functools import partial
from importlib import resources

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, Table, event, make_url
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg"}
PRAGMAS = (
    "journal_mode = WAL",
    "foreign_keys = ON",
    "busy_timeout = 5000",
    "secure_delete = ON",  # what is erased is overwritten
    "temp_store = MEMORY",
)

Insert = sqlite.Insert | postgresql.Insert


class DatabaseError(Exception):
    """The database cannot be used; the message says what to do."""


def connect(url: str, *, sync: str = "normal") -> AsyncEngine:
    """Make an engine for an SQLAlchemy URL; the async driver is chosen for you.

    `sync` is how careful SQLite is with the disk; other databases have settings of their own.

    Raises:
        DatabaseError: it is not a URL of SQLite or PostgreSQL, or the driver is missing.
    """
    try:
        parsed = make_url(url)
        name = parsed.get_backend_name()
        parsed = parsed.set(drivername=DRIVERS[name])
        # An error's text would otherwise quote the parameters, and with them people's names.
        engine = create_async_engine(parsed, hide_parameters=True)
    except (SQLAlchemyError, KeyError) as error:
        raise DatabaseError(
            "storage.url must look like sqlite:///file.db or postgresql://user@host/name"
        ) from error
    except ModuleNotFoundError as error:
        raise DatabaseError(
            f"the driver {error.name} is missing; install nudgebot[postgresql]"
        ) from error
    if name == "sqlite":
        pragmas = (*PRAGMAS, f"synchronous = {sync}")
        event.listen(engine.sync_engine, "connect", partial(_set_pragmas, pragmas))
    return engine


def _set_pragmas(
    pragmas: Sequence[str], connection: DBAPIConnection, entry: ConnectionPoolEntry
) -> None:
    del entry
    cursor = connection.cursor()
    for pragma in pragmas:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


async def upgrade(engine: AsyncEngine) -> str:
    """Bring the database to the newest schema; return its revision.

    Raises:
        DatabaseError: it was written by a newer version, or it cannot be opened or changed.
    """
    try:
        async with engine.begin() as connection:
            return await connection.run_sync(_upgrade)
    except CommandError as error:
        raise DatabaseError(
            "the database was written by a newer nudgebot; install that version, "
            "or restore a backup from before it"
        ) from error
    except (SQLAlchemyError, OSError) as error:
        cause = getattr(error, "orig", None) or error
        raise DatabaseError(f"the database cannot be opened: {cause}") from error


def _upgrade(connection: Connection) -> str:
    config = Config()
    migrations = resources.files("nudgebot.storage") / "migrations"
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    return ScriptDirectory.from_config(config).get_current_head() or ""


def insert(connection: AsyncConnection, table: Table) -> Insert:
    """An INSERT that knows ON CONFLICT, in the dialect of the connection."""
    if connection.dialect.name == "sqlite":
        return sqlite.insert(table)
    return postgresql.insert(table)


async def checkpoint(connection: AsyncConnection) -> None:
    """Fold SQLite's log into the database, so that erased rows are gone from it too."""
    if connection.dialect.name == "sqlite":
        await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
