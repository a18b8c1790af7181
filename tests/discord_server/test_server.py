"""Logging in, hearing, speaking: the round trip of plain messages."""

import asyncio
import io

import discord
import pytest

from tests.discord_server.bots import LittleBot, online
from tests.discord_server.community import Community
from tests.discord_server.people import Person
from tests.discord_server.permissions import Permission
from tests.discord_server.server import DiscordServer


async def test_a_bot_logs_in_and_knows_its_community(
    server: DiscordServer, porch: Community, mia: Person
) -> None:
    async with online(server) as bot:
        guild = bot.get_guild(porch.id)

        assert guild is not None
        assert guild.name == "The Porch"
        assert {member.name for member in guild.members} == {"olga", "mia", "nudgebot"}
        assert guild.me.guild_permissions.moderate_members
        assert not guild.me.guild_permissions.administrator
        assert mia.id in {member.id for member in guild.members}


async def test_another_token_is_refused(server: DiscordServer) -> None:
    with pytest.raises(discord.LoginFailure):
        async with online(server, token="another"):
            pass
    assert server.requests[0].status == 401


async def test_an_intent_that_the_owner_did_not_switch_on_is_refused(
    server: DiscordServer,
) -> None:
    server.world.application.intents = {"members": True}
    with pytest.raises(discord.PrivilegedIntentsRequired):
        async with online(server):
            pass


async def test_a_message_is_heard_and_answered(
    server: DiscordServer, porch: Community, mia: Person
) -> None:
    async with online(server) as bot:
        said = await mia.say(porch.general, "good morning")
        await server.until(lambda: bot.heard)
        heard = bot.heard[0]
        await heard.reply("and to you", mention_author=False)

        assert (heard.id, heard.content, heard.author.id) == (said.id, "good morning", mia.id)
        answer = mia.sees(porch.general)[-1]
        assert (answer.content, answer.replied_to, answer.pings.users) == ("and to you", said, [])
        request = server.requests[-1]
        assert (request.method, request.route) == ("POST", "/channels/{}/messages")
        assert request.status == 200


async def test_edits_and_deletions_arrive(
    server: DiscordServer, porch: Community, mia: Person
) -> None:
    async with online(server) as bot:
        said = await mia.say(porch.general, "you fool")
        edit = asyncio.create_task(bot.wait_for("raw_message_edit", timeout=2))
        await server.until(lambda: bot.heard)
        await mia.edit(said, "you friend")
        assert (await edit).message.content == "you friend"

        gone = asyncio.create_task(bot.wait_for("raw_message_delete", timeout=2))
        await asyncio.sleep(0)
        await mia.delete(said)
        assert (await gone).message_id == said.id
        assert said.deleted


async def test_without_the_content_intent_only_what_concerns_the_bot_is_readable(
    server: DiscordServer, porch: Community, mia: Person
) -> None:
    server.world.application.intents = {"members": True}
    async with online(server, LittleBot(message_content=False)) as bot:
        await mia.say(porch.general, "not for you", attachments=1)
        await mia.say(porch.general, f"<@{server.world.bot.id}> for you")
        await mia.say(mia.dm, "a direct message")
        await server.until(lambda: len(bot.heard) == 3)

        assert [one.content for one in bot.heard] == [
            "",
            f"<@{server.world.bot.id}> for you",
            "a direct message",
        ]
        assert bot.heard[0].attachments == []
        fetched = await bot.text_channel(porch.general.id).fetch_message(bot.heard[0].id)
        assert fetched.content == ""


async def test_mentions_notify_only_whom_the_bot_allows(
    server: DiscordServer, porch: Community, mia: Person
) -> None:
    async with online(server) as bot:
        channel = bot.text_channel(porch.general.id)
        quiet = discord.AllowedMentions.none()
        await channel.send(f"{mia.mention} @everyone", allowed_mentions=quiet)
        await channel.send(f"{mia.mention} @everyone")

        first, second = mia.sees(porch.general)
        assert (first.pings.users, first.pings.everyone) == ([], False)
        # The bot may not ping everyone, whatever it asks for.
        assert (second.pings.users, second.pings.everyone) == ([mia.user], False)


async def test_an_enforced_nonce_posts_once(server: DiscordServer, porch: Community) -> None:
    async with online(server) as bot:
        channel = bot.text_channel(porch.general.id)
        first = await channel.send("once", nonce=7)
        again = await channel.send("once", nonce=7)

        assert first.id == again.id
        assert len(porch.general.messages) == 1
        server.advance(301)
        await channel.send("once", nonce=7)
        assert len(porch.general.messages) == 2


async def test_files_come_and_can_be_fetched(
    server: DiscordServer, porch: Community, mia: Person
) -> None:
    async with online(server) as bot:
        await mia.say(porch.general, "", attachments=1)
        await server.until(lambda: bot.heard)
        data = await bot.heard[0].attachments[0].read()
        export = io.BytesIO(b"all that there is")
        files = [discord.File(export, filename="export.json", description="all of it")]
        await bot.text_channel(porch.general.id).send(files=files)

        assert data == b"x"
        posted = mia.sees(porch.general)[-1]
        assert posted.files == {"export.json": b"all that there is"}
        assert posted.attachments[0].description == "all of it"


async def test_history_is_read_in_slices(
    server: DiscordServer, porch: Community, mia: Person
) -> None:
    said = [await mia.say(porch.general, str(number)) for number in range(5)]
    async with online(server) as bot:
        channel = bot.text_channel(porch.general.id)

        async def texts(**limits: discord.Object | int) -> list[str]:
            return [one.content async for one in channel.history(**limits)]  # type: ignore[arg-type]

        third = discord.Object(said[2].id)
        assert await texts(limit=2) == ["4", "3"]
        assert await texts(before=third) == ["1", "0"]
        assert await texts(after=third) == ["3", "4"]
        assert await texts(around=third, limit=3) == ["3", "2", "1"]


async def test_many_messages_are_deleted_at_once_unless_they_are_too_old(
    server: DiscordServer, porch: Community, mia: Person
) -> None:
    said = [await mia.say(porch.general, str(number)) for number in range(3)]
    async with online(server) as bot:
        channel = bot.text_channel(porch.general.id)
        await channel.delete_messages([discord.Object(one.id) for one in said[:2]])
        assert mia.sees(porch.general) == said[2:]

        more = await mia.say(porch.general, "later")
        server.advance(15 * 86_400)
        with pytest.raises(discord.HTTPException) as refused:
            await channel.delete_messages([discord.Object(more.id), discord.Object(said[2].id)])
        assert refused.value.code == 50034


async def test_what_a_person_may_not_see_the_bot_may_not_either(
    server: DiscordServer, porch: Community, mia: Person
) -> None:
    world = server.world
    nothing = (0, Permission.VIEW_CHANNEL)
    hidden = world.add_channel(
        porch, "hidden", overwrites={porch.everyone: nothing, mia: (Permission.VIEW_CHANNEL, 0)}
    )
    async with online(server) as bot:
        await mia.say(hidden, "nobody hears this")
        await server.settle()

        assert bot.heard == []
        assert [one.content for one in mia.sees(hidden)] == ["nobody hears this"]
        with pytest.raises(discord.Forbidden) as refused:
            await bot.text_channel(hidden.id).send("hello?")
        assert refused.value.code == 50001
