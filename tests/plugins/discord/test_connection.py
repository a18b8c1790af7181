"""What happens to the wire between the bot and Discord, and what the owner reads about it."""

import logging
from dataclasses import replace
from pathlib import Path

import pytest

from tests.discord_server.ids import shard_of
from tests.plugins.discord.stage import GRAVE, HURTFUL, Stage, open_stage
from tests.test_privacy import disguises

CANARY = "xylophone-canary"


async def close_all(stage: Stage, code: int) -> None:
    """Let the gateway end all sessions with this code."""
    for session in stage.server.world.sessions.connected:
        if session.socket is not None:
            await session.socket.close(code=code)


async def test_what_was_said_while_the_wire_was_cut_is_heard_once(stage: Stage) -> None:
    await stage.server.faults.drop_gateway()
    await stage.mia.say(stage.general, HURTFUL)
    await stage.server.until(lambda: len(stage.general.messages) == 2)
    await stage.server.settle(0.3)
    assert await stage.count_nudges() == 1
    assert stage.world.scorer.asked == 1


async def test_what_the_gateway_sends_again_after_a_resume_is_decided_once(stage: Stage) -> None:
    await stage.hurt(stage.mia)
    for session in stage.server.world.sessions.connected:
        session.log.extend(line for line in [*session.log] if HURTFUL in line)
    await stage.server.faults.drop_gateway()
    await stage.server.settle(0.5)
    assert await stage.count_nudges() == 1
    assert stage.whisper_to(stage.mia)


async def test_a_session_that_is_over_is_begun_anew(stage: Stage) -> None:
    await stage.server.faults.drop_gateway(resumable=False)
    await stage.server.until(lambda: stage.server.world.sessions.connected, timeout=10)
    await stage.server.settle(0.3)
    await stage.mia.say(stage.general, HURTFUL)
    await stage.server.until(lambda: len(stage.general.messages) == 2)


async def test_asked_to_come_again_the_bot_does(stage: Stage) -> None:
    await stage.server.faults.ask_to_reconnect()
    await stage.server.settle(0.3)
    await stage.mia.say(stage.general, HURTFUL)
    await stage.server.until(lambda: len(stage.general.messages) == 2)


async def test_one_process_runs_the_shards_that_it_was_given(empty_stage: Stage) -> None:
    stage = empty_stage
    mine = shard_of(stage.porch.id, 2)
    stage.settings = replace(stage.settings, shard_count=2, shard_ids=(mine,))
    await stage.start()
    assert [session.shard for session in stage.server.world.sessions.connected] == [mine]
    await stage.hurt(stage.mia)
    assert await stage.way_to(stage.mia) == "whisper"


async def test_notes_of_other_shards_wait_for_the_process_that_runs_them(stage: Stage) -> None:
    stage.server.faults.fail("POST", "/channels/{}/messages", 503)
    await stage.mia.say(stage.general, HURTFUL)
    await stage.server.settle(0.3)
    others = 1 - shard_of(stage.porch.id, 2)
    stage.settings = replace(stage.settings, shard_count=2, shard_ids=(others,))
    await stage.restart()
    await stage.house.deliverer.catch_up()
    assert (await stage.nudge_of(stage.mia)).way == ""
    stage.settings = replace(stage.settings, shard_count=0, shard_ids=())
    await stage.restart()
    await stage.house.deliverer.catch_up()
    assert await stage.way_to(stage.mia) == "whisper"


