"""`/member`: what moderators learn of somebody, and what they can do for them."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from nudgebot.domain.audit import Act
from nudgebot.domain.nudge import Outcome
from tests.discord_server.answers import Answer
from tests.discord_server.people import Person
from tests.plugins.discord.registered import registered
from tests.plugins.discord.stage import GRAVE, HURTFUL, Stage


@pytest.fixture
async def stage(stage: Stage) -> Stage:
    return await registered(stage)


async def use(person: Person, path: str, **options: Any) -> Answer:  # noqa: ANN401 - as many kinds as there are options
    return await (await person.command(f"member {path}", **options)).finished()


async def strike(stage: Stage) -> None:
    """Let mia ignore a nudge."""
    await stage.hurt(stage.mia)
    stage.world.clock.advance(hours=25)
    await stage.house.housekeeping.go_round()


async def acts(stage: Stage) -> list[tuple[Act, str | None]]:
    return [(entry.act, entry.member) for entry in await stage.host.cases.audit(stage.home)]


async def test_a_standing_says_in_words_what_is_remembered(stage: Stage) -> None:
    message = await stage.hurt(stage.mia)
    stage.world.clock.advance(hours=25)
    await stage.house.housekeeping.go_round()
    answer = await use(stage.mona, "standing", member=stage.mia)

    assert answer.is_ephemeral
    assert "Nudges they did not act on lately: 1." in answer.text
    assert "Last nudged" in answer.text
    assert "It was left as it is." in answer.text
    assert message.link in answer.text
    assert HURTFUL not in answer.text
    assert "0.9" not in answer.text


async def test_a_standing_names_the_open_case(stage: Stage) -> None:
    await stage.mia.say(stage.general, GRAVE)
    await stage.server.settle(0.2)
    (case,) = await stage.open_cases()

    assert f"`{case.id[:8]}`" in (await use(stage.mona, "standing", member=stage.mia)).text


async def test_somebody_who_left_still_has_a_standing(stage: Stage) -> None:
    await strike(stage)
    await stage.mia.leave(stage.porch)

    assert "lately: 1." in (await use(stage.mona, "standing", member=stage.mia)).text


async def test_forgiving_takes_strikes_back_and_is_in_the_audit(stage: Stage) -> None:
    await strike(stage)
    answer = await use(stage.mona, "forgive", member=stage.mia)
    assert f"{stage.mia.mention} starts afresh. Strikes taken back: 1." in answer.text
    assert (await stage.nudge_of(stage.mia)).outcome is Outcome.FORGIVEN
    again = await use(stage.mona, "forgive", member=stage.mia)

    assert "nothing to forgive" in again.text
    assert (Act.FORGIVE, str(stage.mia.id)) in await acts(stage)


async def test_an_exempt_member_is_left_alone_until_it_ends(stage: Stage) -> None:
    answer = await use(stage.mona, "exempt", member=stage.mia, duration="week")
    assert stage.mia.mention in answer.text
    standing = await stage.host.members.standing(stage.key(stage.mia))
    until = standing.membership.exempt_until
    assert until is not None
    assert abs(until - datetime.now(UTC) - timedelta(days=7)) < timedelta(minutes=1)
    assert "Exempt until" in (await use(stage.mona, "standing", member=stage.mia)).text
    await stage.mia.say(stage.general, HURTFUL)
    await stage.server.settle(0.2)
    assert await stage.count_nudges() == 0

    ended = await use(stage.mona, "exempt", member=stage.mia, duration="no_more")
    assert "no longer exempt" in ended.text
    await stage.hurt(stage.mia)
    assert await acts(stage) == [(Act.EXEMPT, str(stage.mia.id))] * 2


@pytest.mark.parametrize("path", ["forgive", "exempt"])
async def test_nobody_forgives_or_exempts_themselves(stage: Stage, path: str) -> None:
    options: dict[str, Any] = {"duration": "day"} if path == "exempt" else {}
    answer = await use(stage.mona, path, member=stage.mona, **options)

    assert "about yourself" in answer.text
    assert await acts(stage) == []


async def test_nothing_is_remembered_about_bots(stage: Stage) -> None:
    robot = stage.server.world.add_member(stage.porch, "robot", is_bot=True)

    assert "Bots are left alone" in (await use(stage.mona, "standing", member=robot)).text


@pytest.mark.parametrize("path", ["standing", "forgive", "exempt"])
async def test_members_are_refused_even_where_discord_lets_them(stage: Stage, path: str) -> None:
    for command in stage.server.world.commands.listed(None):
        command["default_member_permissions"] = None
    options: dict[str, Any] = {"duration": "day"} if path == "exempt" else {}
    answer = await use(stage.tom, path, member=stage.mia, **options)

    assert answer.text == "This is for the moderators of this server."
    assert await acts(stage) == []


async def test_a_german_moderator_reads_german(stage: Stage) -> None:
    stage.mona.locale = "de"

    assert "Was über" in (await use(stage.mona, "standing", member=stage.mia)).text
