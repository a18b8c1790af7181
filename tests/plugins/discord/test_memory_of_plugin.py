"""What the plugin holds in memory after many messages: nothing that grows."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, cast

import pytest

from nudgebot.plugin import Delivery, Handover
from nudgebot_discord.delivery.line import Line
from nudgebot_discord.delivery.underway import Underway
from nudgebot_discord.notes.openings import MOST, Openings
from nudgebot_discord.settings import DeliverySettings
from tests.plugins.discord.patience import until
from tests.plugins.discord.stage import Stage

MESSAGES, AT_ONCE = 200, 20


async def talk(stage: Stage, count: int) -> None:
    """Let many people say something hurtful, and open some of the notes."""
    world = stage.server.world
    for start in range(0, count, AT_ONCE):
        people = [world.add_member(stage.porch, f"p{start + at}") for at in range(AT_ONCE)]
        await asyncio.gather(*(stage.hurt(person) for person in people))
        notes = await asyncio.gather(*(stage.open_note(person) for person in people[:4]))
        for person, note in zip(people, notes, strict=False):
            await person.press(note, "This was wrong")


def holdings(stage: Stage) -> dict[str, int]:
    """How much the plugin holds in memory now, by what."""
    # Nobody but this test asks for it, so it is read from the parts themselves.
    bot: Any = stage.platform._bot  # noqa: SLF001
    hearing = bot.client.on_raw_message_edit.__wrapped__.__self__
    switchboard = bot.client.on_interaction.__wrapped__
    views = bot.client._connection._view_store  # noqa: SLF001
    return {
        "whispers": len(hearing._whispers),  # noqa: SLF001
        "openings": len(hearing._openings),  # noqa: SLF001
        "underway": len(bot.courier._underway),  # noqa: SLF001
        "presses": len(switchboard.__self__._under_way),  # noqa: SLF001
        "views": len(views._views) + len(views._synced_message_views),  # noqa: SLF001
        "forms": len(views._modals),  # noqa: SLF001
        "messages": len(bot.client.cached_messages),
    }


async def test_many_nudges_leave_nothing_behind(
    empty_stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = empty_stage
    monkeypatch.setattr("nudgebot_discord.delivery.whispers.ROUND_SECONDS", 0.1)
    stage.settings = replace(stage.settings, delivery=DeliverySettings(whisper_seconds=5))
    await stage.start()
    await talk(stage, MESSAGES)

    async def has_no_lines() -> bool:
        return not await stage.host.notebook("discord").jotted("whisper.")

    await until(has_no_lines, seconds=15)
    held = holdings(stage)
    assert held.pop("openings") <= MESSAGES // 5
    assert held == dict.fromkeys(held, 0)


def test_only_so_many_open_interactions_are_remembered() -> None:
    openings = Openings()
    interaction = cast("Any", object())  # it is only kept
    for number in range(MOST + 100):
        openings.opened(str(number), interaction)
    assert len(openings) == MOST
    assert openings.locale_of("0") is None


async def test_what_nobody_asked_about_again_is_forgotten(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("nudgebot_discord.delivery.underway.MOST", 10)
    underway = Underway()

    async def errand() -> Handover:
        await asyncio.sleep(0.05)
        return Handover(Delivery.DELIVERED, "dm")

    for number in range(30):
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(underway.once(str(number), errand), 0.001)
    assert len(underway) == 10


def test_a_line_is_read_as_it_was_written() -> None:
    line = Line(channel=1, message=2, about=3, due=datetime(2026, 5, 4, tzinfo=UTC), nonce="a1")
    assert Line.read(str(line)) == line
    for broken in ("", "1/2/3", "a/b/c/d/e", "1/2/3/99999999999999999999/x", "1/2/3/x/y/z"):
        assert Line.read(broken) is None
