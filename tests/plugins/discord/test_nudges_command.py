"""`/nudges`: honest numbers, and a pause."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nudgebot.domain.audit import Act
from nudgebot.domain.nudge import Outcome
from nudgebot_discord.commands.interval import interval
from tests.discord_server.answers import Answer
from tests.discord_server.people import Person
from tests.plugins.discord.registered import registered
from tests.plugins.discord.stage import GRAVE, HURTFUL, Stage


@pytest.fixture
async def stage(stage: Stage) -> Stage:
    return await registered(stage)


async def use(person: Person, path: str, **options: Any) -> Answer:  # noqa: ANN401 - as many kinds as there are options
    return await (await person.command(f"nudges {path}", **options)).finished()


async def test_numbers_say_what_happened_and_how_sure_that_is(stage: Stage) -> None:
    message = await stage.hurt(stage.mia)
    await stage.mia.edit(message, "I see it differently.")
    await stage.outcome_for(stage.mia, Outcome.REPHRASED)
    stage.world.clock.advance(hours=1)
    await stage.tom.say(stage.general, "a plain line")
    await stage.hurt(stage.tom)
    stage.world.clock.advance(hours=25)
    await stage.house.housekeeping.go_round()
    answer = await use(stage.mona, "stats")

    assert answer.is_ephemeral
    assert "Nudges of the last 7 days" in answer.text
    assert "Messages read: 4. Nudges: 2." in answer.text
    assert "Settled: 2. Followed by better words or by none: 1 (50%)" in answer.text
    assert "between 9% and 91%" in answer.text
    assert "They said it in a better way: 1" in answer.text
    assert "It was left as it is: 1" in answer.text
    assert "with a line where they wrote: 2" in answer.text
    assert "not what the nudges did" in answer.text


async def test_while_it_only_watches_it_counts_what_it_would_have_done(
    empty_stage: Stage,
) -> None:
    stage = empty_stage
    stage.world.settings = replace(stage.world.settings, observe=True)
    await stage.start()
    await registered(stage)
    for person, text in ((stage.mia, HURTFUL), (stage.tom, GRAVE), (stage.tom, "a plain line")):
        await person.say(stage.general, text)
    await stage.server.settle()
    answer = await use(stage.mona, "stats")

    assert "Messages read: 3. Nudges: 0." in answer.text
    assert "would have nudged: 2." in answer.text
    assert await stage.count_nudges() == 0


async def test_without_nudges_nothing_is_said_about_their_effect(stage: Stage) -> None:
    answer = await use(stage.mona, "stats", days="90")

    assert "Nudges: 0." in answer.text
    assert "%" not in answer.text


async def test_without_answers_no_share_is_made_up(stage: Stage) -> None:
    await stage.hurt(stage.mia)
    answer = await use(stage.mona, "stats")

    assert "There are no answers yet" in answer.text
    assert "%" not in answer.text


@given(total=st.integers(1, 10_000), data=st.data())
def test_an_interval_holds_its_share_and_stays_a_share(total: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, total))
    low, high = interval(count, total)
    assert 0 <= low <= count / total + 1e-9
    assert count / total - 1e-9 <= high <= 1


def test_an_interval_is_that_of_wilson() -> None:
    assert interval(10, 20) == pytest.approx((0.2993, 0.7007), abs=1e-4)


@pytest.mark.parametrize(("duration", "time"), [("hour", 1), ("day", 24), ("week", 168)])
async def test_a_pause_holds_nudges_back_and_lets_grave_messages_through(
    stage: Stage, duration: str, time: int
) -> None:
    answer = await use(stage.mona, "pause", duration=duration)
    assert "paused until" in answer.text
    until = stage.host.pauses.until(stage.home)
    assert until is not None
    assert abs(until - datetime.now(UTC) - timedelta(hours=time)) < timedelta(minutes=1)
    await stage.mia.say(stage.general, HURTFUL)
    await stage.mia.say(stage.general, GRAVE)
    await stage.server.settle(0.2)

    assert await stage.count_nudges() == 0
    assert len(await stage.open_cases()) == 1


async def test_a_pause_ends_when_a_moderator_says_so(stage: Stage) -> None:
    await use(stage.mona, "pause", duration="day")
    assert "go out again" in (await use(stage.mona, "resume")).text
    assert stage.host.pauses.until(stage.home) is None
    await stage.hurt(stage.mia)

    assert "nothing changed" in (await use(stage.mona, "resume")).text
    acts = [entry.act for entry in await stage.host.cases.audit(stage.home)]
    assert acts == [Act.RESUME, Act.PAUSE]


@pytest.mark.parametrize("path", ["stats", "pause", "resume"])
async def test_members_are_refused_even_where_discord_lets_them(stage: Stage, path: str) -> None:
    for command in stage.server.world.commands.listed(None):
        command["default_member_permissions"] = None
    options: dict[str, Any] = {"duration": "day"} if path == "pause" else {}
    answer = await use(stage.tom, path, **options)

    assert answer.text == "This is for the moderators of this server."
    assert stage.host.pauses.until(stage.home) is None


async def test_a_german_moderator_reads_german(stage: Stage) -> None:
    stage.mona.locale = "de"

    assert "Hinweise der letzten 7 Tage" in (await use(stage.mona, "stats")).text
