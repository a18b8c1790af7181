"""`/setup`: what an owner learns, and what they can mend with a press."""

import asyncio
import logging
from dataclasses import replace

import pytest

from nudgebot.hosting import BlockedWord, BlockedWords
from nudgebot.policy.settings import PolicySettings
from tests.discord_server.answers import Answer
from tests.discord_server.channels import Channel
from tests.discord_server.people import Person
from tests.discord_server.permissions import BOT, Permission, can_view
from tests.plugins.discord.outage import lose
from tests.plugins.discord.registered import registered
from tests.plugins.discord.stage import Stage

CREATE, AGAIN = "Create the channel", "Look again"
USE = "nudgebot/setup_use"
CREATION = "/guilds/{}/channels"
FOREIGN = {"event_type": 1, "trigger_type": 1, "actions": [{"type": 1}], "enabled": True}


@pytest.fixture
async def stage(empty_stage: Stage) -> Stage:
    """A community whose moderators' channel nobody named."""
    empty_stage.settings = replace(empty_stage.settings, moderators_channels={})
    empty_stage.blocked = BlockedWords(words=(BlockedWord("fool"),))
    return empty_stage


async def setup(stage: Stage, person: Person | None = None) -> Answer:
    """Start the bot if it is not there, and use the command."""
    if not hasattr(stage, "platform"):
        await stage.start()
    await registered(stage)
    return await (await (person or stage.olga).command("setup")).finished()


async def create(stage: Stage) -> Channel:
    """Let the owner have a channel created."""
    pressed = await stage.olga.press(await setup(stage), CREATE)
    await pressed.finished()
    return the_newest(stage)


def the_newest(stage: Stage) -> Channel:
    return list(stage.porch.channels.values())[-1]


def sees(stage: Stage, person: Person, channel: Channel) -> bool:
    return can_view(channel, person.user, stage.server.world.clock.now())


async def test_an_owner_learns_what_works_and_what_is_missing_the_worst_first(
    stage: Stage,
) -> None:
    answer = await setup(stage)

    assert answer.is_ephemeral
    assert "Something important is missing" in answer.text
    assert "Works now: reading along · whispers to authors · private threads" in answer.text
    assert answer.text.index("no moderators' channel yet") < answer.text.index("I look after")
    assert answer.buttons == [CREATE, AGAIN]
    assert stage.tom.sees(stage.general) == []


async def test_a_channel_is_created_that_moderators_and_the_bot_see_and_nobody_else(
    stage: Stage,
) -> None:
    answer = await setup(stage)
    pressed = await (await stage.olga.press(answer, CREATE)).finished()
    made = the_newest(stage)

    assert made.name == "moderator-cases"
    assert sees(stage, stage.mona, made)
    assert not sees(stage, stage.mia, made)
    assert pressed.message is answer.message
    assert f"<#{made.id}> is there" in answer.text
    assert f"<@&{stage.moderators.id}>" in answer.text
    assert f"Cases go to <#{made.id}>" in answer.text
    assert "cases for moderators" in answer.text
    assert CREATE not in answer.buttons


async def test_it_is_remembered_after_a_restart(stage: Stage) -> None:
    made = await create(stage)
    await stage.restart()

    assert f"Cases go to <#{made.id}>" in (await setup(stage)).text


async def test_two_owners_at_once_create_one_channel(stage: Stage) -> None:
    stage.moderators.permissions |= int(Permission.MANAGE_GUILD)
    people = (stage.olga, stage.mona)
    shown = [await setup(stage, person) for person in people]
    before = len(stage.porch.channels)
    stage.server.faults.hold(CREATION)
    presses = [
        await person.press(answer, CREATE) for person, answer in zip(people, shown, strict=True)
    ]
    await asyncio.sleep(0.1)
    stage.server.faults.release()
    for pressed in presses:
        await pressed.finished()
    await stage.server.settle()

    assert len(stage.porch.channels) == before + 1


async def test_a_channel_whose_id_was_lost_in_a_crash_is_found_again(stage: Stage) -> None:
    made = await create(stage)
    await stage.host.notebook("discord").strike_out(f"moderators.{stage.porch.id}")

    assert await create(stage) is made


async def test_a_channel_that_was_deleted_can_be_made_anew(stage: Stage) -> None:
    stage.server.world.delete_channel(await create(stage))
    answer = await setup(stage)

    assert "is not there any more" in answer.text
    assert CREATE in answer.buttons


