"""The unmodified discord.py against contract and limits: none of its requests may be refused."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from io import BytesIO

import discord
import pytest
import yarl
from discord import app_commands

from tests.discord_server.channels import Channel
from tests.discord_server.community import Community
from tests.discord_server.server import DiscordServer
from tests.discord_server.specimens import MODALS, Card, German, add_commands


@pytest.fixture
async def server() -> AsyncIterator[DiscordServer]:
    async with DiscordServer() as server:
        yield server
    assert server.violations == []


@pytest.fixture
def porch(server: DiscordServer) -> Community:
    porch = server.world.add_community("The Porch", owner="olga")
    porch.bot_permissions = discord.Permissions.all().value
    server.world.add_member(porch, "mia")
    return porch


@pytest.fixture
def channel(porch: Community) -> Channel:
    return porch.general


@pytest.fixture
async def client(
    server: DiscordServer, porch: Community, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[discord.Client]:
    assert porch
    monkeypatch.setattr(discord.http.Route, "BASE", server.api)
    gateway = yarl.URL(server.gateway)
    monkeypatch.setattr(discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", gateway)
    intents = discord.Intents.default()
    intents.members = intents.message_content = True
    client = discord.Client(intents=intents, guild_ready_timeout=0.05)
    ready = asyncio.Event()

    @client.event
    async def on_ready() -> None:
        ready.set()

    running = asyncio.create_task(client.start(server.token))
    await asyncio.wait_for(ready.wait(), 5)
    yield client
    await client.close()
    await running


@pytest.fixture
def guild(client: discord.Client) -> discord.Guild:
    return client.guilds[0]


@pytest.fixture
def room(guild: discord.Guild, channel: Channel) -> discord.TextChannel:
    found = guild.get_channel(channel.id)
    assert isinstance(found, discord.TextChannel)
    return found


async def test_sends_messages_as_discord_wants_them(room: discord.TextChannel) -> None:
    message = await room.send("hello", nonce=1)
    await message.reply("hello", mention_author=False, silent=True)
    picture = discord.File(BytesIO(b"x"), "a.png", description="A picture")
    kept = await room.send(file=picture, embed=discord.Embed(title="x", url="https://x.test"))
    await kept.edit(content="hello", attachments=kept.attachments, embed=None)
    await message.edit(content="hello", suppress=True)
    await message.edit(view=Card(), content=None)
    await room.send(view=Card())
    await room.delete_messages([message, kept], reason="tidy")
    await room.send(poll=discord.Poll("Tea?", timedelta(hours=1)).add_answer(text="Yes"))
    assert len([each async for each in room.history(limit=5)]) == 3


async def test_opens_threads_and_channels_as_discord_wants_them(
    guild: discord.Guild, room: discord.TextChannel
) -> None:
    mia = guild.get_member_named("mia")
    assert mia is not None
    kind = discord.ChannelType.private_thread
    thread = await room.create_thread(name="x", type=kind, invitable=False)
    await thread.add_user(mia)
    await thread.edit(archived=True, locked=True)
    await (await room.send("hello")).create_thread(name="x")
    hidden: dict[discord.Role | discord.Member | discord.Object, discord.PermissionOverwrite]
    hidden = {guild.default_role: discord.PermissionOverwrite(view_channel=False)}
    mods = await guild.create_text_channel("mods", topic="Cases", overwrites=hidden)
    await mods.edit(topic="Open cases", slowmode_delay=5)
    await mods.delete()


async def test_posts_in_a_forum_as_discord_wants_it(
    server: DiscordServer, porch: Community, client: discord.Client
) -> None:
    made = server.world.add_channel(porch, "ideas", kind="forum")
    await server.until(lambda: client.get_channel(made.id))
    forum = client.get_channel(made.id)
    assert isinstance(forum, discord.ForumChannel)
    await forum.create_thread(name="x", content="hello")
    await forum.create_thread(name="x", view=Card())


async def test_sets_up_automod_and_times_out_as_discord_wants_it(
    guild: discord.Guild, room: discord.TextChannel
) -> None:
    mia = guild.get_member_named("mia")
    assert mia is not None
    await mia.send("hello")
    await mia.timeout(timedelta(days=28))
    await mia.timeout(None, reason="forgiven")
    say = discord.AutoModRuleAction(custom_message="Try again?")
    rule = await guild.create_automod_rule(
        name="Kindness",
        event_type=discord.AutoModRuleEventType.message_send,
        trigger=discord.AutoModTrigger(keyword_filter=["rude*"], regex_patterns=["x+"]),
        actions=[say, discord.AutoModRuleAction(channel_id=room.id)],
        exempt_channels=[room],
    )
    await rule.edit(trigger=discord.AutoModTrigger(keyword_filter=["rude"]), actions=[say])
    await rule.edit(enabled=True)
    assert len(await guild.fetch_automod_rules()) == 1
    await rule.delete()


async def test_registers_commands_and_answers_them_as_discord_wants_it(
    server: DiscordServer, porch: Community, channel: Channel, client: discord.Client
) -> None:
    tree = app_commands.CommandTree(client)
    add_commands(tree)
    await tree.set_translator(German())
    await tree.sync()
    olga = server.world.owner_of(porch)
    assert len(await olga.autocomplete("cases show", "case", "a")) == 25
    assert (await olga.command("cases show", case="x")).message
    assert (await olga.command("cases old list", word="x")).text == "x"
    assert (await olga.menu("Check tone", await olga.say(channel, "hello"))).text == "hello"
    assert (await olga.command("privacy")).is_deferred
    await server.settle()
    asked = await olga.command("ask")
    await olga.press(asked, label="No")
    await olga.press(asked, label="Yes")
    for number in range(len(MODALS)):
        assert (await olga.command("draft", which=number)).modal
