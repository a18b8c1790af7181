"""However slow Discord is, and whatever breaks in between: everything comes once, and goes."""

import asyncio
from dataclasses import replace

import pytest

from nudgebot_discord.settings import DeliverySettings, Step
from tests.plugins.discord.stage import GRAVE, HURTFUL, Stage
from tests.plugins.discord.steps import SAY, ask_for, choose, requests, threads, ways


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
    monkeypatch.setattr("nudgebot_discord.delivery.whispers.ROUND_SECONDS", 0.05)
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
    monkeypatch.setattr("nudgebot_discord.delivery.whispers.ROUND_SECONDS", 0.05)
    await stage.hurt(stage.mia)
    notebook = stage.host.notebook("discord")
    ((key, line),) = (await notebook.jotted("whisper.")).items()
    channel, message, about, _, nonce = line.split("/")
    await notebook.jot(key, f"{channel}/{message}/{about}/1700000000/{nonce}")
    await notebook.jot("whisper.broken", "1/2/3")
    await stage.restart()
    await stage.server.until(lambda: len(stage.general.messages) == 1)
    await stage.server.settle()
    assert await stage.host.notebook("discord").jotted("whisper.") == {}
