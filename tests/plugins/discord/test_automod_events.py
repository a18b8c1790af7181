"""What our rules hold back counts as a nudge before posting."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest

from nudgebot.domain.nudge import Outcome
from nudgebot.hosting import BlockedWord, BlockedWords
from tests.discord_server.rules import Rule
from tests.plugins.discord.registered import registered
from tests.plugins.discord.stage import Stage

THEIRS = {
    "name": "theirs",
    "event_type": 1,
    "trigger_type": 1,
    "trigger_metadata": {"keyword_filter": ["spam"]},
    "actions": [{"type": 1}],
    "enabled": True,
}
WORDS = BlockedWords(words=(BlockedWord("fool", "friend"),), allowed=("april fool",))


@pytest.fixture
async def empty_stage(empty_stage: Stage) -> Stage:
    empty_stage.blocked = WORDS
    return empty_stage


@pytest.fixture
async def stage(empty_stage: Stage) -> Stage:
    """A community in which the owner applied her rules."""
    await empty_stage.start()
    await apply(empty_stage)
    return empty_stage


async def apply(stage: Stage) -> Rule:
    await registered(stage)
    answer = await (await stage.olga.command("automod apply")).finished()
    await (await stage.olga.press(answer, "Make it so")).finished()
    return list(stage.porch.rules.values())[-1]


async def counted(stage: Stage) -> Mapping[Outcome, int]:
    await stage.server.settle()
    since = stage.world.clock.now() - timedelta(days=1)
    return (await stage.host.numbers(stage.home, since)).outcomes


async def test_a_message_that_is_held_back_is_a_nudge_that_nobody_else_sees(stage: Stage) -> None:
    held = await stage.mia.say(stage.general, "You FOOL!")

    assert held.blocked_by is not None
    assert held.custom_message is not None
    assert "How about “friend”?" in held.custom_message
    assert stage.tom.sees(stage.general) == []
    assert await counted(stage) == {Outcome.PREVENTED: 1}


async def test_what_is_said_better_is_posted_and_not_counted(stage: Stage) -> None:
    for text in ("You friend!", "an april fool", "foolish"):
        assert (await stage.mia.say(stage.general, text)).blocked_by is None

    assert await counted(stage) == {}


async def test_an_event_that_comes_twice_counts_once_and_two_attempts_count_twice(
    stage: Stage,
) -> None:
    stage.server.faults.repeat_events(2)
    await stage.mia.say(stage.general, "you fool")
    assert await counted(stage) == {Outcome.PREVENTED: 1}

    await stage.mia.say(stage.general, "what a fool")
    await stage.tom.say(stage.general, "you fool")
    assert await counted(stage) == {Outcome.PREVENTED: 3}


async def test_what_a_rule_does_besides_counts_for_nothing(stage: Stage) -> None:
    (rule,) = stage.porch.rules.values()
    alert = {"type": 2, "metadata": {"channel_id": str(stage.desk.id)}}
    rule.settings["actions"] = [alert]
    await stage.mia.say(stage.general, "no fool")
    assert await counted(stage) == {}

    rule.settings["actions"] = [{"type": 1, "metadata": {}}, alert]
    await stage.mia.say(stage.general, "still a fool")
    assert await counted(stage) == {Outcome.PREVENTED: 1}


async def test_what_the_rules_of_others_hold_back_is_theirs_and_looked_up_once(
    stage: Stage,
) -> None:
    stage.server.world.add_rule(stage.porch, THEIRS)
    before = len(stage.server.requests)
    for text in ("spam", "more spam", "and spam"):
        assert (await stage.mia.say(stage.general, text)).blocked_by is not None

    assert await counted(stage) == {}
    assert len(stage.server.requests) == before + 1


async def test_a_rule_counts_as_ours_even_if_its_id_was_lost_in_a_crash(stage: Stage) -> None:
    await stage.host.notebook("discord").strike_out(f"automod.{stage.porch.id}")
    await stage.restart()
    await stage.mia.say(stage.general, "you fool")

    assert await counted(stage) == {Outcome.PREVENTED: 1}
    lines = await stage.host.notebook("discord").jotted("automod.")
    assert list(lines.values()) == [str(next(iter(stage.porch.rules)))]


async def test_it_goes_on_after_a_restart(stage: Stage) -> None:
    await stage.restart()
    await stage.mia.say(stage.general, "you fool")

    assert await counted(stage) == {Outcome.PREVENTED: 1}


async def test_an_edit_that_is_held_back_counts_too(stage: Stage) -> None:
    said = await stage.mia.say(stage.general, "you friend")
    await stage.mia.edit(said, "you fool")

    assert said.content == "you friend"
    assert await counted(stage) == {Outcome.PREVENTED: 1}


async def test_without_message_content_the_keyword_is_enough(empty_stage: Stage) -> None:
    empty_stage.server.world.application.intents["message_content"] = False
    empty_stage.settings = replace(empty_stage.settings, message_content=False)
    await empty_stage.start()
    await apply(empty_stage)
    await empty_stage.mia.say(empty_stage.general, "you fool")
    await empty_stage.tom.say(empty_stage.general, "you fool")

    assert await counted(empty_stage) == {Outcome.PREVENTED: 2}


async def test_a_server_that_the_settings_leave_out_is_not_counted(stage: Stage) -> None:
    await stage.stop()
    stage.settings = replace(stage.settings, communities=frozenset({"1"}))
    await stage.start()
    await stage.mia.say(stage.general, "you fool")

    assert await counted(stage) == {}


async def test_the_words_are_nowhere_but_in_the_moment(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG", "nudgebot_discord")
    await stage.mia.say(stage.general, "you canary fool")
    await stage.server.settle()

    assert "canary" not in caplog.text
    async with stage.house.engine.connect() as connection:
        dump = await connection.exec_driver_sql("SELECT * FROM nudges")
        assert "canary" not in str(dump.all())
