"""How soon a pressed button is answered while 200 messages a second are being scored.

Run `python -m benchmarks.interactions`. The whole bot - gateway, scoring, SQLite - and the loopback
Discord of the tests share one process, so the figures are upper bounds. The baseline of the ratio
is the same presses in the same run without any messages. Discord gives a bot 3,000 ms.
"""

import asyncio
import os
import random
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import cycle
from time import perf_counter
from typing import Any

from benchmarks.chatter import chatter
from benchmarks.report import report
from nudgebot.bootstrap import open_house
from nudgebot.config.load import Configuration
from nudgebot.config.settings import Settings
from nudgebot.storage.settings import StorageSettings
from nudgebot_discord import plugin
from nudgebot_discord.settings import DiscordSettings
from tests.discord_server.answers import Answer
from tests.discord_server.channels import Channel
from tests.discord_server.people import Person
from tests.discord_server.server import DiscordServer

MEMBERS = 500
CHANNELS = 20
PER_SECOND = 200
SECONDS = 20
PRESSES_PER_SECOND = 5
WARM_UP_SECONDS = 5


@dataclass(frozen=True, slots=True)
class Place:
    """A community with a bot in it."""

    server: DiscordServer
    channels: Sequence[Channel]
    people: Sequence[Person]


async def benchmark() -> dict[str, Any]:
    """Press buttons without messages, then with them."""
    async with _place() as place:
        await asyncio.sleep(1)
        await _press(place, WARM_UP_SECONDS)
        calm = await _press(place, SECONDS)
        talking = asyncio.create_task(_talk(place, SECONDS + 1))
        busy = await _press(place, SECONDS)
        said = await talking
    return {
        "messages_per_second": round(said, 1),
        "presses": len(busy),
        "median_ms": round(_share(busy, 0.5), 1),
        "p99_ms": round(_share(busy, 0.99), 1),
        "worst_ms": round(max(busy), 1),
        "median_ms_without_messages": round(_share(calm, 0.5), 1),
        "median_against_no_messages": round(_share(busy, 0.5) / _share(calm, 0.5), 2),
        "allowed_ms": 3000,
    }


@asynccontextmanager
async def _place() -> AsyncIterator[Place]:
    async with DiscordServer() as server:
        os.environ["NUDGEBOT_DISCORD_TOKEN"] = server.token
        porch = server.world.add_community("The Porch")
        people = [server.world.add_member(porch, f"member{n}") for n in range(MEMBERS)]
        channels = [server.world.add_channel(porch, f"room{n}") for n in range(CHANNELS)]
        tuned = DiscordSettings(api=server.api, gateway=server.gateway)
        with tempfile.TemporaryDirectory() as folder:
            settings = Settings(storage=StorageSettings(folder=folder), plugins={"discord": tuned})
            async with open_house(Configuration(settings, (plugin,))) as house:
                platform = house.platforms["discord"]
                await platform.start()
                try:
                    yield Place(server, channels, people)
                finally:
                    await platform.stop()


async def _talk(place: Place, seconds: float) -> float:
    """Say something `PER_SECOND` times a second; return how often it really was."""
    dice, started, said = random.Random(7), perf_counter(), 0
    for message in chatter():
        ahead = said / PER_SECOND - (perf_counter() - started)
        if ahead > 0:
            await asyncio.sleep(ahead)
        if perf_counter() - started >= seconds:
            break
        await dice.choice(place.people).say(dice.choice(place.channels), message.text)
        said += 1
    return said / (perf_counter() - started)


async def _press(place: Place, seconds: float) -> list[float]:
    """Use a command and its form again and again; return how long each answer took, in ms."""
    started = perf_counter()
    took: list[float] = []
    for person in cycle(place.people):
        if perf_counter() - started >= seconds:
            return took
        opened = await person.command("draft", timeout=3)
        answered = await person.submit(opened, {"words": "you are such an idiot"}, timeout=3)
        took += [_milliseconds(opened), _milliseconds(answered)]
        await asyncio.sleep(2 / PRESSES_PER_SECOND)
    return took


def _milliseconds(answer: Answer) -> float:
    return answer.took * 1000


def _share(values: Sequence[float], share: float) -> float:
    return sorted(values)[min(int(len(values) * share), len(values) - 1)]


if __name__ == "__main__":
    report("Interactions", asyncio.run(benchmark()))
