"""Discord on a bad day: errors, rate limits, and answers that take their time."""

import asyncio
import time

import discord
import pytest

from tests.discord_server.bots import online
from tests.discord_server.community import Community
from tests.discord_server.people import Person
from tests.discord_server.server import DiscordServer

MESSAGES = "/channels/{}/messages"


async def test_a_request_can_fail(server: DiscordServer, porch: Community) -> None:
    async with online(server) as bot:
        server.faults.fail("POST", MESSAGES, status=403, code=50013)
        channel = bot.text_channel(porch.general.id)
        with pytest.raises(discord.Forbidden) as refused:
            await channel.send("hello")
        await channel.send("hello")

        assert refused.value.code == 50013
        assert server.refused == 1
        assert server.faults.pending == []


@pytest.mark.parametrize("is_global", [False, True])
async def test_a_429_is_waited_for_and_tried_again(
    server: DiscordServer, porch: Community, *, is_global: bool
) -> None:
    async with online(server) as bot:
        server.faults.limit(MESSAGES, retry_after=0.1, is_global=is_global)
        began = time.monotonic()
        await bot.text_channel(porch.general.id).send("hello")

        assert time.monotonic() - began >= 0.1
        assert [one.status for one in server.requests[-2:]] == [429, 200]


async def test_a_narrow_bucket_is_heeded(server: DiscordServer, porch: Community) -> None:
    server.ratelimits.narrow(MESSAGES, limit=2, window=0.2)
    async with online(server) as bot:
        channel = bot.text_channel(porch.general.id)
        began = time.monotonic()
        for number in range(4):
            await channel.send(str(number))

        assert time.monotonic() - began >= 0.2
        assert server.refused == 0


async def test_an_answer_can_be_held_back(
    server: DiscordServer, porch: Community, mia: Person
) -> None:
    async with online(server) as bot:
        server.faults.hold(MESSAGES)
        sending = asyncio.create_task(bot.text_channel(porch.general.id).send("slow"))
        await server.until(lambda: server.requests[-1].route == MESSAGES)
        await asyncio.sleep(0.02)
        assert not sending.done()
        assert mia.sees(porch.general) == []

        server.faults.release()
        await sending
        assert len(mia.sees(porch.general)) == 1
