import asyncio
from typing import Any

import pytest

from nudgebot.domain.case import Verdict
from nudgebot_webchat.settings import WebchatSettings
from tests.plugins.webchat.visitors import OpenRoom, Tab, open_room


async def test_thanks_move_the_board_on_every_page(room: OpenRoom) -> None:
    ada, ben = await room.tab("Ada"), await room.tab("Ben")

    await ada.say("Thank you, @Ben!")

    for tab in (ada, ben):
        (row,) = await _next_rows(tab)
        assert (row["rank"], row["name"], row["points"]) == (1, "Ada", 1)


async def test_the_author_is_told_what_a_kindness_earned(room: OpenRoom) -> None:
    ada, ben = await room.tab("Ada"), await room.tab("Ben")

    await ada.say("Thank you, @Ben!")

    assert await ada.whispers() == ["+1 for saying thank you to Ben."]
    assert await ben.whispers() == []


async def test_the_author_is_told_why_a_kindness_earned_nothing(room: OpenRoom) -> None:
    ada = await room.tab("Ada")

    await ada.say("Thank you, @Ada!")
    await ada.say("Thank you!")

    refused, unaddressed = await ada.whispers()
    assert refused == "No points this time. Being kind to oneself is good, and earns nothing."
    assert unaddressed.startswith("Kind words!")


async def test_the_board_is_there_from_the_start(room: OpenRoom) -> None:
    await room.tab("Ben")
    await (await room.tab("Ada")).say("Thank you, @Ben!")

    assert await _next_rows(await room.tab("Mira"))


async def test_many_changes_are_brought_round_together(room: OpenRoom) -> None:
    ada = await room.tab("Ada")
    await room.tab("Ben")
    for number in range(8):
        await ada.say(f"Thank you {number}, @Ben!")
    while (await _next_rows(ada))[0]["points"] < 8:
        pass

    boards = [news for news in await ada.catch_up() if news["kind"] == "board"]
    assert len(boards) < 8


async def test_the_board_has_no_more_rows_than_the_owner_wants() -> None:
    async with open_room(WebchatSettings(board_rows=1)) as room:
        ada, ben = await room.tab("Ada"), await room.tab("Ben")
        await ada.say("Thank you, @Ben!")
        await ben.say("Thank you, @Ada!")

        assert len(await _next_rows(ada)) == 1


async def test_the_board_comes_back_after_an_outage_of_the_store(
    room: OpenRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nudgebot_webchat.bulletin.PAUSE_AFTER_OUTAGE", 0.05)
    ada, ben = await room.tab("Ada"), await room.tab("Ben")
    room.host.store_is_out = True
    await ben.socket.close()
    while (await ada.hear("present"))["total"] > 1:
        pass
    room.host.points = dict.fromkeys(room.host.names, 5)

    room.host.store_is_out = False

    assert (await _next_rows(ada))[0]["points"] == 5


async def test_everybody_sees_who_is_here(room: OpenRoom) -> None:
    ada = await room.tab("Ada")
    ben = await room.tab("Ben")
    while (await ada.hear("present"))["total"] < 2:
        pass

    await ben.socket.close()

    present = await ada.hear("present")
    assert [person["name"] for person in present["people"]] == ["Ada"]


async def test_a_verdict_is_told_to_its_author_alone(room: OpenRoom) -> None:
    ada, ben = await room.tab("Ada"), await room.tab("Ben")
    await ada.say("Hello")
    (message,) = room.host.messages

    await room.host.close_case(message.member, Verdict.FALSE_ALARM)

    assert "the nudge was wrong" in (await ada.whispers())[0]
    assert await ben.whispers() == []


async def test_a_verdict_waits_for_its_author(room: OpenRoom) -> None:
    visitor = await room.member("Ada")
    ada = await visitor.open()
    await ada.say("Hello")
    await ada.socket.close()
    await asyncio.sleep(0.05)

    await room.host.close_case(room.host.messages[0].member, Verdict.UPHOLD)
    assert len(room.host.verdicts) == 1

    assert "keep the person" in (await (await visitor.open()).whispers())[0]
    assert room.host.verdicts == []


async def _next_rows(tab: Tab) -> list[dict[str, Any]]:
    while True:
        rows: list[dict[str, Any]] = (await tab.hear("board"))["rows"]
        if rows:
            return rows