async def test_where_no_role_moderates_the_owner_is_told_to_let_somebody_in(stage: Stage) -> None:
    stage.moderators.permissions = 0
    answer = await setup(stage)
    await (await stage.olga.press(answer, CREATE)).finished()

    assert "Only administrators see it so far" in answer.text
    assert not sees(stage, stage.mona, the_newest(stage))


async def test_roles_that_the_settings_name_see_the_channel(stage: Stage) -> None:
    helpers = stage.server.world.add_role(stage.porch, "Helpers")
    stage.server.world.give_role(stage.tom, helpers)
    stage.settings = replace(stage.settings, moderator_roles=frozenset({str(helpers.id)}))

    assert sees(stage, stage.tom, await create(stage))


async def test_without_the_permission_nothing_is_offered_and_the_link_asks_for_it(
    stage: Stage,
) -> None:
    stage.porch.bot_permissions = int(BOT & ~Permission.MANAGE_CHANNELS)
    answer = await setup(stage)

    assert "I cannot create the moderators' channel" in answer.text
    assert "Manage Channels" in answer.text
    assert answer.buttons == ["Give me what is missing", AGAIN]


async def test_a_permission_that_was_taken_away_meanwhile_is_named(stage: Stage) -> None:
    answer = await setup(stage)
    stage.porch.bot_permissions = int(BOT & ~Permission.MANAGE_CHANNELS)
    await stage.server.settle()
    await (await stage.olga.press(answer, CREATE)).finished()

    assert "I cannot create the moderators' channel" in answer.text
    assert stage.server.refused == 0


async def test_a_refusal_of_discords_changes_nothing_and_is_said(stage: Stage) -> None:
    answer = await setup(stage)
    stage.server.faults.fail("POST", CREATION, 403, code=50013)
    await (await stage.olga.press(answer, CREATE)).finished()

    assert "its code is 50013" in answer.text
    assert CREATE in answer.buttons


async def test_a_private_channel_can_be_chosen(stage: Stage) -> None:
    answer = await setup(stage)
    chosen = await stage.olga.choose(answer, USE, [stage.desk])
    await chosen.finished()

    assert f"cases go to <#{stage.desk.id}> from now on" in answer.text
    assert f"Cases go to <#{stage.desk.id}>" in (await setup(stage)).text


async def test_a_channel_that_everybody_sees_is_not_used_for_cases(stage: Stage) -> None:
    answer = await setup(stage)
    await (await stage.olga.choose(answer, USE, [stage.general])).finished()

    assert "I left everything as it was" in answer.text
    assert f"Everybody can see <#{stage.general.id}>" in answer.text
    assert "There is no moderators' channel yet" in answer.text


async def test_a_channel_that_the_bot_cannot_write_in_is_not_used(stage: Stage) -> None:
    deaf = stage.server.world.add_channel(
        stage.porch, "deaf", overwrites={stage.porch.everyone: (0, 1 << 10 | 1 << 11)}
    )
    answer = await setup(stage)
    await (await stage.olga.choose(answer, USE, [deaf])).finished()

    assert f"I cannot write in <#{deaf.id}>" in answer.text
    assert "There is no moderators' channel yet" in answer.text


@pytest.mark.parametrize("forged", ["0", "nonsense", "99999999999999999999999"])
async def test_what_is_no_channel_here_is_not_used(stage: Stage, forged: str) -> None:
    answer = await setup(stage)
    await (await stage.olga.choose(answer, USE, [forged])).finished()

    assert "That channel is not there any more" in answer.text


async def test_what_the_settings_name_wins_and_is_not_asked_for(stage: Stage) -> None:
    earlier = await setup(stage)
    named = {str(stage.porch.id): str(stage.desk.id)}
    await stage.stop()
    stage.settings = replace(stage.settings, moderators_channels=named)
    await stage.start()
    await (await stage.olga.choose(earlier, USE, [stage.general])).finished()
    assert "they win" in earlier.text

    with pytest.raises(LookupError):
        await stage.olga.choose(await setup(stage), USE, [stage.general])
    stage.server.world.delete_channel(stage.desk)
    await stage.server.settle()
    answer = await setup(stage)
    assert "that the settings name is not there" in answer.text
    assert answer.buttons == [AGAIN]


