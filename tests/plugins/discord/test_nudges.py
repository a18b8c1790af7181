"""A nudge in Discord, from the hurtful line to what its author makes of it."""

from nudgebot.domain.nudge import Outcome
from tests.plugins.discord.stage import HURTFUL, Stage


async def test_an_author_gets_a_line_that_says_nothing_and_a_note_that_only_they_can_open(
    stage: Stage,
) -> None:
    message = await stage.mia.say(stage.general, HURTFUL)
    await stage.server.until(lambda: len(stage.general.messages) == 2)
    line = stage.whisper_to(stage.mia)
    assert HURTFUL not in line.text

    refused = await stage.tom.press(line, "Open")
    await refused.finished()
    assert refused.is_ephemeral
    assert "for somebody else" in refused.text

    note = await (await stage.mia.press(line, "Open")).finished()
    assert note.is_ephemeral
    assert "fool" in note.text
    assert "I see it differently." in note.text
    assert f"/{message.id}" in str(note.message.components if note.message else "")
    await stage.server.settle()
    assert line.is_deleted
    assert not any(HURTFUL in str(posted.text) for posted in stage.tom.sees(stage.general)[1:])


async def test_an_edit_that_helps_settles_it_and_is_thanked(stage: Stage) -> None:
    message = await stage.mia.say(stage.general, HURTFUL)
    await stage.server.until(lambda: len(stage.general.messages) == 2)
    note = await (await stage.mia.press(stage.whisper_to(stage.mia), "Open")).finished()
    edit = await stage.mia.press(note, "I'll edit it")
    await stage.mia.edit(message, "I see it differently.")
    await stage.server.until(lambda: "+2" in edit.text)
    nudge = await stage.nudge_of(stage.mia)
    assert nudge.outcome is Outcome.REPHRASED
    assert nudge.way == "whisper"
    assert nudge.seen_at is not None
