import asyncio
import logging
from dataclasses import replace

import pytest

from nudgebot.domain.decision import Finding, Nudge
from nudgebot.domain.events import BoardMoved, CaseChanged
from nudgebot.domain.message import Author
from nudgebot.policy.rule import Here
from tests.builders import (
    COMMUNITY,
    CRUEL,
    PLATFORM,
    THANKS,
    THREAT,
    draft,
    member,
    message,
    unique,
)
from tests.house import House


async def test_a_nudge_reaches_its_author_with_their_words_and_better_ones(house: House) -> None:
    house.world.scorer.script["you fool"] = CRUEL
    receipt = await house.submit(draft("you fool"))
    (note,) = house.world.platform.nudges
    assert (note.text, note.suggestions, note.escalated) == ("you fool", CRUEL.suggestions, False)
    assert note.nudge.id == receipt.nudge
    assert note.nudge.evidence == CRUEL.evidence
    assert await house.store.parcels(None) == []


async def test_a_nudge_about_a_threat_says_that_a_moderator_sees_it_too(house: House) -> None:
    house.world.scorer.script["I will"] = THREAT
    receipt = await house.submit(draft("I will"))
    assert receipt.is_filed
    assert house.world.platform.nudges[0].escalated


async def test_a_message_that_comes_twice_gets_one_nudge_and_the_first_receipt(
    house: House,
) -> None:
    house.world.scorer.script["you fool"] = CRUEL
    twice = draft("you fool")
    first = await house.submit(twice)
    second = await house.submit(twice)
    assert second == replace(first, is_repeat=True)
    assert len(house.world.platform.nudges) == 1


async def test_a_message_that_comes_twice_at_once_gets_one_nudge(house: House) -> None:
    house.world.scorer.script["you fool"] = CRUEL
    twice = draft("you fool")
    receipts = await asyncio.gather(*(house.intake.receive(twice) for _ in range(8)))
    assert len(house.world.platform.nudges) == 1
    assert {receipt.nudge for receipt in receipts} == {house.world.platform.nudges[0].nudge.id}
    assert [receipt.is_repeat for receipt in receipts].count(False) == 1


async def test_a_kind_message_that_comes_twice_earns_once(house: House) -> None:
    house.world.scorer.script["thanks"] = THANKS
    twice = message("thanks", recipient="tom")
    await asyncio.gather(*(house.intake.receive(twice) for _ in range(8)))
    assert await house.points() == {"mia": 1}
    assert house.world.events == [BoardMoved(PLATFORM, COMMUNITY)]


