"""A nudge offers the rephraser's wordings if there are good ones, and never waits for long."""

import asyncio
import logging

import pytest

from nudgebot.domain.assessment import Assessment
from nudgebot.domain.message import Message
from nudgebot.domain.notes import Delivery
from nudgebot.domain.nudge import NudgeRecord
from nudgebot.domain.rephrasing import RephraseRequest, Trouble
from nudgebot.engine import wordings
from nudgebot.engine.breaker import FAILURES, REST
from nudgebot.policy.settings import PolicySettings
from nudgebot.ports import RephrasingUnavailableError
from tests.builders import CRUEL, HATEFUL, THREAT, assessment, draft, member, unique
from tests.engine.rephrasers import BETTER, FakeRephraser, turn_on
from tests.house import House, World, open_house


@pytest.fixture
def rephraser(house: House) -> FakeRephraser:
    asked = FakeRephraser()
    turn_on(house, asked)
    return asked


async def nudge_mia(
    house: House, text: str = "you fool", scored: Assessment = CRUEL
) -> tuple[str, ...]:
    """Let mia be nudged; return what is suggested to her."""
    house.world.scorer.script[text] = scored
    await house.intake.receive(draft(text))
    return house.world.platform.nudges[-1].suggestions


async def test_a_nudge_offers_what_the_rephraser_says(
    house: House, rephraser: FakeRephraser
) -> None:
    assert await nudge_mia(house) == (BETTER,)
    assert rephraser.asked == [
        RephraseRequest(text="you fool", evidence=CRUEL.evidence, reasons=CRUEL.reasons)
    ]
    assert rephraser.asked[0].marked == ("you",)
    assert house.world.monitor.counts["rephrasings offered"] == 1
    assert house.world.monitor.timed["rephrase"] == 1


async def test_a_harmless_message_never_reaches_the_rephraser(
    house: House, rephraser: FakeRephraser
) -> None:
    await house.intake.receive(draft("hello there"))
    assert rephraser.asked == []


async def test_what_is_only_observed_never_reaches_the_rephraser(world: World) -> None:
    world.settings = PolicySettings(observe=True)
    world.scorer.script["you fool"] = CRUEL
    async with open_house(world) as house:
        turn_on(house, asked := FakeRephraser())
        await house.intake.receive(draft("you fool"))
    assert asked.asked == []


@pytest.mark.parametrize(
    "scored", [THREAT, HATEFUL, assessment({"unkindness": 0.9, "sexual": 0.5})]
)
async def test_what_has_no_kinder_wording_stays_on_this_machine(
    house: House, rephraser: FakeRephraser, scored: Assessment
) -> None:
    assert await nudge_mia(house, scored=scored) == scored.suggestions
    assert rephraser.asked == []


async def test_a_very_long_text_stays_on_this_machine(
    house: House, rephraser: FakeRephraser
) -> None:
    await nudge_mia(house, "you" * 500)
    assert rephraser.asked == []


async def test_a_message_that_comes_twice_is_sent_out_once(
    house: House, rephraser: FakeRephraser
) -> None:
    house.world.scorer.script["you fool"] = CRUEL
    twice = draft("you fool")
    await asyncio.gather(*(house.intake.receive(twice) for _ in range(4)))
    assert len(rephraser.asked) == 1


@pytest.mark.parametrize("answer", [(), ("you fool",), ("see evil.com",), ("x" * 999,)])
async def test_without_a_good_wording_our_own_is_offered(
    house: House, rephraser: FakeRephraser, answer: tuple[str, ...]
) -> None:
    rephraser.answer = answer
    assert await nudge_mia(house) == CRUEL.suggestions
    assert house.world.monitor.counts["rephrasings refused"] == 1


@pytest.mark.parametrize(
    ("error", "trouble"),
    [
        (RephrasingUnavailableError(Trouble.STATUS), Trouble.STATUS),
        (TimeoutError("sesame"), Trouble.TIMEOUT),
        (RuntimeError("sesame"), Trouble.BROKEN),
    ],
)
async def test_a_rephraser_that_fails_leaves_our_own_and_a_line_without_words(
    house: House,
    rephraser: FakeRephraser,
    caplog: pytest.LogCaptureFixture,
    error: Exception,
    trouble: Trouble,
) -> None:
    caplog.set_level(logging.DEBUG)
    rephraser.answer = error
    assert await nudge_mia(house, "you sesame") == CRUEL.suggestions
    (record,) = [record for record in caplog.records if record.message == "rephrasing.failed"]
    assert record.__dict__["trouble"] is trouble
    assert all("sesame" not in repr(record.__dict__) for record in caplog.records)
    assert house.world.monitor.counts["rephrasings failed"] == 1
    assert house.world.monitor.counts["outages rephraser"] == 1