async def test_looking_again_shows_in_place_what_was_mended(stage: Stage) -> None:
    stage.porch.bot_permissions = int(BOT & ~Permission.MODERATE_MEMBERS)
    answer = await setup(stage)
    assert "I cannot do it. My role lacks: Timeout Members" in answer.text

    stage.porch.bot_permissions = int(BOT)
    await stage.server.settle()
    await (await stage.olga.press(answer, AGAIN)).finished()
    assert "Timeout Members" not in answer.text
    assert "time-outs when a moderator asks" in answer.text


async def test_a_role_that_stands_above_the_bots_is_named(stage: Stage) -> None:
    stage.porch.move_bot_role(1)

    assert f"as they are not below mine: <@&{stage.moderators.id}>" in (await setup(stage)).text


async def test_six_rules_of_others_leave_automod_no_room(stage: Stage) -> None:
    for number in range(6):
        stage.server.world.add_rule(stage.porch, FOREIGN | {"name": f"theirs {number}"})
    answer = await setup(stage)

    assert "Other rules take all 6 places" in answer.text
    assert "· nudges before posting" not in answer.text


async def test_without_message_content_the_bot_says_what_is_left(stage: Stage) -> None:
    stage.server.world.application.intents["message_content"] = False
    stage.settings = replace(stage.settings, message_content=False)
    answer = await setup(stage)

    assert "Your settings say that I do not read messages" in answer.text
    assert "reading along" not in answer.text
    assert "whispers to authors" in answer.text


async def test_a_bot_that_only_watches_says_so(stage: Stage) -> None:
    stage.world.settings = PolicySettings(observe=True)

    assert "I only watch" in (await setup(stage)).text


async def test_an_owner_reads_their_own_language(stage: Stage) -> None:
    stage.olga.locale = "de"
    answer = await setup(stage)

    assert "Etwas Wichtiges fehlt" in answer.text
    assert answer.buttons == ["Kanal anlegen", "Noch einmal nachsehen"]
    await (await stage.olga.press(answer, "Kanal anlegen")).finished()
    assert the_newest(stage).name == "moderator-cases"


async def test_who_may_not_manage_the_server_is_refused_whatever_discord_lets_them_use(
    stage: Stage,
) -> None:
    await stage.start()
    await registered(stage)
    with pytest.raises(PermissionError):
        await stage.mona.command("setup")
    for command in stage.server.world.commands.listed(None):
        command["default_member_permissions"] = None
    answer = await setup(stage, stage.mona)

    assert answer.is_ephemeral
    assert answer.text == "This is for those who may manage this server."


async def test_a_server_that_the_settings_leave_out_is_left_alone(stage: Stage) -> None:
    stage.settings = replace(stage.settings, communities=frozenset({"1"}))

    assert "I do not look after this server" in (await setup(stage)).text


async def test_the_bots_memory_may_be_out(stage: Stage) -> None:
    answer = await setup(stage)
    await lose(stage, "notebook")
    pressed = await (await stage.olga.press(answer, CREATE)).finished()

    assert "memory is out" in pressed.text
    assert the_newest(stage) is stage.desk


def reports(caplog: pytest.LogCaptureFixture, name: str) -> list[logging.LogRecord]:
    return [record for record in caplog.records if record.message == name]


async def test_the_log_says_once_at_the_start_what_is_missing_and_no_channel_does(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    await stage.start()
    await stage.server.settle()
    (report,) = reports(caplog, "discord.setup")
    (broken,) = reports(caplog, "discord.setup.broken")

    assert (vars(report)["community"], vars(report)["broken"]) == (stage.porch.id, 1)
    assert vars(broken)["code"] == "no_moderators_channel"
    assert vars(broken)["told"].startswith("There is no moderators' channel yet")
    assert all(not channel.messages for channel in stage.porch.channels.values())


async def test_a_community_that_invites_the_bot_is_looked_over_and_nothing_is_posted_there(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    attic = stage.server.world.add_community("The Attic", owner="ada", with_bot=False)
    await stage.start()
    await stage.server.settle()
    stage.server.world.invite_bot(attic)
    await stage.server.settle()

    stage.server.world.remove_bot(attic)
    stage.server.world.invite_bot(attic)
    await stage.server.settle()

    told = [vars(report)["community"] for report in reports(caplog, "discord.setup")]
    assert told == [stage.porch.id, attic.id, attic.id]
    assert attic.general.messages == {}
    assert not any(request.method == "POST" for request in stage.server.requests)
