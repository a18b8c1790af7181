"""The ways to an author, one after the other, until one works."""

import asyncio
from dataclasses import replace

import pytest

from nudgebot.domain.case import Verdict
from nudgebot.domain.nudge import Outcome
from nudgebot_discord.settings import DeliverySettings, DiscordSettings, Step
from tests.discord_server.channels import Channel, Kind
from tests.discord_server.people import Person
from tests.discord_server.permissions import Permission
from tests.plugins.discord.stage import GRAVE, HURTFUL, Stage

SAY = "/channels/{}/messages"
OPEN_DM = "/users/@me/channels"


async def choose(stage: Stage, person: Person, choice: str) -> str:
    """Let somebody get a note in the channel, and choose from the list in it."""
    await stage.hurt(person)
    note = await stage.open_note(person)
    chosen = await person.choose(note, f"nudgebot/prefer/{stage.porch.id}", [choice])
    stage.world.clock.advance(hours=1)
    return (await chosen.finished()).text


async def ways(stage: Stage, person: Person) -> list[str]:
    member = stage.key(person)
    return [nudge.way for nudge in await stage.house.store.unanswered(member)]


def ask_for(stage: Stage, *steps: Step) -> None:
    stage.settings = replace(stage.settings, delivery=DeliverySettings(steps=steps))


def threads(stage: Stage) -> list[Channel]:
    channels = stage.porch.channels.values()
    return [channel for channel in channels if channel.kind is Kind.PRIVATE_THREAD]


def requests(stage: Stage, method: str, route: str) -> list[int]:
    """The answers to the requests of this kind so far."""
    return [
        request.status
        for request in stage.server.requests
        if (request.method, request.route) == (method, route)
    ]


async def test_nobody_gets_a_direct_message_who_did_not_choose_it(stage: Stage) -> None:
    await stage.hurt(stage.mia)
    assert await ways(stage, stage.mia) == ["whisper"]
    assert not stage.mia.dms
    assert not requests(stage, "POST", OPEN_DM)


async def test_who_chose_direct_messages_gets_the_next_note_as_one(stage: Stage) -> None:
    assert "come as direct messages" in await choose(stage, stage.mia, "direct")
    await stage.hurt(stage.mia)
    assert await ways(stage, stage.mia) == ["whisper", "dm"]
    (letter,) = stage.mia.dms
    assert "fool" in letter.text
    assert "I'll edit it" in letter.buttons
    assert not any(posted.author.is_bot for posted in stage.general.messages.values())


async def test_buttons_work_in_a_direct_message_too(stage: Stage) -> None:
    await choose(stage, stage.mia, "direct")
    posted = await stage.hurt(stage.mia)
    (letter,) = stage.mia.dms
    gone = await (await stage.mia.press(letter, "Delete mine")).finished()
    assert "your message is gone" in gone.text
    assert posted.is_deleted
    chosen = await stage.mia.choose(letter, f"nudgebot/prefer/{stage.porch.id}", ["whisper"])
    assert "wait for you where you wrote" in (await chosen.finished()).text
    stage.world.clock.advance(hours=1)
    await stage.hurt(stage.mia)
    assert [posted for posted in stage.mia.dms if "I'll edit it" in posted.buttons] == [letter]
    assert stage.whisper_to(stage.mia)


async def test_closed_direct_messages_cost_one_refusal_once(stage: Stage) -> None:
    await choose(stage, stage.mia, "direct")
    stage.mia.close_dms()
    await stage.hurt(stage.mia)
    refused = stage.server.refused
    assert refused == 1
    stage.world.clock.advance(hours=1)
    await stage.hurt(stage.mia)
    assert await ways(stage, stage.mia) == ["whisper", "whisper", "whisper"]
    assert stage.server.refused == refused
    assert len(requests(stage, "POST", OPEN_DM)) == 1


async def test_once_discord_says_too_many_nobody_gets_a_direct_message(stage: Stage) -> None:
    await choose(stage, stage.mia, "direct")
    await choose(stage, stage.tom, "direct")
    stage.server.world.dm_open_limit = 0
    await stage.hurt(stage.mia)
    await stage.hurt(stage.tom)
    assert await ways(stage, stage.tom) == ["whisper", "whisper"]
    assert requests(stage, "POST", OPEN_DM) == [403]
    await stage.restart()
    stage.server.world.dm_open_limit = None
    stage.world.clock.advance(hours=1)
    await stage.hurt(stage.mia)
    assert await ways(stage, stage.mia) == ["whisper"] * 3
    assert requests(stage, "POST", OPEN_DM) == [403]