async def test_while_scoring_is_out_messages_pass_and_the_outage_is_counted(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    house.world.scorer.is_out = True
    receipt = await house.submit(draft("you fool"))
    assert not receipt.decision.holds_draft
    assert house.world.monitor.counts["outages scoring"] == 1
    assert house.world.monitor.counts["messages unscored"] == 1
    assert "outage" in caplog.messages


@pytest.mark.parametrize("method", ["standing", "record"])
async def test_while_the_store_is_out_messages_pass_and_nobody_is_nudged(
    house: House, method: str
) -> None:
    house.world.scorer.script["you fool"] = CRUEL
    house.store.out = frozenset({method})
    again = draft("you fool")
    receipt = await house.submit(again)
    assert receipt.decision.findings[-1].rule == "unrecorded"
    assert not receipt.decision.holds_draft
    assert receipt.nudge is None
    assert house.world.platform.delivered == []
    assert house.world.monitor.counts["outages store"] == 1
    assert house.world.monitor.counts["messages unrecorded"] == 1
    house.store.out = frozenset()
    assert (await house.submit(again)).nudge is not None


async def test_ids_that_no_database_takes_do_not_stop_anything(house: House) -> None:
    odd = [
        message(id="\ud800"),
        message(author=Author(id="\udfff", name="Odd")),
        message(recipient="\ud800", id=unique("message")),
    ]
    house.world.scorer.script["hello there"] = THANKS
    receipts = await asyncio.gather(*(house.submit(one) for one in odd))
    assert [receipt.decision.findings[-1].rule for receipt in receipts] == ["unrecorded"] * 3
    assert (await house.submit(message("fine"))).decision.findings[-1].rule == "harmless"


async def test_events_tell_what_changed_and_nothing_else(house: House) -> None:
    script = house.world.scorer.script
    script["thanks"], script["I will"], script["you fool"] = THANKS, THREAT, CRUEL
    await house.submit(message("hello"))
    await house.submit(message("thanks", recipient="mia"))
    await house.submit(draft("you fool"))
    assert house.world.events == []
    await house.submit(message("thanks", recipient="tom"))
    await house.submit(draft("I will"))
    assert house.world.events == [BoardMoved(PLATFORM, COMMUNITY), CaseChanged(PLATFORM, COMMUNITY)]


async def test_every_message_is_counted_by_its_rule_and_timed(house: House) -> None:
    house.world.scorer.script["you fool"] = CRUEL
    await house.submit(message("hello"))
    await house.submit(draft("you fool"))
    assert house.world.monitor.counts["messages harmless"] == 1
    assert house.world.monitor.counts["messages nudge"] == 1
    assert house.world.monitor.counts["deliveries delivered"] == 1
    assert house.world.monitor.timed["intake"] == 2


async def test_a_held_draft_was_not_said_and_so_is_not_thanked_for(house: House) -> None:
    house.world.scorer.script.update({"you fool": CRUEL, "thanks": THANKS})
    await house.submit(draft("you fool", by="tom"))
    receipt = await house.submit(message("thanks"))
    assert receipt.decision.findings[-1].why == "nobody"


async def test_a_posted_message_was_said_whether_or_not_it_was_nudged(house: House) -> None:
    house.world.scorer.script.update({"you fool": CRUEL, "thanks": THANKS})
    await house.submit(message("you fool", by="tom"))
    receipt = await house.submit(message("thanks"))
    assert receipt.decision.credit is not None
    assert receipt.decision.credit.receiver == "tom"


async def test_an_edit_that_comes_twice_is_done_once(house: House) -> None:
    house.world.scorer.script["you fool"] = CRUEL
    first = message("hello")
    await house.submit(first)
    edited = message("you fool", revises=first.id)
    receipts = [await house.submit(edited) for _ in range(3)]
    assert [receipt.is_repeat for receipt in receipts] == [False, True, True]
    assert len({receipt.nudge for receipt in receipts}) == 1
    assert len(house.world.platform.nudges) == 1
    assert (await house.submit(first)).nudge is None


async def test_what_a_plugins_rule_nudges_unscored_waits_in_the_outbox(house: House) -> None:
    def always(here: Here) -> Finding:
        del here
        return Finding(rule="plugin", why="always", actions=(Nudge((), ()),), conclusive=True)

    house.world.scorer.is_out = True
    house.in_force.current = replace(house.in_force.current, rules=[always])
    receipt = await house.intake.receive(draft("hello"))
    assert house.world.platform.delivered == []
    (parcel,) = await house.store.parcels(member())
    assert parcel.nudge == receipt.nudge


async def test_a_plugins_rule_that_fails_lets_messages_pass(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(here: Here) -> Finding:
        raise ValueError(here.message.text)

    house.in_force.current = replace(house.in_force.current, rules=[broken])
    receipt = await house.intake.receive(draft("sesame"))
    assert not receipt.decision.holds_draft
    assert house.world.monitor.counts["outages policy"] == 1
    assert "sesame" not in caplog.text


async def test_no_log_says_what_was_written(house: House, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    house.world.scorer.script["sesame"] = THREAT
    house.world.platform.answer = RuntimeError("no wire")
    await house.submit(draft("sesame"))
    house.world.scorer.is_out = True
    await house.submit(draft("sesame"))
    assert "delivery.failed" in caplog.text
    assert "sesame" not in caplog.text
