import asyncio
from dataclasses import dataclass, field
from datetime import timedelta
from types import SimpleNamespace
from typing import Any, cast

import discord
import pytest

from nudgebot_discord.governing.governor import Governor, Limits, Refusal
from tests.plugins.discord.clock import FakeClock

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


@dataclass
class FakeNotebook:
    lines: dict[str, str] = field(default_factory=dict)

    async def get(self, key: str) -> str | None:
        await asyncio.sleep(0)
        return self.lines.get(key)

    async def put(self, key: str, value: str) -> None:
        self.lines[key] = value

    async def drop(self, key: str) -> None:
        self.lines.pop(key, None)


@dataclass
class World:
    """What outlives a restart."""

    clock: FakeClock = field(default_factory=FakeClock)
    notebook: FakeNotebook = field(default_factory=FakeNotebook)

    def governor(
        self, *, new_per_hour: float = 20, burst: int = 5, invalid_requests: int = 2_000
    ) -> Governor:
        limits = Limits(new_per_hour=new_per_hour, burst=burst, invalid_requests=invalid_requests)
        return Governor(self.notebook, limits, clock=self.clock)


@pytest.fixture
def world() -> World:
    return World()


def refused(code: int, status: int = 403) -> discord.HTTPException:
    """What discord.py raises; of the response it looks at these two alone."""
    response = cast("Any", SimpleNamespace(status=status, reason=""))
    return discord.HTTPException(response, {"code": code, "message": ""})


async def test_a_message_may_be_sent_as_long_as_all_is_well(world: World) -> None:
    assert await world.governor().may_open("mia") is None


async def test_only_so_many_new_people_are_written_to(world: World) -> None:
    governor = world.governor(new_per_hour=6, burst=2)
    assert [await governor.may_open(who) for who in "abc"] == [None, None, Refusal.RATE]

    world.clock.advance(9 * MINUTE)
    assert await governor.may_open("c") is Refusal.RATE
    world.clock.advance(1 * MINUTE)
    assert await governor.may_open("c") is None
    assert await governor.may_open("d") is Refusal.RATE


async def test_a_long_quiet_time_saves_up_no_more_than_a_burst(world: World) -> None:
    governor = world.governor(new_per_hour=6, burst=2)
    await governor.may_open("a")
    world.clock.advance(100 * HOUR)

    assert [await governor.may_open(who) for who in "bcd"] == [None, None, Refusal.RATE]


async def test_somebody_who_was_written_to_is_not_new(world: World) -> None:
    governor = world.governor(new_per_hour=1, burst=1)
    assert await governor.may_open("mia") is None
    await governor.opened("mia")

    assert await governor.may_open("mia") is None
    assert await governor.may_open("ben") is Refusal.RATE


async def test_a_restart_fills_no_bucket(world: World) -> None:
    before = world.governor(new_per_hour=6, burst=2)
    await before.may_open("a")
    await before.may_open("b")

    after = world.governor(new_per_hour=6, burst=2)
    assert await after.may_open("c") is Refusal.RATE
    world.clock.advance(10 * MINUTE)
    assert await world.governor(new_per_hour=6, burst=2).may_open("c") is None


@pytest.mark.parametrize("later", range(5))
async def test_two_at_about_the_same_time_share_one_token(world: World, later: int) -> None:
    await world.governor(new_per_hour=1, burst=2).may_open("a")
    governor = world.governor(new_per_hour=1, burst=2)

    first = asyncio.create_task(governor.may_open("b"))
    for _ in range(later):
        await asyncio.sleep(0)
    second = asyncio.create_task(governor.may_open("c"))

    assert [await first, await second] == [None, Refusal.RATE]


