"""Communities, channels, threads and members, through discord.py's own methods."""

import discord
import pytest

from tests.discord_server.bots import LittleBot, online
from tests.discord_server.community import Community
from tests.discord_server.people import Person
from tests.discord_server.permissions import ALL, BOT, Permission
from tests.discord_server.server import DiscordServer


def guild_of(bot: LittleBot, community: Community) -> discord.Guild:
    guild = bot.get_guild(community.id)
    assert guild is not None
    return guild


async def test_a_community_can_be_read_without_the_cache(
    server: DiscordServer, porch: Community, mia: Person
) -> None:
    async with online(server) as bot:
        fetched = await bot.fetch_guild(porch.id)
        assert (fetched.name, fetched.approximate_member_count) == ("The Porch", 3)
        assert [one.id async for one in bot.fetch_guilds(with_counts=False)] == [porch.id]
        guild = guild_of(bot, porch)
        assert {role.name for role in await guild.fetch_roles()} == {"@everyone", "nudgebot"}
        assert [channel.name for channel in await guild.fetch_channels()] == ["general"]
        assert {one.name async for one in guild.fetch_members()} == {"olga", "mia", "nudgebot"}
        found = await guild.query_members("mi")
        assert [one.id for one in found] == [mia.id]


async def test_the_bot_makes_a_channel_that_only_some_see(
    server: DiscordServer, porch: Community, mia: Person
) -> None:
    world = server.world
    category = world.add_channel(porch, "staff", kind="category")
    porch.bot_permissions = int(BOT | Permission.MANAGE_ROLES)
    async with online(server) as bot:
        guild = guild_of(bot, porch)
        made = await guild.create_text_channel(
            "moderators",
            topic="cases",
            category=discord.Object(category.id),  # type: ignore[arg-type]
            overwrites={
                guild.default_role: discord.PermissionOverwrite(view_channel=False),
                guild.me: discord.PermissionOverwrite(view_channel=True, send_messages=True),
            },
        )
        channel = world.channels[made.id]
        assert (channel.topic, channel.parent, mia.sees(channel)) == ("cases", category, [])
        await made.send("a case")
        assert mia.sees(channel) == []

        member = await guild.fetch_member(mia.id)
        await made.set_permissions(member, view_channel=True)
        assert [one.content for one in mia.sees(channel)] == ["a case"]
        await made.set_permissions(member, overwrite=None)
        assert mia.sees(channel) == []
        await made.edit(name="the-moderators", topic="")
        assert (channel.name, channel.topic) == ("the-moderators", "")
        await made.delete()
        assert channel.is_deleted


async def test_a_thread_from_beginning_to_end(
    server: DiscordServer, porch: Community, mia: Person
) -> None:
    porch.everyone.permissions = ALL & ~int(Permission.ADMINISTRATOR | Permission.MANAGE_THREADS)
    async with online(server) as bot:
        said = await mia.say(porch.general, "let us talk")
        message = bot.text_channel(porch.general.id).get_partial_message(said.id)
        thread = await message.create_thread(name="a talk")
        known = server.world.channels[thread.id]
        assert thread.id == said.id
        with pytest.raises(discord.HTTPException) as twice:
            await message.create_thread(name="again")
        assert twice.value.code == 160004

        await mia.say(known, "here I am")
        assert {one.id for one in await thread.fetch_members()} == {mia.id, server.world.bot.id}
        await thread.leave()
        assert known.people == [mia.user]
        await thread.join()
        with pytest.raises(discord.Forbidden) as refused:
            await thread.remove_user(discord.Object(mia.id))
        assert refused.value.code == 50013
        await thread.edit(archived=True)
        assert known.archive.is_archived
        await thread.edit(archived=False)
        with pytest.raises(discord.Forbidden):
            await thread.edit(locked=True)
        with pytest.raises(discord.Forbidden):
            await thread.delete()
        active = await guild_of(bot, porch).active_threads()
        assert [one.id for one in active] == [thread.id]


async def test_webhooks_and_reactions(server: DiscordServer, porch: Community, mia: Person) -> None:
    porch.bot_permissions = ALL
    async with online(server) as bot:
        channel = bot.text_channel(porch.general.id)
        webhook = await channel.create_webhook(name="News")
        sent = await webhook.send("from afar", username="Far", wait=True)
        assert [one.id for one in await channel.webhooks()] == [webhook.id]
        posted = mia.sees(porch.general)[-1]
        assert (posted.id, posted.author.name, posted.webhook) == (sent.id, "Far", webhook.id)
        await webhook.delete()
        assert server.world.webhooks == {}

        message = channel.get_partial_message(posted.id)
        await message.add_reaction("\N{HEAVY BLACK HEART}")
        assert posted.reactions == {"\N{HEAVY BLACK HEART}"}
        await message.remove_reaction(
            "\N{HEAVY BLACK HEART}", discord.Object(bot.application_id or 0)
        )
        assert posted.reactions == set()


async def test_a_command_of_one_community_goes_before_a_global_one(
    server: DiscordServer, porch: Community, mia: Person
) -> None:
    bot = LittleBot()

    @bot.tree.command(name="hello", description="Everywhere")
    async def everywhere(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("everywhere", ephemeral=True)

    @bot.tree.command(name="hello", description="Here", guild=discord.Object(porch.id))
    async def here(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("here", ephemeral=True)

    async with online(server, bot):
        (kept,) = await bot.tree.sync()
        await bot.tree.sync(guild=discord.Object(porch.id))
        assert (await mia.command("hello")).text == "here"
        bot.tree.clear_commands(guild=discord.Object(porch.id))
        await bot.tree.sync(guild=discord.Object(porch.id))
        assert (await mia.command("hello")).text == "everywhere"

        (again,) = await bot.tree.sync()
        assert again.id == kept.id
        assert (await bot.tree.fetch_command(kept.id)).description == "Everywhere"
        await again.edit(description="All over")
        assert [one.description for one in await bot.tree.fetch_commands()] == ["All over"]
        await again.delete()
        with pytest.raises(LookupError):
            await mia.command("hello")
