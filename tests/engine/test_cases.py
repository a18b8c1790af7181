import asyncio

import pytest

from nudgebot.domain.audit import Act
from nudgebot.domain.case import Verdict
from nudgebot.domain.events import CaseChanged
from nudgebot.domain.message import CommunityKey, MessageKey
from nudgebot.domain.notes import Delivery, Handover
from nudgebot.domain.nudge import NudgeRecord
from nudgebot.domain.record import Page
from tests.builders import COMMUNITY, HOME, PLATFORM, THREAT, draft, member, message, nudge_record
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


async def test_two_moderators_at_once_get_one_outcome_and_one_line_in_the_audit(
    house: House,
) -> None:
    case = await open_one(house)
    closed = await asyncio.gather(
        house.cases.close(case, Verdict.UPHOLD, by="mo", act=Act.TIMEOUT, detail="60"),
        house.cases.close(case, Verdict.DISMISS, by="max"),
    )
    (done,) = [one for one in closed if one is not None]
    (entry,) = await house.cases.audit(HOME)
    assert entry.by == done.closed_by
    expected = (Act.TIMEOUT, "60") if done.closed_by == "mo" else (Act.DISMISS, "")
    assert (entry.act, entry.detail, entry.case, entry.member) == (*expected, case, "mia")


@pytest.mark.parametrize(
    ("verdict", "act"),
    [
        (Verdict.DISMISS, Act.DISMISS),
        (Verdict.UPHOLD, Act.WARN),
        (Verdict.FALSE_ALARM, Act.FALSE_ALARM),
    ],
)
async def test_a_verdict_says_by_itself_what_the_moderator_did(
    house: House, verdict: Verdict, act: Act
) -> None:
    await house.cases.close(await open_one(house), verdict, by="mo")
    assert [entry.act for entry in await house.cases.audit(HOME)] == [act]


async def test_a_case_can_be_opened_again_without_its_words_and_decided_otherwise(
    house: House,
) -> None:
    case = await open_one(house)
    await house.cases.close(case, Verdict.UPHOLD, by="mo")
    opened = await house.cases.reopen(case, by="max")
    assert opened is not None
    assert (opened.is_open, opened.closed_by, opened.entries[0].excerpt) == (True, None, None)
    assert await house.cases.reopen(case, by="max") is None
    await house.cases.close(case, Verdict.FALSE_ALARM, by="max")
    told = [note.verdict for note in house.world.platform.verdicts]
    assert told == [Verdict.UPHOLD, Verdict.FALSE_ALARM]
    acts = [entry.act for entry in await house.cases.audit(HOME, case=case)]
    assert acts == [Act.FALSE_ALARM, Act.REOPEN, Act.WARN]


async def test_a_verdict_that_was_not_told_yet_is_not_told_when_the_case_opens_again(
    house: House,
) -> None:
    house.world.platform.answer = Delivery.LATER
    case = await open_one(house)
    await house.cases.close(case, Verdict.UPHOLD, by="mo")
    await house.cases.reopen(case, by="mo")
    await house.deliverer.catch_up()
    house.world.platform.answer = Delivery.DELIVERED
    await house.deliverer.catch_up()
    assert house.world.platform.verdicts == []


async def test_a_verdict_on_its_way_does_not_swallow_the_next_one(house: House) -> None:
    platform = house.world.platform
    case = await open_one(house)
    platform.entered.clear()
    platform.gate.clear()
    closing = asyncio.create_task(house.cases.close(case, Verdict.UPHOLD, by="mo"))
    await platform.entered.wait()
    await house.cases.reopen(case, by="mo")
    await house.cases.close(case, Verdict.FALSE_ALARM, by="mo")
    platform.gate.set()
    await closing
    await house.deliverer.catch_up()
    assert [note.verdict for note in platform.verdicts][-1] is Verdict.FALSE_ALARM


async def test_a_moderator_takes_care_of_a_case_as_long_as_it_is_open(house: House) -> None:
    case = await open_one(house)
    house.world.events.clear()
    claimed = await house.cases.assign(case, "max", by="mo")
    assert claimed is not None
    assert claimed.assignee == "max"
    assert house.world.events == [CaseChanged(PLATFORM, COMMUNITY)]
    (entry,) = await house.cases.audit(HOME)
    assert (entry.act, entry.by, entry.detail) == (Act.CLAIM, "mo", "max")
    await house.cases.close(case, Verdict.DISMISS, by="max")
    assert await house.cases.assign(case, "mo", by="mo") is None


async def test_what_never_was_cannot_be_changed(house: House) -> None:
    assert await house.cases.find("never") is None
    assert await house.cases.reopen("never", by="mo") is None
    assert await house.cases.assign("never", "mo", by="mo") is None
    assert await house.cases.audit(HOME) == []


