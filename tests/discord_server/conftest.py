"""A server with one community, and addresses of discord.py that are put back afterwards."""

from collections.abc import AsyncIterator

import discord
import pytest

from tests.discord_server.community import Community
from tests.discord_server.people import Person
from tests.discord_server.server import DiscordServer


@pytest.fixture
async def server(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[DiscordServer]:
    """An empty Discord; what the bot asked of it must have been allowed."""
    # The bots overwrite these two; monkeypatch remembers what they were.
    monkeypatch.setattr(discord.http.Route, "BASE", discord.http.Route.BASE)
    socket = discord.gateway.DiscordWebSocket
    monkeypatch.setattr(socket, "DEFAULT_GATEWAY", socket.DEFAULT_GATEWAY)
    async with DiscordServer() as server:
        yield server
    assert server.violations == []


@pytest.fixture
def porch(server: DiscordServer) -> Community:
    """A community."""
    return server.world.add_community("The Porch", owner="olga")


@pytest.fixture
def mia(server: DiscordServer, porch: Community) -> Person:
    """A member."""
    return server.world.add_member(porch, "mia")
