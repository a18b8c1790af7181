"""The little command: it tells a person what to set, and what the bot does and who sees it."""

import asyncio
import re
import sys

import discord
from discord import ui

from tests.discord_server.accounts import Role
from tests.discord_server.bots import LittleBot, online
from tests.discord_server.community import Community
from tests.discord_server.evening import UNKIND, Evening
from tests.discord_server.people import Person
from tests.discord_server.permissions import Permission
from tests.discord_server.server import DiscordServer
from tests.discord_server.specimens import Card, add_commands
from tests.discord_server.watching import Teller


def watch(server: DiscordServer, *, is_coloured: bool = False) -> list[str]:
    """Listen to what is told."""
    told: list[str] = []
    teller = Teller(told.append, server.world, is_coloured=is_coloured)
    server.world.watchers.append(teller.tell)
    return told


async def test_people_chat_and_what_the_bot_does_is_told_in_words(server: DiscordServer) -> None:
    told = watch(server)
    evening = Evening(server, tell=told.append)
    talking = asyncio.create_task(evening.go_on(pause=0.01))
    async with online(server, LittleBot()) as bot:
        await server.until(lambda: any(heard.content == UNKIND for heard in bot.heard))
        user = await bot.fetch_user(evening.people["ben"].id)
        await user.send(f"a word in private, {user.mention}")
        talking.cancel()

    text = "".join(told)
    assert "mia says (in #general)\n    has anybody tried the new bread place?\n" in text
    assert "nudgebot says (in private with ben)\n    a word in private, @ben\n" in text


async def test_it_is_told_what_is_pressed_and_who_alone_sees_the_answer(
    server: DiscordServer, mia: Person
) -> None:
    told = watch(server)
    bot = LittleBot()
    add_commands(bot.tree)
    async with online(server, bot):
        await bot.tree.sync()
        answer = await mia.command("ask")
        await mia.press(answer, "Yes")
        await mia.command("privacy")
        await server.settle()

    text = "".join(told)
    assert "mia uses /ask\nnudgebot shows (in #general, only mia sees it)\n    Sure?\n" in text
    assert "    [Yes] [No]\nmia presses [Yes]\nnudgebot changes it" in text
    assert "thinks" not in text
    assert "(you.json, 2 bytes)" in text


async def test_components_are_drawn_as_one_sees_them(
    server: DiscordServer, porch: Community
) -> None:
    told = watch(server)
    async with online(server) as bot:
        await bot.text_channel(porch.general.id).send(view=Card())
        text = ui.LayoutView()
        text.add_item(ui.TextDisplay(f"for <@{porch.owner.id}>, [to it](https://x.test/1) <t:1:R>"))
        await bot.text_channel(porch.general.id).send(view=text)

    drawn = "".join(told)
    assert "    │ A case\n    │ What was said\n    │ [Jump ↗]\n" in drawn
    assert "[… ▾]" in drawn
    assert re.search(r"    for @olga, to it ↗ \d\d:\d\d\n", drawn)


async def test_it_is_told_who_can_read_what_is_not_for_all(
    server: DiscordServer, porch: Community, mia: Person
) -> None:
    view = int(Permission.VIEW_CHANNEL)
    hidden: dict[Role | Person, tuple[int, int]] = {
        porch.everyone: (0, view),
        porch.bot_role: (view, 0),
    }
    cellar = server.world.add_channel(porch, "cellar", overwrites=hidden)
    told = watch(server, is_coloured=True)
    async with online(server) as bot:
        await bot.text_channel(cellar.id).send(
            "quietly", allowed_mentions=discord.AllowedMentions()
        )

    text = "".join(told)
    assert "(in #cellar, only olga can read there)" in text
    assert "\033[1;36mnudgebot\033[0m says" in text
    assert mia.sees(cellar) == []


async def test_the_command_prints_the_settings_and_no_colours_where_nobody_looks() -> None:
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
    assert "\033" not in printed
