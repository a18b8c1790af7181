"""A database of an earlier version, with everything in it, goes on."""

import os
from collections.abc import AsyncIterator
from importlib import resources
from pathlib import Path
from uuid import uuid4

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

from nudgebot.domain.case import CaseReason
from nudgebot.domain.membership import Membership
from nudgebot.domain.nudge import Outcome
from nudgebot.domain.record import Parcel
from nudgebot.storage.cipher import Cipher
from nudgebot.storage.database import upgrade
from nudgebot.storage.types import Instant
from tests.builders import COMMUNITY, NOON, PLATFORM, member
from tests.house import EXCERPT_KEY
from tests.requirements import missing
from tests.storage.conftest import HOW, SERVER
from tests.storage.databases import Database, drop_database, make_database

FIRST_VERSION = """
INSERT INTO members VALUES ('chat', 'village', 'mia', 'Mia', 'mia');
INSERT INTO decisions VALUES
  ('chat', 'm1', 'village', 'mia', 'square', :at, false, '{"findings": []}');
INSERT INTO cases VALUES ('case', 'chat', 'village', 'mia', :at, NULL, NULL, NULL);
INSERT INTO case_entries VALUES
  (1, 'case', :at, 'ladder', 'm0', 'square', '[]', '["insult"]', :excerpt);
INSERT INTO nudges VALUES
  ('strike', 'chat', 'village', 'mia', 'm1', 'square', :at, '[]', '[]', 'stood_by', NULL);
INSERT INTO nudges VALUES
  ('open', 'chat', 'village', 'mia', 'm2', 'square', :at, '[]', '[]', 'pending', 'case');
INSERT INTO outbox VALUES (1, 'chat', 'village', 'mia', 'open', NULL, :at, NULL);
INSERT INTO kudos VALUES
  (1, 'chat', 'village', 'mia', 'tom', 'gratitude', 3, NULL, :at, 'fingerprint')
"""


@pytest.fixture(params=["sqlite", "postgresql"])
async def empty(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    """A database without a single table."""
    if request.param == "sqlite":
        yield Database(f"sqlite:///{tmp_path}/old.db")
        return
    server = os.environ.get(SERVER)
    if not server:
        missing("PostgreSQL", HOW)
    name = f"nudgebot_{uuid4().hex}"
    try:
        yield Database(await make_database(server, name))
    finally:
        await drop_database(server, name)


def make_first_version(connection: Connection) -> None:
    config = Config()
    migrations = resources.files("nudgebot.storage") / "migrations"
    config.set_main_option("script_location", str(migrations))
    config.attributes["connection"] = connection
    command.upgrade(config, "0001")
    at = Instant().process_bind_param(NOON, connection.dialect)
    excerpt = Cipher(EXCERPT_KEY).seal("you fool")
    for statement in FIRST_VERSION.split(";"):
        needed = {"at": at, "excerpt": excerpt} if ":excerpt" in statement else {"at": at}
        connection.execute(text(statement), needed)


async def test_what_the_first_version_wrote_is_all_there(empty: Database) -> None:
    async with empty.engine() as engine:
        async with engine.begin() as connection:
            await connection.run_sync(make_first_version)
        await upgrade(engine)
    async with empty.store() as store:
        standing = await store.standing(member(), None)
        assert [strike.id for strike in standing.strikes] == ["strike"]
        assert (standing.open_case, standing.membership) == ("case", Membership())
        (case,) = await store.cases(only_open=True)
        assert (case.name, case.assignee, case.appealed_at) == ("Mia", None, None)
        (entry,) = case.entries
        assert (entry.reason, entry.excerpt, entry.by) == (CaseReason.LADDER, "you fool", None)
        nudge = await store.nudge("open")
        assert nudge is not None
        assert (nudge.outcome, nudge.is_posted, nudge.is_delivered) == (
            Outcome.PENDING,
            False,
            False,
        )
        assert (nudge.way, nudge.seen_at) == ("", None)
        assert await store.parcels(None) == [Parcel(member=member(), nudge="open")]
        (row,) = await store.board(PLATFORM, COMMUNITY, 10)
        assert (row.name, row.points) == ("Mia", 3)
