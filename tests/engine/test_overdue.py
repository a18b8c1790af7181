"""What becomes of nudges that nobody answered."""

import asyncio

import pytest

from nudgebot.domain.case import CaseReason, Verdict
from nudgebot.domain.events import CaseChanged
from nudgebot.domain.notes import Delivery
from nudgebot.domain.nudge import NudgeRecord, Outcome
from nudgebot.policy.settings import LadderSettings, PolicySettings
from nudgebot.stores import StoreUnavailableError
from tests.builders import COMMUNITY, CRUEL, PLATFORM, draft, member
from tests.engine.posts import (
    edit,
    load,
    outcome_of,
    post,
    strikes_of,
    threaten,
    wait,
)
from tests.house import House, World, open_house


async def test_an_ignored_nudge_about_a_posted_message_is_a_strike(house: House) -> None:
    nudge = await post(house)
    await wait(house, hours=23)
    assert await outcome_of(house, nudge) is Outcome.PENDING
    await wait(house, hours=2)
    assert await outcome_of(house, nudge) is Outcome.IGNORED
    assert await strikes_of(house) == [nudge.id]
    assert await house.open_case() is None


async def test_one_about_a_draft_is_not(house: House) -> None:
    house.world.scorer.script["you fool"] = CRUEL
    receipt = await house.submit(draft("you fool"))
    await wait(house, hours=25)
    assert await outcome_of(house, await load(house, receipt.nudge or "")) is Outcome.EXPIRED
    assert await strikes_of(house) == []


@pytest.mark.parametrize("answer", [Delivery.LATER, Delivery.IMPOSSIBLE])
async def test_one_that_never_reached_its_author_is_not(house: House, answer: Delivery) -> None:
    house.world.platform.answer = answer
    nudge = await post(house)
    await wait(house, hours=25)
    assert await outcome_of(house, nudge) is Outcome.EXPIRED
    assert await strikes_of(house) == []
    assert await house.store.parcels(None) == []


async def test_what_was_given_up_is_not_delivered_any_more(house: House) -> None:
    house.world.platform.answer = Delivery.LATER
    nudge = await post(house)
    await wait(house, hours=25)
    assert (await load(house, nudge.id)).way == "expired"
    house.world.platform.answer = Delivery.DELIVERED
    await wait(house, hours=1)
    assert house.world.platform.delivered == []


async def test_the_third_ignored_nudge_is_a_case_with_the_words_that_can_be_recalled(
    house: House,
) -> None:
    first = await post(house, "you fool")
    await post(house, "you clown")
    last = await post(house, "you worm")
    del house.world.platform.words[first.message.message]
    house.world.events.clear()
    await wait(house, hours=25)
    case = await house.open_case()
    assert case is not None
    assert [entry.excerpt for entry in case.entries] == [None, "you clown", "you worm"]
    assert {entry.reason for entry in case.entries} == {CaseReason.LADDER}
    assert case.entries[-1].at == house.world.clock.now()
    assert (await load(house, last.id)).case == case.id
    assert await strikes_of(house) == []
    assert house.world.events == [CaseChanged(PLATFORM, COMMUNITY)]


async def test_they_are_counted_in_the_window_when_they_were_nudged(house: House) -> None:
    await post(house, "you fool")
    await wait(house, hours=13)
    await post(house, "you clown")
    await wait(house, hours=13)
    await post(house, "you worm")
    await wait(house, hours=30)
    assert await house.open_case() is None
    assert len(await strikes_of(house)) == 3


async def test_what_was_edited_meanwhile_is_filed_as_it_reads_now(house: House) -> None:
    for text in ("you fool", "you clown"):
        await post(house, text)
    last = await post(house, "you worm")
    house.world.scorer.script["you snail"] = CRUEL
    await edit(house, last, "you snail")
    await wait(house, hours=25)
    case = await house.open_case()
    assert case is not None
    assert case.entries[-1].excerpt == "you snail"


async def test_what_a_moderator_has_already_is_not_filed_again(house: House) -> None:
    await threaten(house)
    await wait(house, hours=25)
    case = await house.open_case()
    assert case is not None
    assert len(case.entries) == 1
    await house.cases.close(case.id, Verdict.UPHOLD, by="mo")
    assert await strikes_of(house) == []


async def test_an_ignored_nudge_joins_the_case_that_is_open(house: House) -> None:
    await threaten(house)
    await post(house)
    await wait(house, hours=25)
    case = await house.open_case()
    assert case is not None
    assert [entry.excerpt for entry in case.entries] == ["I will", "you fool"]


