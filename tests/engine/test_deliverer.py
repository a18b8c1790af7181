import asyncio
from datetime import timedelta

import pytest

from nudgebot.domain.case import Verdict
from nudgebot.domain.message import MemberKey
from nudgebot.domain.notes import Delivery
from nudgebot.domain.nudge import NudgeRecord
from nudgebot.domain.record import Parcel
from tests.builders import CRUEL, NOON, THREAT, draft, member, nudge_record, nudged
from tests.house import House, World, open_house


async def nudge_mia(house: House, text: str = "you fool") -> NudgeRecord:
    """Let mia be nudged; her platform still knows what she wrote."""
    house.world.scorer.script.setdefault(text, CRUEL)
    written = draft(text)
    house.world.platform.words[written.id] = text
    receipt = await house.submit(written)
    nudge = await house.store.nudge(receipt.nudge or "")
    assert nudge is not None
    return nudge


async def test_what_could_not_be_delivered_is_delivered_later(house: House) -> None:
    house.world.platform.answer = Delivery.LATER
    nudge = await nudge_mia(house)
    assert len(await house.store.parcels(member())) == 1
    house.world.platform.answer = Delivery.DELIVERED
    await house.deliverer.catch_up(member())
    (note,) = house.world.platform.nudges
    assert (note.nudge, note.text, note.suggestions) == (nudge, "you fool", CRUEL.suggestions)
    assert not note.escalated
    await house.deliverer.catch_up(member())
    assert len(house.world.platform.nudges) == 1


async def test_what_is_impossible_is_not_tried_again(house: House) -> None:
    house.world.platform.answer = Delivery.IMPOSSIBLE
    await nudge_mia(house)
    assert await house.store.parcels(None) == []
    assert house.world.monitor.counts["deliveries impossible"] == 1


