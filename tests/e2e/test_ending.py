"""Ending: what uses the store is over before the store is."""

import asyncio
import os
import signal
from pathlib import Path

import pytest

from nudgebot.bootstrap import serve
from nudgebot.cli.verbs.demo import demo_configuration
from nudgebot.engine.housekeeping import Housekeeping
from nudgebot.storage.store import SqlStore

SLOW_SECONDS = 1.0


@pytest.mark.model
async def test_the_chores_are_over_before_the_store_closes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    close = SqlStore.stop

    async def chore(self: Housekeeping) -> None:
        del self
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(SLOW_SECONDS)  # as a query does that has to be given up
            told.append("the chores are over")

    async def stop(self: SqlStore) -> None:
        told.append("the store closes")
        await close(self)

    monkeypatch.setattr(Housekeeping, "go_round", chore)
    monkeypatch.setattr(SqlStore, "stop", stop)
    configuration = demo_configuration(port=0, data=str(tmp_path), host="127.0.0.1")

    def end(url: str) -> None:
        del url
        asyncio.get_running_loop().call_later(0.1, os.kill, os.getpid(), signal.SIGTERM)

    await serve(configuration, on_ready=end)
    assert told == ["the chores are over", "the store closes"]
