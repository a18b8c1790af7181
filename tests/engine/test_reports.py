"""What members bring before the moderators."""

import asyncio

import pytest

from nudgebot.domain.assessment import Assessment
from nudgebot.domain.audit import Act
from nudgebot.domain.case import Case, CaseReason, Verdict
from nudgebot.domain.events import CaseChanged
from nudgebot.domain.message import MemberKey
from nudgebot.domain.record import Reported
from nudgebot.engine.reports import REPORTS_A_DAY
from tests.builders import COMMUNITY, CRUEL, HOME, PLATFORM, member, message
from tests.engine.posts import threaten
from tests.house import House, World, open_house

TOM = member("tom")


async def upheld(house: House) -> Case:
    """Let a moderator uphold a case about mia."""
    await threaten(house)
    case = await house.open_case()
    assert case is not None
    closed = await house.cases.close(case.id, Verdict.UPHOLD, by="mo")
    assert closed is not None
    return closed


async def test_a_report_brings_the_words_of_somebody_the_bot_never_saw_before_a_moderator(
    house: House,
) -> None:
    house.world.scorer.script["you fool"] = CRUEL
    written = message("you fool", by="zoe")
    assert await house.reports.report(written, by=TOM) is Reported.FILED
    case = await house.open_case("zoe")
    assert case is not None
    assert case.name == "Zoe"
    (entry,) = case.entries
    assert (entry.reason, entry.excerpt, entry.by) == (CaseReason.REPORT, "you fool", "tom")
    assert (entry.message, entry.evidence) == (written.key, CRUEL.evidence)
    assert house.world.events == [CaseChanged(PLATFORM, COMMUNITY)]
    assert house.world.platform.delivered == []


async def test_a_report_joins_the_case_that_is_open(house: House) -> None:
    await threaten(house)
    await house.reports.report(message("and you"), by=TOM)
    case = await house.open_case()
    assert case is not None
    assert [entry.excerpt for entry in case.entries] == ["I will", "and you"]


async def test_a_report_is_taken_while_scoring_is_out(house: House) -> None:
    house.world.scorer.is_out = True
    assert await house.reports.report(message("hm", by="zoe"), by=TOM) is Reported.FILED


async def test_nobody_reports_the_same_message_twice_not_even_after_an_edit(house: House) -> None:
    written = message("hm")
    await house.reports.report(written, by=TOM)
    edited = message("hm, hm", revises=written.id)
    assert await house.reports.report(written, by=TOM) is Reported.REPEATED
    assert await house.reports.report(edited, by=TOM) is Reported.REPEATED
    assert await house.reports.report(written, by=member("eve")) is Reported.FILED
    case = await house.open_case()
    assert case is not None
    assert [entry.by for entry in case.entries] == ["tom", "eve"]


async def test_nobody_reports_themselves(house: House) -> None:
    assert await house.reports.report(message("hm"), by=member()) is Reported.OWN_MESSAGE
    assert await house.open_case() is None


async def test_whoever_reports_too_much_is_asked_to_wait_a_day(house: House) -> None:
    for _ in range(REPORTS_A_DAY):
        assert await house.reports.report(message("hm"), by=TOM) is Reported.FILED
    assert await house.reports.report(message("hm"), by=TOM) is Reported.TOO_MANY
    assert await house.reports.report(message("hm"), by=member("eve")) is Reported.FILED
    house.world.clock.advance(hours=24)
    assert await house.reports.report(message("hm"), by=TOM) is Reported.FILED


async def test_a_flood_of_reports_at_once_finds_the_limit_too(house: House) -> None:
    reported = await asyncio.gather(
        *(house.reports.report(message("hm"), by=TOM) for _ in range(REPORTS_A_DAY + 5))
    )
    assert reported.count(Reported.FILED) == REPORTS_A_DAY
    assert reported.count(Reported.TOO_MANY) == 5


async def test_a_report_survives_a_crash(world: World) -> None:
    written = message("hm")
    async with open_house(world) as house:
        await house.reports.report(written, by=TOM)
    async with open_house(world) as house:
        assert await house.reports.report(written, by=TOM) is Reported.REPEATED
        assert await house.open_case() is not None


