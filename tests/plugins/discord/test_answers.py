"""What authors make of a nudge: say it better, take it back, contest it, or let it be."""

import pytest

from nudgebot.domain.case import CaseReason
from nudgebot.domain.nudge import Outcome
from tests.builders import CRUEL
from tests.discord_server.permissions import Permission
from tests.plugins.discord.stage import HURTFUL, Stage
from tests.plugins.discord.steps import noted

BETTER = "I see it differently."
ONE_MESSAGE = "/channels/{}/messages/{}"
NOW_GONE = "answered already"


async def points(stage: Stage) -> dict[str, int]:
    board = await stage.host.board("discord", str(stage.porch.id))
    return {row.member.member: row.points for row in board}


async def test_an_edit_that_helps_earns_once_and_takes_the_line_away(stage: Stage) -> None:
    message = await stage.hurt(stage.mia)
    line = stage.whisper_to(stage.mia)
    await stage.mia.edit(message, BETTER)
    await stage.outcome_for(stage.mia, Outcome.REPHRASED)
    await stage.server.settle()
    assert line.is_deleted
    await stage.mia.edit(message, "I see it quite differently.")
    await stage.mia.edit(message, HURTFUL)
    await stage.server.settle(0.3)
    assert await points(stage) == {str(stage.mia.id): 2}
    assert await stage.count_nudges() == 1
    assert len(stage.general.messages) == 1


async def test_an_edit_is_thanked_in_the_language_of_its_author(stage: Stage) -> None:
    stage.mia.locale = "de"
    message = await stage.hurt(stage.mia)
    note = await stage.open_note(stage.mia)
    await stage.mia.edit(message, BETTER)
    await stage.server.until(lambda: "+2" in note.text)
    assert "Danke" in note.text
    assert note.is_ephemeral


async def test_nobody_is_thanked_where_others_could_see_it(stage: Stage) -> None:
    message = await stage.hurt(stage.mia)
    await stage.mia.edit(message, BETTER)
    await stage.outcome_for(stage.mia, Outcome.REPHRASED)
    await stage.server.settle()
    assert stage.tom.sees(stage.general) == [message]
    assert not stage.mia.dms


async def test_an_edit_that_is_still_unkind_changes_nothing_and_brings_no_second_nudge(
    stage: Stage,
) -> None:
    stage.sounds("you utter fool", CRUEL)
    message = await stage.hurt(stage.mia)
    stage.world.clock.advance(hours=1)
    await stage.mia.edit(message, "you utter fool")
    await stage.server.settle(0.3)
    assert (await stage.nudge_of(stage.mia)).outcome is Outcome.PENDING
    assert stage.whisper_to(stage.mia)
    await stage.mia.edit(message, BETTER)
    await stage.outcome_for(stage.mia, Outcome.REPHRASED)


async def test_the_note_shows_the_words_as_they_read_now(stage: Stage) -> None:
    stage.sounds("fool, all of you", CRUEL)
    message = await stage.hurt(stage.mia)
    await stage.mia.edit(message, "fool, all of you")
    await stage.server.settle()
    assert "all of you" in (await stage.open_note(stage.mia)).text


async def test_a_preview_of_a_link_is_no_edit(stage: Stage) -> None:
    message = await stage.hurt(stage.mia)
    asked = stage.world.scorer.asked
    message.embeds = [{"type": "link", "url": "https://example.org", "title": "A page"}]
    stage.server.world.events.message("MESSAGE_UPDATE", message)
    await stage.server.settle(0.3)
    assert stage.world.scorer.asked == asked
    assert (await stage.nudge_of(stage.mia)).outcome is Outcome.PENDING


async def test_a_preview_after_an_edit_earns_nothing_more(stage: Stage) -> None:
    message = await stage.hurt(stage.mia)
    note = await stage.open_note(stage.mia)
    await stage.mia.edit(message, BETTER)
    await stage.server.until(lambda: "+2" in note.text)
    stage.server.world.events.message("MESSAGE_UPDATE", message)
    await stage.server.settle(0.3)
    assert await points(stage) == {str(stage.mia.id): 2}
    assert len(note.interaction.followups) == 1


async def test_taking_all_the_words_out_counts_as_taking_it_back(stage: Stage) -> None:
    message = await stage.mia.say(stage.general, HURTFUL, attachments=1)
    await stage.server.until(lambda: len(stage.general.messages) == 2)
    await stage.way_to(stage.mia)
    await stage.mia.edit(message, "")
    await stage.outcome_for(stage.mia, Outcome.WITHDRAWN)
    await stage.server.settle()
    assert len(stage.general.messages) == 1


async def test_a_message_that_its_author_deletes_is_withdrawn_and_the_line_goes(
    stage: Stage,
) -> None:
    message = await stage.hurt(stage.mia)
    await stage.mia.delete(message)
    await stage.outcome_for(stage.mia, Outcome.WITHDRAWN)
    await stage.server.until(lambda: not stage.general.messages)


async def test_messages_that_are_purged_are_withdrawn(stage: Stage) -> None:
    message = await stage.hurt(stage.mia)
    del stage.general.messages[message.id]
    stage.server.world.events.messages_deleted(stage.general, [message])
    await stage.outcome_for(stage.mia, Outcome.WITHDRAWN)