async def test_who_wants_quiet_gets_none_until_a_moderator_asks(stage: Stage) -> None:
    assert "no notes for a day" in await choose(stage, stage.mia, "quiet_day")
    await stage.mia.say(stage.general, GRAVE)
    await stage.server.until(lambda: len(stage.desk.messages) or True)
    await stage.server.settle(0.3)
    assert await ways(stage, stage.mia) == ["whisper", "asked_for_quiet"]
    (case,) = await stage.open_cases()
    handover = await stage.host.cases.nudge_again(case, by=str(stage.mona.id))
    assert handover is not None
    assert handover.way == "whisper"
    note = await stage.open_note(stage.mia)
    assert "A note about your message" in note.text


async def test_quiet_is_about_nudges_and_not_about_what_moderators_decide(stage: Stage) -> None:
    await choose(stage, stage.mia, "quiet_week")
    await stage.mia.say(stage.general, GRAVE)
    await stage.server.settle(0.3)
    (case,) = await stage.open_cases()
    await stage.host.cases.close(case.id, Verdict.UPHOLD, by=str(stage.mona.id))
    told = await stage.open_note(stage.mia)
    assert "Ask them to look again" in told.buttons


async def test_the_owner_says_which_ways_there_are_and_in_which_order(empty_stage: Stage) -> None:
    stage = empty_stage
    ask_for(stage, Step.THREAD, Step.WHISPER)
    await stage.start()
    await stage.hurt(stage.mia)
    assert await ways(stage, stage.mia) == ["thread"]
    (thread,) = threads(stage)
    note = [posted for posted in thread.messages.values() if "fool" in posted.text]
    assert len(note) == 1
    assert note[0] in stage.mia.sees(thread)
    assert not stage.tom.sees(thread)
    assert not thread.archive.is_invitable


@pytest.mark.parametrize(
    ("steps", "way"),
    [
        ((), "turned_off"),
        ((Step.DM,), "turned_off"),
    ],
)
async def test_what_is_turned_off_is_recorded_as_such(
    empty_stage: Stage, steps: tuple[Step, ...], way: str
) -> None:
    stage = empty_stage
    ask_for(stage, *steps)
    await stage.start()
    await stage.hurt(stage.mia)
    nudge = await stage.nudge_of(stage.mia)
    assert nudge.way == way
    assert not nudge.is_delivered
    assert len(stage.general.messages) == 1


async def test_where_the_bot_may_not_write_it_opens_a_thread_and_asks_nothing_in_vain(
    stage: Stage,
) -> None:
    hush = stage.server.world.add_channel(
        stage.porch,
        "hush",
        overwrites={stage.porch.bot_role: (0, Permission.SEND_MESSAGES)},
    )
    await stage.hurt(stage.mia, hush)
    assert await ways(stage, stage.mia) == ["thread"]
    assert stage.server.refused == 0
    (thread,) = threads(stage)
    deed = next(posted for posted in thread.messages.values() if posted.buttons)
    gone = await (await stage.mia.press(deed, "Delete mine")).finished()
    assert "gone" in gone.text


async def test_somebody_else_in_a_thread_cannot_answer_for_the_author(stage: Stage) -> None:
    ask_for(stage, Step.THREAD)
    await stage.restart()
    posted = await stage.hurt(stage.mia)
    (thread,) = threads(stage)
    deed = next(posted for posted in thread.messages.values() if posted.buttons)
    for label in ("I'll edit it", "Delete mine", "This was wrong"):
        answer = await (await stage.olga.press(deed, label)).finished()
        assert "for somebody else" in answer.text
        assert answer.is_ephemeral
    assert not posted.is_deleted
    assert (await stage.nudge_of(stage.mia)).outcome is Outcome.PENDING


