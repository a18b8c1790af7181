"""What the tests of the bot in Discord share."""

from collections.abc import AsyncIterator
from pathlib import Path

import discord
import pytest

from tests.discord_server.server import TOKEN
from tests.plugins.discord.stage import Stage, open_stage


@pytest.fixture(autouse=True)
def connection_of_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    """The token of the loopback server; and addresses that are put back afterwards."""
    monkeypatch.setenv("NUDGEBOT_DISCORD_TOKEN", TOKEN)
    monkeypatch.setattr(discord.http.Route, "BASE", discord.http.Route.BASE)
    gateway = discord.gateway.DiscordWebSocket
    monkeypatch.setattr(gateway, "DEFAULT_GATEWAY", gateway.DEFAULT_GATEWAY)
    monkeypatch.setattr(
        "nudgebot_discord.connecting.client.GUILDS_SECONDS", 0.02
    )  # it is on this machine


@pytest.fixture
async def empty_stage(migrated_database: Path, tmp_path: Path) -> AsyncIterator[Stage]:
    """A stage whose bot is not there yet: put into the world what it shall find."""
    async with open_stage(migrated_database, tmp_path) as stage:
        yield stage


@pytest.fixture
async def stage(empty_stage: Stage) -> Stage:
    """The whole bot in a community, with a scripted scorer."""
    await empty_stage.start()
    return empty_stage