async def test_the_bot_deletes_a_message_for_its_author(stage: Stage) -> None:
    note = await noted(stage)
    done = await (await stage.mia.press(note, "Delete mine")).finished()
    assert "your message is gone" in done.text
    assert done.is_ephemeral
    assert not stage.general.messages
    await stage.outcome_for(stage.mia, Outcome.WITHDRAWN)


async def test_what_is_gone_already_counts_as_deleted(stage: Stage) -> None:
    note = await noted(stage)
    stage.general.messages.clear()
    done = await (await stage.mia.press(note, "Delete mine")).finished()
    assert "your message is gone" in done.text
    await stage.outcome_for(stage.mia, Outcome.WITHDRAWN)


async def test_where_the_bot_may_not_delete_it_shows_the_way(stage: Stage) -> None:
    stage.server.world.set_overwrites(
        stage.general, {stage.porch.bot_role: (0, Permission.MANAGE_MESSAGES)}
    )
    stage.porch.bot_permissions &= ~Permission.MANAGE_MESSAGES
    message = await stage.hurt(stage.mia)
    note = await stage.open_note(stage.mia)
    told = await (await stage.mia.press(note, "Delete mine")).finished()
    assert told.message is not None
    assert message.link in str(told.message.components)
    assert not message.is_deleted
    assert (await stage.nudge_of(stage.mia)).outcome is Outcome.PENDING


async def test_when_discord_fails_to_delete_it_nothing_is_settled(stage: Stage) -> None:
    note = await noted(stage)
    stage.server.faults.fail("DELETE", ONE_MESSAGE, 503)
    told = await (await stage.mia.press(note, "Delete mine")).finished()
    assert "nothing was changed" in told.text
    assert (await stage.nudge_of(stage.mia)).outcome is Outcome.PENDING


@pytest.mark.parametrize("comment", ["", "It was a *joke* among friends @everyone"])
async def test_a_contested_nudge_reaches_the_moderators(stage: Stage, comment: str) -> None:
    note = await noted(stage)
    form = await stage.mia.press(note, "This was wrong")
    sent = await (await stage.mia.submit(form, {"words": comment})).finished()
    assert "A moderator will check it" in sent.text
    assert sent.is_ephemeral
    (case,) = await stage.open_cases()
    told = [entry.excerpt for entry in case.entries if entry.reason is CaseReason.COMMENT]
    assert told == ([comment] if comment else [])
    assert case.entries[-1].excerpt == HURTFUL
    assert (await stage.nudge_of(stage.mia)).outcome is Outcome.CONTESTED


async def test_a_nudge_is_contested_once(stage: Stage) -> None:
    note = await noted(stage)
    first = await stage.mia.press(note, "This was wrong")
    second = await stage.mia.press(note, "This was wrong")
    await (await stage.mia.submit(first, {"words": "no"})).finished()
    again = await (await stage.mia.submit(second, {"words": "no, no"})).finished()
    assert NOW_GONE in again.text
    (case,) = await stage.open_cases()
    assert len(case.entries) == 2


async def test_a_message_that_was_contested_can_still_be_edited_and_deleted(stage: Stage) -> None:
    note = await noted(stage)
    form = await stage.mia.press(note, "This was wrong")
    await (await stage.mia.submit(form, {"words": ""})).finished()
    done = await (await stage.mia.press(note, "Delete mine")).finished()
    assert "your message is gone" in done.text
    assert (await stage.nudge_of(stage.mia)).outcome is Outcome.CONTESTED


async def test_nudges_that_are_ignored_climb_the_ladder_to_a_case(stage: Stage) -> None:
    for _ in range(4):
        await stage.hurt(stage.mia)
        stage.world.clock.advance(hours=1)
    assert not await stage.open_cases()
    stage.world.clock.advance(hours=24)
    await stage.house.housekeeping.go_round()
    (case,) = await stage.open_cases()
    assert {entry.reason for entry in case.entries} == {CaseReason.LADDER}
    assert all(entry.excerpt == HURTFUL for entry in case.entries)


async def test_a_note_that_nobody_could_be_shown_is_no_strike(stage: Stage) -> None:
    mute = Permission.SEND_MESSAGES | Permission.CREATE_PRIVATE_THREADS
    stage.server.world.set_overwrites(stage.general, {stage.porch.bot_role: (0, mute)})
    for _ in range(4):
        await stage.mia.say(stage.general, HURTFUL)
        await stage.server.settle(0.2)
        stage.world.clock.advance(hours=1)
    stage.world.clock.advance(hours=24)
    await stage.house.housekeeping.go_round()
    assert not await stage.open_cases()


async def test_an_edit_that_helps_takes_a_strike_back(stage: Stage) -> None:
    message = await stage.hurt(stage.mia)
    stage.world.clock.advance(hours=25)
    await stage.house.housekeeping.go_round()
    assert (await stage.nudge_of(stage.mia)).outcome is Outcome.IGNORED
    await stage.mia.edit(message, BETTER)
    await stage.outcome_for(stage.mia, Outcome.REPHRASED)
    assert await points(stage) == {}