async def test_a_withdrawal_just_as_the_time_runs_out_wins(house: House) -> None:
    nudge = await post(house)
    house.world.clock.advance(hours=25)
    _, withdrawn = await asyncio.gather(
        house.housekeeping.go_round(), house.answers.withdraw(nudge.id, member())
    )
    assert withdrawn
    assert await outcome_of(house, nudge) is Outcome.WITHDRAWN
    assert await strikes_of(house) == []


async def test_a_contest_just_as_the_time_runs_out_wins(house: House) -> None:
    nudge = await post(house)
    house.world.clock.advance(hours=25)
    _, contested = await asyncio.gather(
        house.housekeeping.go_round(), house.answers.contest(nudge.id, member(), "you fool")
    )
    assert contested
    assert await outcome_of(house, nudge) is Outcome.CONTESTED


async def test_an_edit_that_helps_just_as_the_time_runs_out_wins(house: House) -> None:
    nudge = await post(house)
    house.world.clock.advance(hours=25)
    await asyncio.gather(house.housekeeping.go_round(), edit(house, nudge, "I see it differently"))
    assert await outcome_of(house, nudge) is Outcome.REPHRASED


async def test_what_was_answered_while_its_words_were_fetched_is_no_case(world: World) -> None:
    world.settings = PolicySettings(ladder=LadderSettings(strikes=1))
    async with open_house(world) as house:
        nudge = await post(house)
        answers = AnsweringPlatform(house, nudge)
        house.deliverer.words_of = answers.words_of  # type: ignore[method-assign] # just then
        await wait(house, hours=25)
        assert await outcome_of(house, nudge) is Outcome.WITHDRAWN
        assert await house.open_case() is None


class AnsweringPlatform:
    """Finds the words in the very moment in which their author takes them back."""

    def __init__(self, house: House, nudge: NudgeRecord) -> None:
        self.house = house
        self.nudge = nudge

    async def words_of(self, nudge: NudgeRecord) -> str | None:
        assert nudge == await load(self.house, self.nudge.id)
        assert await self.house.answers.withdraw(nudge.id, nudge.member)
        return "you fool"


async def test_a_late_edit_that_helps_takes_the_strike_back(house: House) -> None:
    nudge = await post(house)
    await wait(house, hours=25)
    await edit(house, nudge, "I see it differently")
    assert await outcome_of(house, nudge) is Outcome.REPHRASED
    assert await strikes_of(house) == []
    assert await house.points() == {}


async def test_a_late_deletion_takes_the_strike_back(house: House) -> None:
    nudge = await post(house)
    await wait(house, hours=25)
    assert await house.answers.withdraw_message(nudge.message)
    assert await strikes_of(house) == []


async def test_an_ignored_nudge_can_still_be_contested(house: House) -> None:
    nudge = await post(house)
    await wait(house, hours=25)
    assert await house.answers.contest(nudge.id, member(), "you fool")
    assert await strikes_of(house) == []


async def test_while_the_store_is_out_nothing_is_settled_and_the_next_round_makes_up(
    house: House,
) -> None:
    nudge = await post(house)
    house.store.out = frozenset({"standing"})
    with pytest.raises(StoreUnavailableError):
        await wait(house, hours=25)
    assert await outcome_of(house, nudge) is Outcome.PENDING
    house.store.out = frozenset()
    await house.housekeeping.go_round()
    assert await outcome_of(house, nudge) is Outcome.IGNORED


async def test_a_crash_in_the_middle_of_a_round_neither_forgets_nor_doubles_anything(
    world: World,
) -> None:
    async with open_house(world) as house:
        nudges = [await post(house, text) for text in ("you fool", "you clown", "you worm")]
        house.store.out = frozenset({"delivered"})
        with pytest.raises(StoreUnavailableError):
            await wait(house, hours=25)
    async with open_house(world) as house:
        await house.housekeeping.go_round()
        await house.housekeeping.go_round()
        assert [await outcome_of(house, nudge) for nudge in nudges] == [Outcome.IGNORED] * 3
        case = await house.open_case()
        assert case is not None
        assert len(case.entries) == 3


async def test_a_pause_of_the_chores_leaves_the_order_as_it_was(house: House) -> None:
    texts = ["you fool", "you clown", "you worm"]
    for text in texts:
        await post(house, text)
    await wait(house, days=9)
    case = await house.open_case()
    assert case is not None
    assert [entry.excerpt for entry in case.entries] == texts


async def test_late_answers_at_once_agree_on_one(house: House) -> None:
    nudge = await post(house)
    await wait(house, hours=25)
    contested, withdrawn = await asyncio.gather(
        house.answers.contest(nudge.id, member(), "you fool"),
        house.answers.withdraw(nudge.id, member()),
    )
    assert contested != withdrawn
    expected = Outcome.CONTESTED if contested else Outcome.WITHDRAWN
    assert await outcome_of(house, nudge) is expected
