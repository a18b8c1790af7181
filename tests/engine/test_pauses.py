"""Communities whose moderators paused nudges."""

from datetime import timedelta

import pytest

from nudgebot.domain.audit import Act
from nudgebot.domain.message import CommunityKey
from nudgebot.stores import StoreUnavailableError
from tests.builders import CRUEL, HOME, NOON, PLATFORM, draft
from tests.engine.posts import threaten
from tests.house import House, World, open_house

AT_ONE = NOON + timedelta(hours=1)


async def is_nudged(house: House) -> bool:
    house.world.scorer.script["you fool"] = CRUEL
    return (await house.submit(draft("you fool"))).nudge is not None


async def test_while_nudges_are_paused_nobody_gets_one_and_then_they_do_again(
    house: House,
) -> None:
    await house.pauses.pause(HOME, AT_ONE, by="mo")
    assert house.pauses.until(HOME) == AT_ONE
    assert not await is_nudged(house)
    house.world.clock.advance(hours=1)
    assert house.pauses.until(HOME) is None
    assert await is_nudged(house)


async def test_a_pause_survives_a_restart(world: World) -> None:
    async with open_house(world) as house:
        await house.pauses.pause(HOME, AT_ONE, by="mo")
    async with open_house(world) as house:
        assert house.pauses.until(HOME) == AT_ONE
        assert not await is_nudged(house)


async def test_moderators_can_end_a_pause_early_for_good(world: World) -> None:
    async with open_house(world) as house:
        await house.pauses.pause(HOME, AT_ONE, by="mo")
        await house.pauses.resume(HOME, by="max")
        assert await is_nudged(house)
        assert [(e.act, e.by, e.detail) for e in await house.cases.audit(HOME)] == [
            (Act.RESUME, "max", ""),
            (Act.PAUSE, "mo", "2026-05-04T13:00+00:00"),
        ]
    async with open_house(world) as house:
        assert house.pauses.until(HOME) is None


async def test_a_pause_holds_for_one_community(house: House) -> None:
    await house.pauses.pause(CommunityKey(PLATFORM, "city"), AT_ONE, by="mo")
    assert house.pauses.until(HOME) is None
    assert await is_nudged(house)


async def test_what_is_grave_reaches_a_moderator_during_a_pause(house: House) -> None:
    await house.pauses.pause(HOME, AT_ONE, by="mo")
    await threaten(house)
    assert await house.open_case() is not None
    assert house.world.platform.nudges == []


async def test_a_pause_that_could_not_be_written_down_does_not_hold(house: House) -> None:
    await house.store.stop()
    with pytest.raises(StoreUnavailableError):
        await house.pauses.pause(HOME, AT_ONE, by="mo")
    assert house.pauses.until(HOME) is None
