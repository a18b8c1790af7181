"""Reading a community through a real connection."""

import discord
import pytest

from nudgebot_discord.wizard.features import ALL
from nudgebot_discord.wizard.reading import Wishes, read_state
from nudgebot_discord.wizard.state import Channel, Kind, State
from tests.discord_server.permissions import BOT, Permission
from tests.plugins.discord.stage import Stage

RULE = {"name": "theirs", "event_type": 1, "trigger_type": 1, "actions": [{"type": 1}]}
SPAM = {"name": "spam", "event_type": 1, "trigger_type": 3, "actions": [{"type": 1}]}


def guild_of(stage: Stage) -> discord.Guild:
    bot = stage.platform._bot  # noqa: SLF001 - the plugin's own client is what reads
    assert bot is not None
    guild = bot.client.get_guild(stage.porch.id)
    assert guild is not None
    return guild


async def read(stage: Stage, wishes: Wishes | None = None) -> State:
    guild = guild_of(stage)
    return await read_state(guild._state._get_client(), guild, wishes or Wishes())  # noqa: SLF001 - as above


def channel(state: State, channel_id: int) -> Channel:
    (found,) = [one for one in state.channels if one.id == channel_id]
    return found


async def test_channels_are_read_with_what_they_hold_and_who_sees_them(empty_stage: Stage) -> None:
    world, porch = empty_stage.server.world, empty_stage.porch
    made = {
        kind: world.add_channel(porch, kind, kind=kind)
        for kind in ("news", "forum", "voice", "category")
    }
    await empty_stage.start()
    state = await read(empty_stage)

    kinds = {one.id: one.kind for one in state.channels}
    assert kinds == {
        empty_stage.general.id: Kind.TEXT,
        empty_stage.desk.id: Kind.TEXT,
        made["news"].id: Kind.NEWS,
        made["forum"].id: Kind.POSTS,
        made["voice"].id: Kind.VOICE,
    }
    assert channel(state, empty_stage.general.id).is_public
    assert not channel(state, empty_stage.desk.id).is_public


async def test_permissions_are_read_as_a_whole_and_by_channel(stage: Stage) -> None:
    stage.porch.bot_permissions = int(BOT & ~Permission.MANAGE_MESSAGES)
    stage.server.world.set_overwrites(stage.general, {stage.porch.bot_role: (0, 1 << 11)})
    await stage.server.settle()
    state = await read(stage)

    assert "manage_messages" not in state.permissions
    assert {"manage_guild", "view_channel"} <= state.permissions
    assert "send_messages" in channel(state, stage.desk.id).permissions
    assert "send_messages" not in channel(state, stage.general.id).permissions


async def test_the_moderators_channel_is_found_or_missed(stage: Stage) -> None:
    found = await read(stage, Wishes(moderators_channel_id=stage.desk.id, is_channel_fixed=True))
    gone = await read(stage, Wishes(moderators_channel_id=1))

    assert found.moderators_channel == channel(found, stage.desk.id)
    assert found.is_channel_fixed
    assert (gone.moderators_channel_id, gone.moderators_channel) == (1, None)


async def test_roles_above_the_bots_are_counted_without_bots_and_administrators(
    stage: Stage,
) -> None:
    world = stage.server.world
    assert (await read(stage)).roles_above == ()

    stage.porch.move_bot_role(1)
    world.add_role(stage.porch, "Admins", permissions=int(Permission.ADMINISTRATOR))
    friends = world.add_role(stage.porch, "Friends")
    await stage.server.settle()

    assert {*(await read(stage)).roles_above} == {stage.moderators.id, friends.id}


async def test_keyword_rules_are_counted_by_whose_they_are(stage: Stage) -> None:
    stage.server.world.add_rule(stage.porch, RULE)
    stage.server.world.add_rule(stage.porch, SPAM)
    await guild_of(stage).create_automod_rule(
        name="ours",
        event_type=discord.AutoModRuleEventType.message_send,
        trigger=discord.AutoModTrigger(keyword_filter=["fool"]),
        actions=[discord.AutoModRuleAction(custom_message="Held back.")],
    )

    state = await read(stage)
    assert (state.own_rules, state.foreign_rules) == (1, 1)
    asked = len(stage.server.requests)
    state = await read(stage, Wishes(counts_rules=False))
    assert (state.own_rules, state.foreign_rules) == (None, None)
    assert len(stage.server.requests) == asked


async def test_rules_that_cannot_be_read_are_not_asked_for_in_vain(stage: Stage) -> None:
    stage.porch.bot_permissions = int(BOT & ~Permission.MANAGE_GUILD)
    await stage.server.settle()

    assert (await read(stage)).own_rules is None
    assert stage.server.refused == 0
    stage.porch.bot_permissions = int(BOT)
    await stage.server.settle()
    stage.server.faults.fail("GET", "/guilds/{}/auto-moderation/rules", 404)
    assert (await read(stage)).own_rules is None


@pytest.mark.parametrize("is_granted", [True, False])
async def test_the_intent_and_the_wishes_are_taken_over(
    empty_stage: Stage, *, is_granted: bool
) -> None:
    empty_stage.server.world.application.intents["message_content"] = is_granted
    object.__setattr__(empty_stage.settings, "message_content", is_granted)
    await empty_stage.start()
    wishes = Wishes(wants_content=is_granted, observes=True, commands=7)
    state = await read(empty_stage, wishes)

    assert (state.has_content, state.wants_content) == (is_granted, is_granted)
    assert (state.observes, state.commands, state.features) == (True, 7, ALL)
    assert state.application == empty_stage.server.world.application.id
    assert not state.needs_two_factor