async def test_an_appeal_opens_an_upheld_case_again_with_what_its_author_says(
    house: House,
) -> None:
    case = await upheld(house)
    house.world.events.clear()
    assert await house.reports.appeal(case.id, member(), "It was a joke\0")
    opened = await house.open_case()
    assert opened is not None
    assert (opened.id, opened.verdict, opened.appealed_at) == (
        case.id,
        None,
        house.world.clock.now(),
    )
    assert [entry.excerpt for entry in opened.entries] == [None, "It was a joke\ufffd"]
    assert opened.entries[-1].reason is CaseReason.APPEAL
    assert opened.entries[-1].message == opened.entries[0].message
    assert house.world.events == [CaseChanged(PLATFORM, COMMUNITY)]
    newest, *_ = await house.cases.audit(HOME)
    assert (newest.act, newest.by, newest.case) == (Act.APPEAL, "mia", case.id)


async def test_a_case_is_appealed_once_even_if_it_is_upheld_again(house: House) -> None:
    case = await upheld(house)
    assert await house.reports.appeal(case.id, member(), "please")
    assert not await house.reports.appeal(case.id, member(), "please, please")
    await house.cases.close(case.id, Verdict.UPHOLD, by="mo")
    assert not await house.reports.appeal(case.id, member(), "once more")
    assert [note.verdict for note in house.world.platform.verdicts] == [Verdict.UPHOLD] * 2


async def test_of_many_appeals_at_once_one_is_taken(house: House) -> None:
    case = await upheld(house)
    taken = await asyncio.gather(
        *(house.reports.appeal(case.id, member(), "please") for _ in range(4))
    )
    assert sorted(taken) == [False] * 3 + [True]
    opened = await house.open_case()
    assert opened is not None
    assert len(opened.entries) == 2


@pytest.mark.parametrize("verdict", [None, Verdict.DISMISS, Verdict.FALSE_ALARM])
async def test_only_what_was_upheld_can_be_appealed(house: House, verdict: Verdict | None) -> None:
    await threaten(house)
    case = await house.open_case()
    assert case is not None
    if verdict is not None:
        await house.cases.close(case.id, verdict, by="mo")
    assert not await house.reports.appeal(case.id, member(), "please")
    assert [entry.act for entry in await house.cases.audit(HOME)].count(Act.APPEAL) == 0


@pytest.mark.parametrize("who", [TOM, MemberKey(PLATFORM, "city", "mia")])
async def test_nobody_appeals_for_somebody_else(house: House, who: MemberKey) -> None:
    case = await upheld(house)
    assert not await house.reports.appeal(case.id, who, "please")
    assert not await house.reports.appeal("never", member(), "please")


async def test_an_appeal_joins_another_open_case(house: House) -> None:
    case = await upheld(house)
    await house.reports.report(message("and this"), by=TOM)
    assert await house.reports.appeal(case.id, member(), "please")
    other = await house.open_case()
    assert other is not None
    assert other.id != case.id
    assert [entry.excerpt for entry in other.entries] == ["and this", "please"]
    appealed = await house.cases.find(case.id)
    assert appealed is not None
    assert (appealed.verdict, appealed.appealed_at) == (Verdict.UPHOLD, house.world.clock.now())
    assert not await house.reports.appeal(case.id, member(), "again")


async def test_who_reports_what_takes_long_to_read_keeps_nobody_else_waiting(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, gate = house.world.scorer.assess, asyncio.Event()

    async def assess(text: str) -> Assessment:
        await (gate.wait() if text == "long" else asyncio.sleep(0))
        return await read(text)

    monkeypatch.setattr(house.world.scorer, "assess", assess)
    slow = asyncio.create_task(house.reports.report(message("long", by="zoe"), by=TOM))
    await asyncio.sleep(0.05)
    other = house.reports.report(message("hm", by="zoe"), by=member("mo"))
    assert await asyncio.wait_for(other, 5) is Reported.FILED
    gate.set()
    assert await slow is Reported.FILED