async def test_where_nothing_is_allowed_the_reasons_are_recorded(stage: Stage) -> None:
    mute = Permission.SEND_MESSAGES | Permission.CREATE_PRIVATE_THREADS
    hush = stage.server.world.add_channel(
        stage.porch, "hush", overwrites={stage.porch.bot_role: (0, mute)}
    )
    await stage.hurt(stage.mia, hush)
    nudge = await stage.nudge_of(stage.mia)
    assert nudge.way == "whisper_not_allowed thread_not_allowed"
    assert not nudge.is_delivered
    assert stage.server.refused == 0


@pytest.mark.parametrize("kind", ["news", "voice", "stage"])
async def test_a_line_is_left_in_every_kind_of_channel_that_people_write_in(
    stage: Stage, kind: str
) -> None:
    place = stage.server.world.add_channel(stage.porch, "there", kind=kind)
    await stage.hurt(stage.mia, place)
    assert await ways(stage, stage.mia) == ["whisper"]
    note = await stage.open_note(stage.mia, place)
    assert "fool" in note.text


async def test_a_line_is_left_in_a_thread_and_under_a_forum_post(stage: Stage) -> None:
    world = stage.server.world
    thread = world.add_thread(stage.general, "aside", starter=stage.mia)
    await stage.hurt(stage.mia, thread)
    assert "fool" in (await stage.open_note(stage.mia, thread)).text
    forum = world.add_channel(stage.porch, "questions", kind="forum")
    post = world.add_thread(forum, "a question", starter=stage.tom)
    await stage.hurt(stage.tom, post)
    assert "fool" in (await stage.open_note(stage.tom, post)).text


async def test_in_a_locked_thread_the_note_goes_to_a_thread_of_its_own(stage: Stage) -> None:
    thread = stage.server.world.add_thread(stage.general, "aside", starter=stage.mia)
    stage.server.faults.hold(SAY)
    await stage.mia.say(thread, HURTFUL)
    await stage.server.until(lambda: requests(stage, "POST", SAY))
    thread.archive.is_locked = True
    stage.server.faults.release()
    assert await stage.way_to(stage.mia) == "thread"


async def test_a_channel_that_is_gone_meanwhile_is_recorded(stage: Stage) -> None:
    side = stage.server.world.add_channel(stage.porch, "side")
    stage.server.faults.hold(SAY)
    await stage.mia.say(side, HURTFUL)
    await stage.server.until(lambda: requests(stage, "POST", SAY))
    stage.server.world.delete_channel(side)
    stage.server.faults.release()
    assert await stage.way_to(stage.mia) == "whisper_refused_10003 no_threads_here"


async def test_who_left_gets_nothing_late(stage: Stage) -> None:
    stage.world.clock.advance(minutes=-10)
    stage.server.faults.fail("GET", "/guilds/{}/members/{}", 503)
    await stage.mia.say(stage.general, HURTFUL)
    await stage.server.settle(0.3)
    assert (await stage.nudge_of(stage.mia)).way == ""
    await stage.mia.leave(stage.porch)
    await stage.house.deliverer.catch_up()
    assert await stage.way_to(stage.mia) == "member_left"
    assert len(stage.general.messages) == 1


async def test_a_server_error_means_later_and_then_once(stage: Stage) -> None:
    stage.server.faults.fail("POST", SAY, 503)
    await stage.mia.say(stage.general, HURTFUL)
    await stage.server.settle(0.3)
    assert (await stage.nudge_of(stage.mia)).way == ""
    for _ in range(3):
        await stage.house.deliverer.catch_up()
    assert await stage.way_to(stage.mia) == "whisper"
    assert stage.whisper_to(stage.mia)


async def test_a_rate_limit_is_waited_for(stage: Stage) -> None:
    stage.server.faults.limit(SAY, retry_after=0.2)
    await stage.hurt(stage.mia)
    assert await stage.way_to(stage.mia) == "whisper"
    assert requests(stage, "POST", SAY) == [429, 200]


