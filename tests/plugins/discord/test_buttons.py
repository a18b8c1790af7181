"""Buttons after a restart, too late, and on what is gone."""

import asyncio

import pytest

from nudgebot.domain.nudge import Outcome
from tests.plugins.discord.stage import Stage
from tests.plugins.discord.steps import noted

BETTER = "I see it differently."


async def test_after_a_restart_every_button_still_works(stage: Stage) -> None:
    message = await stage.hurt(stage.mia)
    await stage.restart()
    note = await stage.open_note(stage.mia)
    assert "fool" in note.text
    await stage.restart()
    led = await (await stage.mia.press(note, "I'll edit it")).finished()
    assert message.link in str(led.message.components if led.message else "")
    form = await stage.mia.press(note, "This was wrong")
    await stage.restart()
    sent = await (await stage.mia.submit(form, {"words": "no"})).finished()
    assert "A moderator will check it" in sent.text
    prefer = f"nudgebot/prefer/{stage.porch.id}"
    for choice in ("direct", "whisper", "quiet_day", "quiet_week"):
        chosen = await (await stage.mia.choose(note, prefer, [choice])).finished()
        assert "Noted" in chosen.text
    done = await (await stage.mia.press(note, "Delete mine")).finished()
    assert "your message is gone" in done.text


async def test_an_answer_that_comes_too_late_for_discord_breaks_nothing(stage: Stage) -> None:
    note = await noted(stage)
    stage.server.faults.hold("/interactions/{}/{}/callback")
    press = asyncio.create_task(stage.mia.press(note, "I'll edit it"))
    await asyncio.sleep(0.1)
    stage.server.advance(4)
    with pytest.raises(AssertionError, match="no answer"):
        await press
    stage.server.faults.release()
    await stage.server.settle()
    led = await (await stage.mia.press(note, "I'll edit it")).finished()
    assert "Edit your message" in led.text


async def test_after_a_quarter_of_an_hour_an_edit_is_taken_without_thanks(stage: Stage) -> None:
    message = await stage.hurt(stage.mia)
    note = await stage.open_note(stage.mia)
    stage.server.advance(16 * 60)
    await stage.mia.edit(message, BETTER)
    await stage.outcome_for(stage.mia, Outcome.REPHRASED)
    await stage.server.settle()
    assert not note.interaction.followups


async def test_a_note_about_a_message_that_is_gone_says_so(stage: Stage) -> None:
    await stage.hurt(stage.mia)
    line = stage.whisper_to(stage.mia)
    for posted in [*stage.general.messages.values()]:
        if posted is not line:
            del stage.general.messages[posted.id]
    told = await stage.open_note(stage.mia)
    assert "no longer needed" in told.text


async def test_a_line_stays_while_discord_cannot_show_the_message(stage: Stage) -> None:
    await stage.hurt(stage.mia)
    stage.server.faults.fail("GET", "/channels/{}/messages/{}", 503, times=2)
    told = await stage.open_note(stage.mia)
    assert "nothing was changed" in told.text
    assert "fool" in (await stage.open_note(stage.mia)).text


async def test_buttons_of_a_nudge_that_was_forgotten_say_so(stage: Stage) -> None:
    note = await noted(stage)
    await stage.host.members.forget(stage.key(stage.mia))
    for label in ("I'll edit it", "Delete mine", "This was wrong"):
        told = await (await stage.mia.press(note, label)).finished()
        assert "no longer needed" in told.text
        assert told.is_ephemeral
    assert stage.general.messages


async def test_a_line_about_a_nudge_that_was_forgotten_goes_away(stage: Stage) -> None:
    await stage.hurt(stage.mia)
    line = stage.whisper_to(stage.mia)
    await stage.host.members.forget(stage.key(stage.mia))
    told = await (await stage.mia.press(line, "Open")).finished()
    assert "no longer needed" in told.text
    await stage.server.settle()
    assert line.is_deleted


async def test_when_the_memory_is_out_the_author_is_told(stage: Stage) -> None:
    note = await noted(stage)
    stage.house.store.out = frozenset({"standing"})
    prefer = f"nudgebot/prefer/{stage.porch.id}"
    told = await (await stage.mia.choose(note, prefer, ["direct"])).finished()
    assert "memory is out" in told.text