async def test_a_rephraser_that_returns_nothing_at_all_leaves_our_own(
    house: House, rephraser: FakeRephraser
) -> None:
    rephraser.answer = None  # type: ignore[assignment]
    assert await nudge_mia(house) == CRUEL.suggestions


async def test_a_rephraser_that_never_answers_is_not_waited_for(
    house: House, rephraser: FakeRephraser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wordings, "PATIENCE_SECONDS", 0)
    rephraser.gate.clear()
    assert await nudge_mia(house) == CRUEL.suggestions


async def test_wordings_that_nobody_can_score_are_not_offered(
    house: House, rephraser: FakeRephraser
) -> None:
    rephraser.gate.clear()
    house.world.scorer.script["you fool"] = CRUEL
    nudging = asyncio.create_task(house.intake.receive(draft("you fool")))
    await rephraser.entered.wait()
    house.world.scorer.is_out = True
    rephraser.gate.set()
    await nudging
    assert house.world.platform.nudges[-1].suggestions == CRUEL.suggestions
    assert house.world.monitor.counts["outages scoring"] == 1
    assert house.world.monitor.counts["outages rephraser"] == 0


async def test_a_dead_rephraser_is_left_alone_for_a_while(
    house: House, rephraser: FakeRephraser
) -> None:
    rephraser.answer = RephrasingUnavailableError(Trouble.UNREACHABLE)
    for _ in range(FAILURES + 2):
        assert await nudge_mia(house, unique("you fool")) == CRUEL.suggestions
    assert len(rephraser.asked) == FAILURES
    assert house.world.monitor.counts["rephrasings resting"] == 2
    rephraser.answer = (BETTER,)
    house.world.clock.advance(seconds=REST.total_seconds())
    assert await nudge_mia(house, "you fool") == (BETTER,)


async def shown_again(house: House) -> tuple[str, ...]:
    (nudge,) = await house.store.unanswered(member())
    await house.deliverer.show_again(nudge, "you fool")
    return house.world.platform.nudges[-1].suggestions


async def test_a_nudge_that_is_shown_again_offers_the_same_and_sends_nothing_out(
    house: House, rephraser: FakeRephraser
) -> None:
    house.world.platform.answer = Delivery.LATER
    written = draft("you fool")
    house.world.scorer.script["you fool"] = CRUEL
    house.world.platform.words[written.id] = "you fool"
    await house.intake.receive(written)
    house.world.platform.answer = Delivery.DELIVERED
    await house.deliverer.catch_up(member())
    assert house.world.platform.nudges[-1].suggestions == (BETTER,)
    assert await shown_again(house) == (BETTER,)
    assert len(rephraser.asked) == 1


async def test_what_was_offered_is_forgotten_oldest_first(
    house: House, rephraser: FakeRephraser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wordings, "REMEMBERED", 1)
    await nudge_mia(house)
    house.world.scorer.script["you dolt"] = CRUEL
    await house.intake.receive(draft("you dolt", by="tom"))
    assert await shown_again(house) == CRUEL.suggestions
    assert len(rephraser.asked) == 2


async def waiting(house: House, rephraser: FakeRephraser, written: Message) -> asyncio.Task[object]:
    """Begin to nudge, and stop where the rephraser is asked."""
    rephraser.gate.clear()
    house.world.scorer.script[written.text] = CRUEL
    house.world.platform.words[written.id] = written.text
    nudging = asyncio.create_task(house.intake.receive(written))
    await rephraser.entered.wait()
    return nudging


async def test_while_wordings_are_looked_for_the_note_is_not_delivered_by_anybody_else(
    house: House, rephraser: FakeRephraser
) -> None:
    nudging = await waiting(house, rephraser, draft("you fool"))
    await house.deliverer.catch_up(member())
    assert house.world.platform.nudges == []
    rephraser.gate.set()
    await nudging
    assert [note.suggestions for note in house.world.platform.nudges] == [(BETTER,)]


async def test_a_note_that_somebody_else_is_delivering_needs_no_wordings(
    house: House, rephraser: FakeRephraser
) -> None:
    house.world.scorer.script["you fool"] = CRUEL
    nudge = await nudge_of(house, draft("you fool"))
    asked = len(rephraser.asked)
    house.world.platform.gate.clear()
    house.world.platform.entered.clear()
    delivering = asyncio.create_task(house.deliverer.show_again(nudge, "you fool"))
    await house.world.platform.entered.wait()
    await house.deliverer.bring(nudge, "you fool", CRUEL, escalated=False)
    house.world.platform.gate.set()
    await delivering
    assert len(rephraser.asked) == asked


async def nudge_of(house: House, written: Message) -> NudgeRecord:
    receipt = await house.intake.receive(written)
    nudge = await house.store.nudge(receipt.nudge or "")
    assert nudge is not None
    return nudge
