"""What Discord refuses, this server refuses with the same codes."""

from collections.abc import Awaitable
from datetime import timedelta

import discord
import pytest

from tests.discord_server.bots import online
from tests.discord_server.community import Community
from tests.discord_server.errors import ApiError
from tests.discord_server.people import Person
from tests.discord_server.permissions import Permission
from tests.discord_server.posting import post
from tests.discord_server.posts import Posted
from tests.discord_server.server import DiscordServer


async def code_of(request: Awaitable[object]) -> int:
    """Give the code with which a request is refused."""
    with pytest.raises(discord.HTTPException) as refused:
        await request
    return refused.value.code


async def test_closed_direct_messages(server: DiscordServer, porch: Community, mia: Person) -> None:
    async with online(server) as bot:
        user = await bot.fetch_user(mia.id)
        await user.send("hello")
        mia.close_dms()
        assert await code_of(user.send("hello?")) == 50007
        mia.open_dms()
        await user.send("good to see you")
        await mia.leave(porch)
        assert await code_of(user.send("come back")) == 50278

        assert [one.content for one in mia.dms] == ["hello", "good to see you"]


async def test_too_many_new_direct_messages(
    server: DiscordServer, porch: Community, mia: Person
) -> None:
    ben = server.world.add_member(porch, "ben")
    server.world.dm_open_limit = 1
    async with online(server) as bot:
        await (await bot.fetch_user(mia.id)).send("hello")
        await (await bot.fetch_user(mia.id)).send("again")
        assert await code_of((await bot.fetch_user(ben.id)).send("hello")) == 40003


async def test_messages_of_others_and_those_that_are_gone(
    server: DiscordServer, porch: Community, mia: Person
) -> None:
    async with online(server) as bot:
        channel = bot.text_channel(porch.general.id)
        said = channel.get_partial_message((await mia.say(porch.general, "hello")).id)
        assert await code_of(said.edit(content="changed")) == 50005
        await said.delete()
        assert await code_of(said.delete()) == 10008
        assert await code_of(channel.send("what?", reference=said)) == 50035
        await channel.send("what?", reference=said.to_reference(fail_if_not_exists=False))

        porch.bot_permissions = int(Permission.VIEW_CHANNEL)
        other = channel.get_partial_message((await mia.say(porch.general, "hello")).id)
        assert await code_of(other.delete()) == 50013


async def test_permissions_are_needed(server: DiscordServer, porch: Community, mia: Person) -> None:
    await mia.say(porch.general, "hello")
    async with online(server) as bot:
        channel = bot.text_channel(porch.general.id)
        porch.everyone.permissions = 0
        porch.bot_permissions = int(Permission.VIEW_CHANNEL)
        private = discord.ChannelType.private_thread
        assert await code_of(channel.send("hello")) == 50013
        assert await code_of(channel.create_thread(name="talk", type=private)) == 50013
        assert [one async for one in channel.history()] == []
        assert await code_of(channel.guild.create_text_channel("den")) == 50013
        assert await code_of(channel.guild.fetch_automod_rules()) == 50013

        porch.bot_permissions = int(Permission.VIEW_CHANNEL | Permission.MANAGE_CHANNELS)
        banning = discord.PermissionOverwrite(ban_members=True)
        creating = channel.guild.create_text_channel(
            "den", overwrites={channel.guild.default_role: banning}
        )
        assert await code_of(creating) == 50013

        porch.bot_permissions = 0
        assert await code_of(channel.send("hello")) == 50001
        server.world.delete_channel(porch.general)
        assert await code_of(channel.send("hello")) == 10003


