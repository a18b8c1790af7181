"""The gateway: what is heard again after a broken line, and by which shard."""

import asyncio

import aiohttp
import discord
import pytest

from tests.discord_server.bots import LittleBot, online
from tests.discord_server.community import Community
from tests.discord_server.ids import shard_of
from tests.discord_server.people import Person
from tests.discord_server.server import DiscordServer


async def test_what_happened_while_the_line_was_broken_is_heard_after_a_resume(
    server: DiscordServer, porch: Community, mia: Person
) -> None:
    async with online(server) as bot:
        await mia.say(porch.general, "before")
        await server.until(lambda: bot.heard)
        await server.faults.drop_gateway(resumable=True)
        await mia.say(porch.general, "meanwhile")
        await server.until(lambda: len(bot.heard) == 2)

        assert [one.content for one in bot.heard] == ["before", "meanwhile"]
        assert bot.events.count("READY") == 1
        assert "RESUMED" in bot.events


async def test_a_lost_session_begins_anew_and_what_happened_is_lost(
    server: DiscordServer, porch: Community, mia: Person
) -> None:
    async with online(server) as bot:
        await server.faults.drop_gateway(resumable=False)
        await mia.say(porch.general, "lost")
        await server.until(lambda: bot.events.count("READY") == 2)
        await mia.say(porch.general, "heard")
        await server.until(lambda: bot.heard)

        assert [one.content for one in bot.heard] == ["heard"]


async def test_a_bot_that_is_asked_to_reconnect_does(
    server: DiscordServer, porch: Community, mia: Person
) -> None:
    async with online(server) as bot:
        await server.faults.ask_to_reconnect()
        await server.until(lambda: "RESUMED" in bot.events)
        await mia.say(porch.general, "hello again")
        await server.until(lambda: bot.heard)


async def test_events_can_come_twice(server: DiscordServer, porch: Community, mia: Person) -> None:
    async with online(server) as bot:
        server.faults.repeat_events(times=2)
        said = await mia.say(porch.general, "twice")
        await server.until(lambda: len(bot.heard) == 2)
        server.faults.repeat_events(times=1)
        await mia.say(porch.general, "once")
        await server.until(lambda: len(bot.heard) == 3)
        await server.settle()

        assert [one.id for one in bot.heard[:2]] == [said.id, said.id]
        assert len(bot.heard) == 3


async def test_each_shard_hears_of_its_own_communities_and_the_first_of_direct_messages(
    server: DiscordServer,
) -> None:
    world = server.world
    places = [world.add_community(f"Place {number}") for number in range(6)]
    people = [world.add_member(place, f"member{at}") for at, place in enumerate(places)]
    async with online(server, LittleBot(shards=2)) as bot:
        for place, person in zip(places, people, strict=True):
            await person.say(place.general, place.name)
        await people[-1].say(people[-1].dm, "in private")
        await server.until(lambda: len(bot.heard) == 7)

        shards = {guild.id: guild.shard_id for guild in bot.guilds}
        assert shards == {place.id: shard_of(place.id, 2) for place in places}
        assert {*shards.values()} == {0, 1}
        assert len(server.world.sessions.connected) == 2


async def test_members_are_told_of_as_they_come_and_go(
    server: DiscordServer, porch: Community, mia: Person
) -> None:
    async with online(server) as bot:
        guild = bot.get_guild(porch.id)
        assert guild is not None
        role = server.world.add_role(porch, "Kind")
        server.world.give_role(mia, role)
        ben = server.world.add_member(porch, "ben")
        await server.until(lambda: guild.get_member(ben.id))
        await mia.leave(porch)
        await server.until(lambda: guild.get_member(mia.id) is None)

        assert guild.get_role(role.id) is not None


async def test_without_the_members_intent_nobody_is_told_of(
    server: DiscordServer, porch: Community, mia: Person
) -> None:
    async with online(server, LittleBot(members=False)) as bot:
        server.world.add_member(porch, "ben")
        await mia.leave(porch)
        await server.settle()

        assert "GUILD_MEMBER_ADD" not in bot.events
        assert "GUILD_MEMBER_REMOVE" not in bot.events


async def test_channels_roles_and_communities_change_while_the_bot_is_there(
    server: DiscordServer, porch: Community, mia: Person
) -> None:
    world = server.world
    async with online(server) as bot:
        den = world.add_channel(porch, "den")
        thread = world.add_thread(den, "a talk", starter=mia)
        await server.until(lambda: bot.get_channel(thread.id))
        world.delete_channel(den)
        await server.until(lambda: bot.get_channel(den.id) is None)
        assert bot.get_channel(thread.id) is None

        private = world.add_thread(porch.general, "not for bots", starter=mia, private=True)
        porch.bot_permissions = 0
        guild = bot.get_guild(porch.id)
        assert guild is not None
        await server.until(lambda: guild.me.guild_permissions.moderate_members is False)
        assert bot.get_channel(private.id) is None
        world.remove_bot(porch)
        await server.until(lambda: not bot.guilds)
        world.invite_bot(porch)
        await server.until(lambda: bot.guilds)


async def test_an_invitation_is_told_from_an_outage_that_is_over(
    server: DiscordServer, porch: Community
) -> None:
    attic = server.world.add_community("The Attic", owner="ada", with_bot=False)
    bot = LittleBot()
    told: list[tuple[str, int]] = []

    @bot.event
    async def on_guild_join(guild: discord.Guild) -> None:
        told.append(("join", guild.id))

    @bot.event
    async def on_guild_available(guild: discord.Guild) -> None:
        told.append(("available", guild.id))

    async with online(server, bot):
        server.world.invite_bot(attic)
        await server.until(lambda: len(told) == 2)
        server.world.lose(porch)
        server.world.recover(porch)
        await server.until(lambda: len(told) == 3)

    at_hand = ("available", porch.id)
    assert told == [at_hand, ("join", attic.id), at_hand]


async def test_an_impossible_shard_is_refused(server: DiscordServer) -> None:
    bot = discord.Client(intents=discord.Intents.default(), shard_id=2, shard_count=2)
    discord.http.Route.BASE = server.api
    socket = discord.gateway.DiscordWebSocket
    socket.DEFAULT_GATEWAY = type(socket.DEFAULT_GATEWAY)(server.gateway)
    async with bot:
        with pytest.raises(discord.ConnectionClosed) as closed:
            await asyncio.wait_for(bot.start(server.token), 2)
    assert closed.value.code == 4010


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        ("not even json", 4002),
        ('{"op": 77}', 4001),
        ('{"op": 8, "d": {}}', 4003),
        ('{"op": 2, "d": {"token": "another", "intents": 0}}', 4004),
        ('{"op": 2, "d": {"token": "%s", "intents": 1073741824}}', 4013),
    ],
)
async def test_nonsense_closes_the_connection(server: DiscordServer, frame: str, code: int) -> None:
    async with aiohttp.ClientSession() as session, session.ws_connect(server.gateway) as socket:
        assert (await socket.receive_json())["op"] == 10
        await socket.send_str(frame.replace("%s", server.token))
        await socket.receive()

        assert socket.close_code == code
