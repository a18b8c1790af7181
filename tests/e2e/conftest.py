"""Bots to talk to: one for everybody, and one that a test may kill."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.e2e.bot import Bot


@pytest.fixture
async def own_bot(tmp_path: Path) -> AsyncIterator[Bot]:
    """A demo of this test's own."""
    bot = await Bot(tmp_path / "data").start()
    yield bot
    await bot.stop()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def bot(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Bot]:
    """A demo that all tests share; each brings members and words of its own."""
    bot = await Bot(tmp_path_factory.mktemp("shared") / "data").start()
    yield bot
    await bot.stop()
