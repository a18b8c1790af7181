"""What the bot listens to, and what it leaves alone."""

from dataclasses import replace

import pytest

from nudgebot.domain.nudge import Outcome
from tests.builders import CRUEL
from tests.discord_server.posts import Posted
from tests.plugins.discord.stage import GRATEFUL, HURTFUL, Stage


async def listened(stage: Stage) -> int:
    """How many texts were scored, once all is quiet."""
    await stage.server.settle(0.2)
    return stage.world.scorer.asked


async def points(stage: Stage) -> dict[str, int]:
    await stage.server.settle(0.2)
    board = await stage.host.board("discord", str(stage.porch.id))
    return {row.member.member: row.points for row in board}


async def test_webhooks_bots_and_discord_itself_are_left_alone(stage: Stage) -> None:
    world = stage.server.world
    robot = world.add_member(stage.porch, "robot", is_bot=True)
    world.webhook_says(world.add_webhook(stage.general, "news"), HURTFUL)
    await robot.say(stage.general, HURTFUL)
    for kind in (6, 7, 8, 18, 21):
        world.system_says(stage.mia, stage.general, type=kind)
    assert await listened(stage) == 0


async def test_what_has_no_words_of_its_author_is_left_alone(stage: Stage) -> None:
    await stage.mia.say(stage.general, attachments=2)
    await stage.mia.say(stage.general, stickers=1)
    await stage.mia.say(stage.general, embeds=1)
    original = Posted(
        id=stage.server.world.ids.next(),
        channel=stage.general,
        author=stage.tom.user,
        content=HURTFUL,
    )
    await stage.mia.say(stage.general, forward=original)
    assert await listened(stage) == 0


async def test_a_poll_is_read_as_a_whole(stage: Stage) -> None:
    stage.sounds("Who is the fool?\nmia\ntom", CRUEL)
    await stage.mia.say(stage.general, poll=("Who is the fool?", ("mia", "tom")))
    assert await stage.way_to(stage.mia) == "whisper"


async def test_the_title_of_a_forum_post_is_read_with_its_first_message(stage: Stage) -> None:
    stage.sounds("You are all fools\nDiscuss.", CRUEL)
    world = stage.server.world
    forum = world.add_channel(stage.porch, "questions", kind="forum")
    post = world.add_thread(forum, "You are all fools", starter=stage.mia)
    await stage.mia.say(post, "Discuss.")
    assert await stage.way_to(stage.mia) == "whisper"
    note = await stage.open_note(stage.mia, post)
    assert "Discuss" in note.text


@pytest.mark.parametrize("kind", ["text", "news", "voice", "stage"])
async def test_words_are_heard_wherever_people_write(stage: Stage, kind: str) -> None:
    place = stage.server.world.add_channel(stage.porch, "there", kind=kind)
    await stage.mia.say(place, "hello")
    assert await listened(stage) == 1


async def test_threads_are_heard(stage: Stage) -> None:
    thread = stage.server.world.add_thread(stage.general, "aside", starter=stage.tom)
    await stage.mia.say(thread, "hello")
    assert await listened(stage) == 1


async def test_thanks_in_a_reply_go_to_whom_it_answers(stage: Stage) -> None:
    helped = await stage.tom.say(stage.general, "it is the blue one")
    await stage.mia.say(stage.general, GRATEFUL, reply_to=helped)
    assert await points(stage) == {str(stage.mia.id): 1}


async def test_a_reply_to_what_is_gone_is_a_message_like_any_other(stage: Stage) -> None:
    helped = await stage.tom.say(stage.general, "it is the blue one")
    await stage.tom.delete(helped)
    await stage.mia.say(stage.general, HURTFUL, reply_to=helped)
    assert await stage.way_to(stage.mia) == "whisper"


async def test_the_longest_message_is_read_and_shown_within_discords_limits(stage: Stage) -> None:
    longest = "you *fool* " * 363
    stage.sounds(longest.strip(), replace(CRUEL, suggestions=("a" * 2_000, "b" * 2_000)))
    await stage.mia.say(stage.general, longest)
    assert await stage.way_to(stage.mia) == "whisper"
    note = await stage.open_note(stage.mia)
    assert len(note.text) <= 4_000
    assert "fool" in note.text


async def test_a_direct_message_to_the_bot_breaks_nothing(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    said = await stage.mia.say(stage.mia.dm, HURTFUL)
    await stage.mia.edit(said, "never mind")
    await stage.mia.delete(said)
    assert await listened(stage) == 0
    assert "discord.event" not in caplog.text


async def test_communities_that_the_owner_did_not_name_are_left_alone(stage: Stage) -> None:
    stage.settings = replace(stage.settings, communities=frozenset({str(stage.porch.id)}))
    await stage.restart()
    world = stage.server.world
    other = world.add_community("The Attic", owner="ann")
    ann = world.owner_of(other)
    posted = await ann.say(other.general, HURTFUL)
    await ann.edit(posted, HURTFUL + "!")
    await ann.delete(posted)
    assert await listened(stage) == 0
    await stage.hurt(stage.mia)
    assert await listened(stage) == 1


async def test_every_community_is_heard_by_itself(stage: Stage) -> None:
    other = stage.server.world.add_community("The Attic", owner="ann")
    await stage.server.world.owner_of(other).say(other.general, HURTFUL)
    await stage.server.until(lambda: len(other.general.messages) == 2)
    assert len(stage.general.messages) == 0


async def test_an_event_that_comes_twice_is_decided_once(stage: Stage) -> None:
    stage.server.faults.repeat_events(2)
    message = await stage.hurt(stage.mia)
    note = await stage.open_note(stage.mia)
    await stage.mia.edit(message, "I see it differently.")
    await stage.outcome_for(stage.mia, Outcome.REPHRASED)
    assert await points(stage) == {str(stage.mia.id): 2}
    assert await stage.count_nudges() == 1
    assert len(note.interaction.followups) == 1
    lines = [posted for posted in stage.general.messages.values() if posted.author.is_bot]
    assert not lines


async def test_a_press_that_comes_twice_is_answered_once(stage: Stage) -> None:
    await stage.hurt(stage.mia)
    note = await stage.open_note(stage.mia)
    stage.server.faults.repeat_events(2)
    form = await stage.mia.press(note, "This was wrong")
    sent = await (await stage.mia.submit(form, {"words": "no"})).finished()
    await stage.server.settle()
    assert "A moderator will check it" in sent.text
    (case,) = await stage.open_cases()
    assert len(case.entries) == 2


async def test_messages_of_before_the_bot_came_can_be_edited_and_deleted(
    empty_stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    stage = empty_stage
    old = await stage.mia.say(stage.general, "hello")
    older = await stage.tom.say(stage.general, "hello you")
    await stage.start()
    await stage.mia.edit(old, HURTFUL)
    await stage.tom.delete(older)
    assert await stage.way_to(stage.mia) == "whisper"
    assert "discord.event" not in caplog.text