async def test_who_stands_above_the_bot_cannot_be_timed_out(
    server: DiscordServer, porch: Community, mia: Person
) -> None:
    boss = server.world.add_member(porch, "boss", roles=[server.world.add_role(porch, "Boss")])
    async with online(server) as bot:
        guild = bot.get_guild(porch.id)
        assert guild is not None
        hour = timedelta(hours=1)
        member = await guild.fetch_member(mia.id)
        await member.timeout(hour, reason="for a test")
        assert server.requests[-1].reason == "for a test"
        with pytest.raises(ApiError, match="50013"):
            await mia.say(porch.general, "but I want to speak")
        server.advance(3601)
        await mia.say(porch.general, "now I may")

        assert await code_of((await guild.fetch_member(boss.id)).timeout(hour)) == 50013
        assert await code_of((await guild.fetch_member(porch.owner.id)).timeout(hour)) == 50013
        porch.move_bot_role(5)
        await (await guild.fetch_member(boss.id)).timeout(hour)


async def test_threads_that_sleep_or_are_locked(
    server: DiscordServer, porch: Community, mia: Person
) -> None:
    world = server.world
    asleep = world.add_thread(porch.general, "old", starter=mia, archived=True)
    locked = world.add_thread(porch.general, "shut", starter=mia, archived=True, locked=True)
    async with online(server) as bot:
        old, shut = await bot.fetch_channel(asleep.id), await bot.fetch_channel(locked.id)
        assert isinstance(old, discord.Thread)
        assert isinstance(shut, discord.Thread)
        assert await code_of(old.add_user(discord.Object(mia.id))) == 50083
        assert await code_of(shut.send("hello")) == 160005
        said = post(world, Posted(world.ids.next(), asleep, world.bot, "an old line"))
        asleep.archive.is_archived = True
        line = old.get_partial_message(said.id)
        assert await code_of(line.delete()) == 50083
        assert await code_of(line.edit(content="a new line")) == 50083
        assert not said.is_deleted
        await old.send("wake up")
        assert not asleep.archive.is_archived


async def test_a_private_thread_is_seen_by_those_in_it(
    server: DiscordServer, porch: Community, mia: Person
) -> None:
    ben = server.world.add_member(porch, "ben")
    async with online(server) as bot:
        channel = bot.text_channel(porch.general.id)
        made = await channel.create_thread(name="for you", invitable=False)
        assert made.me is not None
        thread = server.world.channels[made.id]
        assert mia.sees(thread) == []
        await made.add_user(discord.Object(mia.id))
        await made.send("between us")

        assert [one.content for one in mia.sees(thread)] == ["", "between us"]
        assert ben.sees(thread) == []
        await made.send(ben.mention, allowed_mentions=discord.AllowedMentions(users=True))
        assert len(ben.sees(thread)) == 3


async def test_channels_that_are_not_for_this(server: DiscordServer, porch: Community) -> None:
    world = server.world
    forum = world.add_channel(porch, "posts", kind="forum")
    voice = world.add_channel(porch, "talk", kind="voice")
    async with online(server) as bot:
        post = bot.get_channel(forum.id)
        talk = bot.get_channel(voice.id)
        assert isinstance(post, discord.ForumChannel)
        assert isinstance(talk, discord.VoiceChannel)
        partial = bot.get_partial_messageable(forum.id, guild_id=porch.id)
        assert await code_of(partial.send("hello")) == 50008
        await talk.send("in the chat of a voice channel")
        started = await post.create_thread(name="A post", content="with words")
        assert world.channels[started.thread.id].messages[started.thread.id].content == "with words"


async def test_an_empty_message_is_refused_as_that(server: DiscordServer, porch: Community) -> None:
    async with online(server) as bot:
        assert await code_of(bot.text_channel(porch.general.id).send(" ")) == 50006

        assert [line.endswith("must not be empty (50006)") for line in server.violations] == [True]
        server.violations.clear()


async def test_a_form_that_discord_would_not_take_is_noted(
    server: DiscordServer, porch: Community
) -> None:
    async with online(server) as bot:
        channel = bot.text_channel(porch.general.id)
        assert await code_of(channel.send("x" * 2001)) == 50035
        assert await code_of(bot.http.request(discord.http.Route("GET", "/nowhere"))) == 0

        assert len(server.violations) >= 2
        server.violations.clear()