async def test_a_line_is_left_once_though_discord_is_slower_than_the_bot_is_patient(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nudgebot.engine.deliverer.PATIENCE_SECONDS", 0.2)
    stage.server.faults.hold(SAY)
    await stage.mia.say(stage.general, HURTFUL)
    await stage.server.until(lambda: requests(stage, "POST", SAY))
    await asyncio.sleep(0.4)
    await stage.house.deliverer.catch_up()
    assert (await stage.nudge_of(stage.mia)).way == ""
    stage.server.faults.release()
    await stage.server.settle()
    await stage.house.deliverer.catch_up()
    assert await stage.way_to(stage.mia) == "whisper"
    assert stage.whisper_to(stage.mia)
    assert requests(stage, "POST", SAY) == [200]


async def test_a_direct_message_is_sent_once_though_discord_is_slow(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await choose(stage, stage.mia, "direct")
    monkeypatch.setattr("nudgebot.engine.deliverer.PATIENCE_SECONDS", 0.2)
    stage.server.faults.hold(SAY)
    await stage.mia.say(stage.general, HURTFUL)
    await stage.server.until(lambda: len(requests(stage, "POST", SAY)) == 2)
    await asyncio.sleep(0.4)
    stage.server.faults.release()
    await stage.server.settle()
    await stage.house.deliverer.catch_up()
    assert await ways(stage, stage.mia) == ["whisper", "dm"]
    assert len(stage.mia.dms) == 1


async def test_a_crash_in_the_middle_of_a_thread_does_not_open_a_second_one(
    empty_stage: Stage,
) -> None:
    stage = empty_stage
    ask_for(stage, Step.THREAD)
    await stage.start()
    stage.server.faults.fail("POST", SAY, 503)
    await stage.mia.say(stage.general, HURTFUL)
    await stage.server.settle(0.3)
    assert len(threads(stage)) == 1
    await stage.restart()
    await stage.house.deliverer.catch_up()
    assert await stage.way_to(stage.mia) == "thread"
    (thread,) = threads(stage)
    assert sum("fool" in posted.text for posted in thread.messages.values()) == 1


async def test_a_restart_between_sending_and_noting_it_does_not_leave_a_second_line(
    stage: Stage,
) -> None:
    await stage.hurt(stage.mia)
    nudge = await stage.nudge_of(stage.mia)
    await stage.restart()
    await stage.host.show_again(nudge, HURTFUL)
    assert stage.whisper_to(stage.mia)
    assert requests(stage, "POST", SAY) == [200]


async def test_asked_again_by_a_moderator_a_new_line_replaces_the_old_one(stage: Stage) -> None:
    await stage.mia.say(stage.general, GRAVE)
    await stage.server.until(lambda: len(stage.general.messages) == 2)
    first = stage.whisper_to(stage.mia)
    await stage.way_to(stage.mia)
    (case,) = await stage.open_cases()
    await stage.host.cases.nudge_again(case, by=str(stage.mona.id))
    assert first.is_deleted
    assert stage.whisper_to(stage.mia)


async def test_lines_that_nobody_opened_go_away_by_themselves(
    empty_stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = empty_stage
    monkeypatch.setattr("nudgebot_discord.whispers.ROUND_SECONDS", 0.05)
    stage.settings = replace(stage.settings, delivery=DeliverySettings(whisper_seconds=0.3))
    await stage.start()
    await stage.mia.say(stage.general, HURTFUL)
    await stage.server.until(lambda: len(stage.general.messages) == 2)
    await stage.server.until(lambda: len(stage.general.messages) == 1)
    await stage.server.settle()
    assert await stage.host.notebook("discord").jotted("whisper.") == {}


async def test_lines_of_before_a_restart_go_away_too_and_what_is_unreadable_is_dropped(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nudgebot_discord.whispers.ROUND_SECONDS", 0.05)
    await stage.hurt(stage.mia)
    notebook = stage.host.notebook("discord")
    ((key, line),) = (await notebook.jotted("whisper.")).items()
    channel, message, about, _, nonce = line.split("/")
    await notebook.jot(key, "/".join((channel, message, about, "1700000000", nonce)))
    await notebook.jot("whisper.broken", "1/2/3")
    await stage.restart()
    await stage.server.until(lambda: len(stage.general.messages) == 1)
    await stage.server.settle()
    assert await stage.host.notebook("discord").jotted("whisper.") == {}


async def test_no_settings_fall_out_of_the_ladder() -> None:
    assert set(DiscordSettings().delivery.steps) == set(Step)