async def test_a_token_that_is_taken_away_later_ends_the_connection_and_is_logged(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    await close_all(stage, 4004)
    await stage.server.settle(0.3)
    assert "discord.refused" in caplog.text
    assert not stage.server.world.sessions.connected


async def test_after_an_error_in_the_library_the_bot_connects_again(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nudgebot_discord.connecting.connection.AGAIN_SECONDS", 0.1)
    for session in stage.server.world.sessions.connected:
        session.push("MESSAGE_CREATE", {"nonsense": True})
    await stage.server.until(lambda: not stage.server.world.sessions.connected)
    await stage.server.until(lambda: stage.server.world.sessions.connected, timeout=10)
    await stage.server.settle(0.7)
    await stage.mia.say(stage.general, HURTFUL)
    await stage.server.until(lambda: len(stage.general.messages) == 2)
    note = await stage.open_note(stage.mia)
    assert "fool" in note.text


async def test_without_the_intent_only_what_mentions_the_bot_is_read(empty_stage: Stage) -> None:
    stage = empty_stage
    stage.server.world.application.intents["message_content"] = False
    stage.settings = replace(stage.settings, message_content=False)
    await stage.start()
    message = await stage.mia.say(stage.general, HURTFUL)
    await stage.mia.edit(message, HURTFUL + "!")
    await stage.mia.delete(message)
    await stage.server.settle(0.2)
    assert stage.world.scorer.asked == 0
    mention = f"<@{stage.server.world.bot.id}> {HURTFUL}"
    stage.sounds(mention, stage.world.scorer.script[HURTFUL])
    await stage.mia.say(stage.general, mention)
    assert await stage.way_to(stage.mia) == "whisper"
    assert "fool" in (await stage.open_note(stage.mia)).text


async def test_put_out_of_a_community_the_bot_brings_no_notes_there(stage: Stage) -> None:
    stage.server.faults.fail("POST", "/channels/{}/messages", 503)
    await stage.mia.say(stage.general, HURTFUL)
    await stage.server.settle(0.3)
    stage.server.world.remove_bot(stage.porch)
    await stage.server.settle()
    nudge = await stage.nudge_of(stage.mia)
    await stage.host.show_again(nudge, HURTFUL)
    assert await stage.way_to(stage.mia) == "not_in_community"


async def test_an_outage_in_one_community_means_later(stage: Stage) -> None:
    stage.server.faults.fail("POST", "/channels/{}/messages", 503)
    await stage.mia.say(stage.general, HURTFUL)
    await stage.server.settle(0.3)
    stage.server.world.lose(stage.porch)
    await stage.server.settle()
    nudge = await stage.nudge_of(stage.mia)
    await stage.host.show_again(nudge, HURTFUL)
    assert (await stage.nudge_of(stage.mia)).way == ""
    stage.server.world.events.community(stage.porch)
    await stage.server.settle()
    await stage.host.show_again(nudge, HURTFUL)
    assert await stage.way_to(stage.mia) == "whisper"


async def test_no_word_of_a_member_is_in_a_log_or_on_disk(
    migrated_database: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, "discord")  # as an owner who looks for a mistake may do
    async with open_stage(migrated_database, tmp_path) as stage:
        for text, assessment in [*stage.world.scorer.script.items()]:
            stage.sounds(f"{CANARY} {text}", assessment)
            stage.sounds(f"{CANARY} {text}!", assessment)
        await live(stage)
        await stage.server.settle(0.3)
        assert not [name for name, content in contents(tmp_path) if is_in(content)]
    assert any(record.name.startswith("nudgebot") for record in caplog.records)
    for record in caplog.records:
        assert CANARY not in record.getMessage()
        assert CANARY not in repr(record.__dict__)


def contents(folder: Path) -> list[tuple[str, bytes]]:
    return [(file.name, file.read_bytes()) for file in folder.rglob("*") if file.is_file()]


def is_in(content: bytes) -> bool:
    return any(disguise in content for disguise in disguises())


async def live(stage: Stage) -> None:
    """Let everything happen to words that can."""
    await stage.start()
    message = await stage.mia.say(stage.general, f"{CANARY} {HURTFUL}")
    await stage.way_to(stage.mia)
    note = await stage.open_note(stage.mia)
    await stage.mia.edit(message, f"{CANARY} {HURTFUL}!")
    form = await stage.mia.press(note, "This was wrong")
    await (await stage.mia.submit(form, {"words": f"{CANARY} comment"})).finished()
    stage.server.faults.fail("POST", "/channels/{}/messages", 503)
    await stage.tom.say(stage.general, f"{CANARY} {GRAVE}")
    await stage.server.settle(0.3)
    stage.server.faults.fail("GET", "/channels/{}/messages/{}", 503)
    await stage.house.deliverer.catch_up()
    await stage.house.deliverer.catch_up()
    stage.server.faults.fail("DELETE", "/channels/{}/messages/{}", 503)
    await (await stage.mia.press(note, "Delete mine")).finished()
    await stage.server.faults.drop_gateway()