async def test_what_moderators_write_down_is_there_for_others(house: House) -> None:
    case = await house.cases.find(await open_one(house))
    assert case is not None
    house.world.events.clear()
    await house.cases.write_down(case, Act.NOTE, by="mo", note="Spoke to her")
    (entry,) = await house.cases.audit(HOME, case=case.id)
    assert (entry.act, entry.by, entry.note) == (Act.NOTE, "mo", "Spoke to her")
    assert house.world.events == [CaseChanged(PLATFORM, COMMUNITY)]


async def test_a_moderator_can_have_the_note_shown_again(house: House) -> None:
    case = await house.cases.find(await open_one(house))
    assert case is not None
    handover = await house.cases.nudge_again(case, by="mo")
    assert handover == Handover(Delivery.DELIVERED, "told")
    first, again = house.world.platform.nudges
    assert (again.nudge.id, again.text, again.by_moderator) == (first.nudge.id, "I will", True)
    (entry,) = await house.cases.audit(HOME)
    assert (entry.act, entry.detail) == (Act.NUDGE_AGAIN, "delivered")


async def test_a_reported_message_is_nudged_at_a_moderators_wish(house: House) -> None:
    written = message("hm")
    await house.reports.report(written, by=member("tom"))
    case = await house.open_case()
    assert case is not None
    assert house.world.platform.nudges == []
    assert await house.cases.nudge_again(case, by="mo") is not None
    (note,) = house.world.platform.nudges
    assert (note.text, note.escalated) == ("hm", True)
    nudge = await house.store.nudge_about(written.key)
    assert nudge is not None
    assert (nudge.case, nudge.is_posted, nudge.is_delivered) == (case.id, True, True)
    edited = await house.submit(message("sorry", revises=written.id))
    assert edited.decision.findings[-1].why == "rephrased"


async def test_two_moderators_who_nudge_at_once_make_one_nudge(house: House) -> None:
    await house.reports.report(message("hm"), by=member("tom"))
    case = await house.open_case()
    assert case is not None
    await asyncio.gather(*(house.cases.nudge_again(case, by=by) for by in ("mo", "max")))
    first, second = house.world.platform.nudges
    assert first.nudge.id == second.nudge.id


async def test_an_author_who_is_away_is_not_nudged_again_and_the_moderator_knows(
    house: House,
) -> None:
    case = await house.cases.find(await open_one(house))
    assert case is not None
    house.world.platform.answer = Delivery.LATER
    assert await house.cases.nudge_again(case, by="mo") == Handover(Delivery.LATER, "told")


async def test_where_the_words_are_gone_there_is_nothing_to_show_again(house: House) -> None:
    case = await house.cases.close(await open_one(house), Verdict.UPHOLD, by="mo")
    assert case is not None
    assert await house.cases.nudge_again(case, by="mo") is None
    assert await house.reports.appeal(case.id, member(), "please")
    appealed = await house.open_case()
    assert appealed is not None
    assert await house.cases.nudge_again(appealed, by="mo") is None


async def test_long_lists_come_in_pages(house: House) -> None:
    for name in ("zoe", "tom", "eve"):
        house.world.clock.advance(minutes=1)
        await house.reports.report(message("hm", by=name), by=member())
    first = await house.cases.listed(only_open=True, community=HOME, page=Page(limit=2))
    rest = await house.cases.listed(only_open=True, community=HOME, page=Page(skip=2))
    assert [case.member.member for case in (*first, *rest)] == ["eve", "tom", "zoe"]
    elsewhere = CommunityKey(PLATFORM, "city")
    assert await house.cases.listed(only_open=False, community=elsewhere) == []


async def test_a_nudge_that_somebody_else_makes_just_then_is_the_one(house: House) -> None:
    written = message("hm")
    await house.reports.report(written, by=member("tom"))
    case = await house.open_case()
    assert case is not None
    quicker = nudge_record(message=written.key, is_posted=True, case=case.id)
    look = house.store.nudge_about

    async def look_too_early(message: MessageKey) -> NudgeRecord | None:
        found = await look(message)
        await house.store.add_nudge(quicker)
        return found

    house.store.nudge_about = look_too_early  # type: ignore[method-assign] # in that very moment
    await house.cases.nudge_again(case, by="mo")
    assert [note.nudge.id for note in house.world.platform.nudges] == [quicker.id]


async def test_what_somebody_did_for_the_whole_community_is_written_down(house: House) -> None:
    await house.cases.note_act(HOME, Act.APPLY_RULES, by="mo", detail="3")
    (entry,) = await house.cases.audit(HOME)
    assert (entry.act, entry.by, entry.detail) == (Act.APPLY_RULES, "mo", "3")
    assert (entry.case, entry.member) == (None, None)
