"""The little command: it tells a person what to set, and what the bot does."""

import asyncio
import sys

from tests.discord_server.bots import LittleBot, online
from tests.discord_server.evening import TALK, Evening
from tests.discord_server.server import DiscordServer
from tests.discord_server.watching import Teller


async def test_people_chat_and_what_the_bot_does_is_told_in_words(server: DiscordServer) -> None:
    told: list[str] = []
    server.world.watchers.append(Teller(told.append, server.world.users).tell)
    evening = Evening(server)
    talking = asyncio.create_task(evening.go_on(pause=0.01))
    async with online(server, LittleBot()) as bot:
        await server.until(lambda: len(bot.heard) >= len(TALK))
        user = await bot.fetch_user(evening.people["ben"].id)
        await user.send(f"a word in private, {user.mention}")
        await server.until(lambda: len(bot.heard) > len(TALK))
        talking.cancel()

    text = "".join(told)
    assert "mia says (in #general)\n    has anybody tried the new bread place?\n" in text
    assert "nudgebot says (in private with ben)\n    a word in private, @ben\n" in text


async def test_the_command_prints_the_settings() -> None:
    command = (sys.executable, "-u", "-m", "tests.discord_server", "--port", "0")
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    printed = ""
    async with asyncio.timeout(20):
        while "nudgebot run" not in printed:
            printed += (await process.stdout.readline()).decode()
    process.kill()
    await process.communicate()

    assert 'api = "http://127.0.0.1:' in printed
    assert 'gateway = "ws://127.0.0.1:' in printed
    assert "NUDGEBOT_DISCORD_TOKEN=" in printed
