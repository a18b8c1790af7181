"""`/note`: the note that still waits, after its line went away."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from nudgebot.policy.settings import NudgeSettings, PolicySettings
from tests.builders import CRUEL
from tests.discord_server.answers import Answer
from tests.discord_server.people import Person
from tests.plugins.discord.outage import lose
from tests.plugins.discord.registered import registered
from tests.plugins.discord.stage import HURTFUL, Stage

ALSO_HURTFUL = "you fool again"


@pytest.fixture
async def stage(empty_stage: Stage) -> AsyncIterator[Stage]:
    """Without a cooldown, so that a second nudge can come."""
    empty_stage.world.settings = PolicySettings(nudge=NudgeSettings(cooldown_seconds=0))
    empty_stage.sounds(ALSO_HURTFUL, CRUEL)
    await empty_stage.start()
    yield await registered(empty_stage)
    await empty_stage.server.settle()


async def note(person: Person) -> Answer:
    return await (await person.command("note")).finished()


async def nudge(stage: Stage, person: Person, text: str = HURTFUL) -> None:
    before = len(stage.general.messages)
    await person.say(stage.general, text)
    await stage.server.until(lambda: len(stage.general.messages) == before + 2)
    await stage.server.settle()


async def test_the_note_opens_again_after_its_line_went_away(stage: Stage) -> None:
    await nudge(stage, stage.mia)
    line = stage.whisper_to(stage.mia)
    await stage.mona.delete(line)
    answer = await note(stage.mia)

    assert answer.is_ephemeral
    assert "__**you**__ fool" in answer.text
    assert answer.buttons[:3] == ["I'll edit it", "Delete mine", "This was wrong"]
    assert "that wait besides" not in answer.text
    assert (await stage.nudge_of(stage.mia)).seen_at is not None
    assert not any(HURTFUL in posted.text for posted in stage.tom.sees(stage.general)[1:])


async def test_its_buttons_work_and_its_line_goes(stage: Stage) -> None:
    await nudge(stage, stage.mia)
    line = stage.whisper_to(stage.mia)
    answer = await note(stage.mia)
    await stage.server.until(lambda: line.is_deleted)
    done = await (await stage.mia.press(answer, "Delete mine")).finished()

    assert "your message is gone" in done.text
    assert (await note(stage.mia)).text.startswith("No note waits for you.")


async def test_an_edit_after_it_is_thanked_in_private(stage: Stage) -> None:
    message = await stage.hurt(stage.mia)
    answer = await note(stage.mia)
    await stage.mia.edit(message, "I see it differently.")

    await stage.server.until(lambda: "Thank you." in answer.text)
    assert answer.is_ephemeral


async def test_the_oldest_comes_first_and_the_others_are_counted(stage: Stage) -> None:
    await nudge(stage, stage.mia)
    stage.world.clock.advance(seconds=1)
    await nudge(stage, stage.mia, ALSO_HURTFUL)
    first = await note(stage.mia)
    await (await stage.mia.press(first, "Delete mine")).finished()
    second = await note(stage.mia)

    assert "Notes that wait besides this one: 1." in first.text
    assert "again" not in first.text.splitlines()[1]
    assert "__**you**__ fool again" in second.text
    assert "besides" not in second.text


async def test_only_ones_own_notes_are_opened(stage: Stage) -> None:
    await nudge(stage, stage.mia)

    assert (await note(stage.tom)).text.startswith("No note waits for you.")


async def test_a_note_about_words_that_are_gone_needs_nothing(stage: Stage) -> None:
    await nudge(stage, stage.mia)
    stage.server.faults.fail("GET", "/channels/{}/messages/{}", 404, code=10008)

    assert "cannot read the message" in (await note(stage.mia)).text


async def test_a_note_opens_after_a_restart_and_in_german(stage: Stage) -> None:
    await nudge(stage, stage.mia)
    await stage.restart()
    stage.mia.locale = "de"
    answer = await note(stage.mia)

    assert "__**you**__ fool" in answer.text
    assert "Ein Hinweis zu deiner Nachricht" in answer.text


async def test_hostile_words_stay_words(stage: Stage) -> None:
    text = "@everyone [free](https://evil.example) ```" + "\u202e" * 50 + "x" * 3_900
    stage.sounds(text, replace(CRUEL, suggestions=("``` @everyone",)))
    await nudge(stage, stage.mia, text)
    answer = await note(stage.mia)

    assert answer.message is not None
    assert not answer.message.pings.everyone
    assert "https://evil" not in answer.text


async def test_the_bot_says_so_when_its_memory_is_out(stage: Stage) -> None:
    await nudge(stage, stage.mia)
    await lose(stage, "nudges")

    assert "memory is out" in (await note(stage.mia)).text