@pytest.mark.parametrize("code", [50007, 50278])
async def test_closed_doors_are_knocked_at_once_a_week(world: World, code: int) -> None:
    await world.governor().failed("mia", refused(code))

    governor = world.governor()
    assert await governor.may_open("mia") is Refusal.CLOSED
    assert await governor.may_open("ben") is None
    world.clock.advance(timedelta(days=7) - MINUTE)
    assert await governor.may_open("mia") is Refusal.CLOSED
    world.clock.advance(MINUTE)
    assert await governor.may_open("mia") is None
    assert "dm.closed.mia" not in world.notebook.lines


async def test_somebody_known_who_closes_their_door_is_new_when_they_open_it(
    world: World,
) -> None:
    governor = world.governor(new_per_hour=0.001, burst=1)
    await governor.may_open("mia")
    await governor.opened("mia")
    await governor.failed("mia", refused(50007))
    world.clock.advance(timedelta(days=7))

    assert await governor.may_open("mia") is Refusal.RATE


async def test_a_door_that_opens_is_open(world: World) -> None:
    governor = world.governor()
    await governor.failed("mia", refused(50007))
    await governor.opened("mia")

    assert await governor.may_open("mia") is None


async def test_other_failures_close_nothing(world: World) -> None:
    governor = world.governor()
    await governor.failed("mia", refused(0, status=500))

    assert await governor.may_open("mia") is None


@pytest.mark.parametrize("code", [40003, 20026])
async def test_too_many_of_them_stop_all_of_them_also_after_a_restart(
    world: World, code: int, caplog: pytest.LogCaptureFixture
) -> None:
    governor = world.governor()
    await governor.opened("ben")
    await governor.failed("mia", refused(code, status=400))

    for each in (governor, world.governor()):
        assert await each.may_open("ben") is Refusal.BREAKER
        assert await each.may_open("zoe") is Refusal.BREAKER
    assert [record.message for record in caplog.records] == ["discord.dm.breaker"]
    world.clock.advance(HOUR)
    assert await governor.may_open("zoe") is None


async def test_each_stop_is_twice_as_long_until_something_goes_through(world: World) -> None:
    governor = world.governor()
    for hours in (1, 2, 4):
        await governor.failed("mia", refused(40003))
        await governor.failed("ben", refused(40003))
        world.clock.advance(hours * HOUR - MINUTE)
        assert await governor.may_open("mia") is Refusal.BREAKER
        world.clock.advance(MINUTE)
        assert await governor.may_open("mia") is None
        governor = world.governor()
        await governor.may_open("ben")

    await governor.opened("mia")
    assert "dm.breaker" not in world.notebook.lines
    await governor.failed("mia", refused(40003))
    world.clock.advance(HOUR)
    assert await governor.may_open("mia") is None


async def test_a_stop_has_an_end_however_often_it_happened(world: World) -> None:
    governor = world.governor()
    for _ in range(50):
        await governor.failed("mia", refused(40003))
        world.clock.advance(timedelta(days=2))

        assert await governor.may_open("mia") is not Refusal.BREAKER


async def test_a_message_to_somebody_known_does_not_end_the_doubling(world: World) -> None:
    governor = world.governor()
    await governor.opened("ben")
    await governor.failed("mia", refused(40003))
    world.clock.advance(HOUR)
    await governor.opened("ben")
    await governor.failed("mia", refused(40003))
    world.clock.advance(HOUR)

    assert await governor.may_open("mia") is Refusal.BREAKER


async def test_too_many_refused_requests_stop_it_too(world: World) -> None:
    governor = world.governor(invalid_requests=2)
    for status in (403, 200, 429):
        governor.note_status(status)
    governor.note_status(429, shared=True)

    assert await governor.may_open("mia") is Refusal.BUDGET


async def test_it_forgets_those_whom_it_wrote_to_long_ago(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nudgebot_discord.governing.governor.KNOWN", 2)
    governor = world.governor(new_per_hour=0.001, burst=1)
    for who in "abca":
        await governor.opened(who)
    await governor.may_open("new")

    assert await governor.may_open("a") is None
    assert await governor.may_open("c") is None
    assert await governor.may_open("b") is Refusal.RATE
