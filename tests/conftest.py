"""What tests all over the tree share."""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from hypothesis import settings

from nudgebot.policy.settings import PolicySettings
from nudgebot.storage.database import connect, upgrade
from tests.house import House, World, make_world, open_house

settings.register_profile("house", deadline=None, max_examples=60)
settings.load_profile("house")


@pytest.fixture(scope="session")
def migrated_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty SQLite database in the newest schema, to be copied."""
    database = tmp_path_factory.mktemp("template") / "nudgebot.db"

    async def make() -> None:
        engine = connect(f"sqlite:///{database}")
        await upgrade(engine)
        await engine.dispose()

    asyncio.run(make())
    return database


@pytest.fixture
def make(migrated_database: Path, tmp_path: Path) -> Callable[[PolicySettings | None], World]:
    """Make a world with other settings than the default ones."""
    return lambda settings: make_world(migrated_database, tmp_path, settings)


@pytest.fixture
def world(migrated_database: Path, tmp_path: Path) -> World:
    return make_world(migrated_database, tmp_path)


@pytest.fixture
async def house(world: World) -> AsyncIterator[House]:
    async with open_house(world) as house:
        yield house