async def test_a_platform_that_fails_harms_nobody_and_is_asked_again(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    house.world.platform.answer = RuntimeError("no wire")
    await nudge_mia(house)
    assert "delivery.failed" in caplog.messages
    house.world.platform.answer = Delivery.DELIVERED
    await house.deliverer.catch_up()
    assert len(house.world.platform.nudges) == 1


async def test_after_a_crash_before_the_delivery_the_note_is_delivered_once(world: World) -> None:
    world.platform.answer = Delivery.LATER
    async with open_house(world) as house:
        await nudge_mia(house)
    world.platform.answer = Delivery.DELIVERED
    async with open_house(world) as house:
        await house.housekeeping.go_round()
        await house.housekeeping.go_round()
        assert [note.text for note in world.platform.nudges] == ["you fool"]


async def test_a_note_whose_words_are_gone_waits_for_them(house: House) -> None:
    house.world.platform.answer = Delivery.LATER
    await nudge_mia(house)
    house.world.platform.words.clear()
    house.world.platform.answer = Delivery.DELIVERED
    await house.deliverer.catch_up()
    assert house.world.platform.nudges == []
    assert len(await house.store.parcels(None)) == 1


async def test_a_platform_that_cannot_recall_does_not_keep_others_from_their_notes(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    house.world.scorer.script["I will"] = THREAT
    house.world.platform.answer = Delivery.LATER
    await nudge_mia(house)
    await nudge_mia(house, "I will")
    case = await house.open_case()
    assert case is not None
    await house.cases.close(case.id, Verdict.UPHOLD, by="mo")
    house.world.platform.answer = Delivery.DELIVERED
    house.world.platform.recall_error = RuntimeError("no wire")
    await house.deliverer.catch_up()
    assert "recall.failed" in caplog.messages
    assert [note.verdict for note in house.world.platform.verdicts] == [Verdict.UPHOLD]


async def test_a_nudge_that_was_answered_meanwhile_is_not_delivered_any_more(house: House) -> None:
    house.world.platform.answer = Delivery.LATER
    nudge = await nudge_mia(house)
    assert await house.answers.withdraw(nudge.id, member())
    house.world.platform.answer = Delivery.DELIVERED
    await house.deliverer.catch_up()
    assert house.world.platform.delivered == []
    assert await house.store.parcels(None) == []


async def test_a_platform_that_is_not_there_leaves_its_notes_waiting(house: House) -> None:
    away = MemberKey("post", "village", "mia")
    nudge = nudge_record(member=away)
    await house.store.record(nudged(nudge, member=away))
    await house.deliverer.catch_up()
    await house.deliverer.show_again(nudge, "you fool")
    assert len(await house.store.parcels(away)) == 1


async def test_a_verdict_is_told_after_a_crash(world: World) -> None:
    async with open_house(world) as house:
        await nudge_mia(house)
        world.scorer.script["I will"] = THREAT
        await house.submit(draft("I will"))
        case = await house.open_case()
        assert case is not None
        world.platform.answer = Delivery.LATER
        await house.cases.close(case.id, Verdict.DISMISS, by="mo")
    world.platform.answer = Delivery.DELIVERED
    async with open_house(world) as house:
        await house.deliverer.catch_up(member())
        (note,) = world.platform.verdicts
        assert (note.case, note.member, note.verdict) == (case.id, member(), Verdict.DISMISS)
        assert await house.store.parcels(None) == []


async def test_a_verdict_about_a_case_that_is_long_gone_is_let_go(house: House) -> None:
    house.world.scorer.script["I will"] = THREAT
    await house.submit(draft("I will"))
    case = await house.open_case()
    assert case is not None
    house.world.platform.answer = Delivery.LATER
    await house.cases.close(case.id, Verdict.DISMISS, by="mo")
    await house.store.delete_old(NOON + timedelta(days=400))
    assert [parcel.case for parcel in await house.store.parcels(None)] == [case.id]
    await house.deliverer.catch_up()
    assert await house.store.parcels(None) == []
    assert house.world.platform.verdicts == []


async def test_a_nudge_can_be_shown_again_even_while_scoring_is_out(house: House) -> None:
    nudge = await nudge_mia(house)
    house.world.scorer.is_out = True
    await house.deliverer.show_again(nudge, "you fool")
    last = house.world.platform.nudges[-1]
    assert (last.nudge, last.text, last.suggestions) == (nudge, "you fool", ())


async def test_a_nudge_with_a_case_says_so_when_it_is_shown_again(house: House) -> None:
    nudge = await nudge_mia(house, "I will")
    assert not nudge.case
    house.world.scorer.script["I really will"] = THREAT
    grave = await nudge_mia(house, "I really will")
    await house.deliverer.show_again(grave, "I really will")
    assert house.world.platform.nudges[-1].escalated


async def test_a_note_on_its_way_is_not_sent_a_second_time(house: House) -> None:
    platform = house.world.platform
    platform.gate.clear()
    nudging = asyncio.create_task(nudge_mia(house))
    await platform.entered.wait()
    platform.words = {parcel.message.message: "you fool" for parcel in await pending(house)}
    async with asyncio.timeout(10):
        await house.deliverer.catch_up()
    platform.gate.set()
    await nudging
    assert len(platform.nudges) == 1


async def pending(house: House) -> list[NudgeRecord]:
    return list(await house.store.unanswered(member()))


async def test_if_the_store_is_out_after_the_delivery_the_note_comes_once_more(
    house: House,
) -> None:
    house.store.out = frozenset({"delivered"})
    nudge = await nudge_mia(house)
    assert house.world.monitor.counts["outages store"] == 1
    assert await house.store.parcels(member()) == [Parcel(member=member(), nudge=nudge.id)]
    house.store.out = frozenset()
    await house.deliverer.catch_up()
    assert [note.nudge.id for note in house.world.platform.nudges] == [nudge.id, nudge.id]
    assert await house.store.parcels(None) == []
