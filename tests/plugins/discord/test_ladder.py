"""The ways to an author, one after the other, until one works."""

import pytest

from nudgebot.domain.case import Verdict
from nudgebot.domain.nudge import Outcome
from nudgebot_discord.settings import Step
from tests.discord_server.permissions import Permission
from tests.plugins.discord.stage import GRAVE, HURTFUL, Stage
from tests.plugins.discord.steps import OPEN_DM, SAY, ask_for, choose, requests, threads, ways


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
    stage.sounds(f"a question\n{HURTFUL}", stage.world.scorer.script[HURTFUL])
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
