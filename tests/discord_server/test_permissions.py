"""Who may do what: the server and discord.py come to the same result on their own."""

import random

import discord

from tests.discord_server.accounts import Role
from tests.discord_server.bots import LittleBot, online
from tests.discord_server.channels import Channel
from tests.discord_server.community import Community
from tests.discord_server.people import Person
from tests.discord_server.permissions import Permission, in_channel
from tests.discord_server.server import DiscordServer
from tests.discord_server.world import Overwrites

P = Permission
COMPARED = (
    P.VIEW_CHANNEL,
    P.SEND_MESSAGES,
    P.MANAGE_MESSAGES,
    P.MANAGE_CHANNELS,
    P.READ_MESSAGE_HISTORY,
    P.MODERATE_MEMBERS,
)
ALL_COMPARED = sum(COMPARED)
CHANNELS = 60


def draw(die: random.Random) -> int:
    return sum(permission for permission in COMPARED if die.random() < 0.3)


def draw_overwrites(die: random.Random, targets: list[Role | Person]) -> Overwrites:
    chosen = [target for target in targets if die.random() < 0.6]
    overwrites = {}
    for target in chosen:
        deny = draw(die)
        overwrites[target] = (draw(die) & ~deny, deny)
    return overwrites


def fill(server: DiscordServer, porch: Community) -> tuple[list[Person], list[Channel]]:
    die, world = random.Random(7), server.world
    roles = [world.add_role(porch, f"role{at}", permissions=draw(die)) for at in range(3)]
    roles.append(world.add_role(porch, "admin", permissions=P.ADMINISTRATOR))
    people = [
        world.add_member(porch, f"member{at}", roles=die.sample(roles[: 3 + at % 2], k=2))
        for at in range(5)
    ]
    targets: list[Role | Person] = [porch.everyone, *roles, *people]
    channels = [
        world.add_channel(porch, f"c{at}", overwrites=draw_overwrites(die, targets))
        for at in range(CHANNELS)
    ]
    return [*people, world.owner_of(porch)], channels


def computed_by_discord_py(bot: LittleBot, person: Person, channel: Channel) -> int:
    known = bot.text_channel(channel.id)
    member = known.guild.get_member(person.id)
    assert isinstance(member, discord.Member)
    return known.permissions_for(member).value


async def test_both_compute_the_same_for_everybody_everywhere(
    server: DiscordServer, porch: Community
) -> None:
    people, channels = fill(server, porch)
    results = set()
    async with online(server) as bot:
        for person in people:
            for channel in channels:
                ours = in_channel(channel, person.user, server.world.clock.now())
                theirs = computed_by_discord_py(bot, person, channel)
                # discord.py leaves a little more to who cannot see a channel at all.
                if not ours & P.VIEW_CHANNEL:
                    assert not theirs & P.VIEW_CHANNEL
                else:
                    assert ours & ALL_COMPARED == theirs & ALL_COMPARED
                results.add(ours & ALL_COMPARED)
    assert len(results) > 20
