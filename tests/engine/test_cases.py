import asyncio

from nudgebot.domain.case import Verdict
from nudgebot.domain.events import CaseChanged
from tests.builders import COMMUNITY, PLATFORM, THREAT, draft
from tests.house import House


async def open_one(house: House) -> str:
    house.world.scorer.script["I will"] = THREAT
    await house.submit(draft("I will"))
    case = await house.open_case()
    assert case is not None
    return case.id


async def test_a_moderator_sees_open_cases_and_can_look_back_at_closed_ones(house: House) -> None:
    case = await open_one(house)
    (listed,) = await house.cases.listed(only_open=True)
    assert (listed.id, listed.is_open, listed.name) == (case, True, "Mia")
    await house.cases.close(case, Verdict.UPHOLD, by="mo")
    assert await house.cases.listed(only_open=True) == []
    (closed,) = await house.cases.listed(only_open=False)
    assert (closed.is_open, closed.verdict, closed.closed_by) == (False, Verdict.UPHOLD, "mo")
    assert closed.closed_at == house.world.clock.now()


async def test_closing_a_case_is_announced_and_told_once(house: House) -> None:
    case = await open_one(house)
    house.world.events.clear()
    verdicts = [Verdict.UPHOLD, Verdict.DISMISS]
    closed = await asyncio.gather(*(house.cases.close(case, v, by="mo") for v in verdicts))
    (done,) = [one for one in closed if one is not None]
    assert [note.verdict for note in house.world.platform.verdicts] == [done.verdict]
    assert house.world.events == [CaseChanged(PLATFORM, COMMUNITY)]


async def test_a_case_that_never_was_cannot_be_closed(house: House) -> None:
    assert await house.cases.close("never", Verdict.DISMISS, by="mo") is None
    assert house.world.events == []
