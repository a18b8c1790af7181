"""What moderators and members do with cases: reopening, claiming, appealing, reporting."""

import asyncio
from datetime import timedelta

import pytest

from nudgebot.domain.audit import Act
from nudgebot.domain.case import Case, CaseReason, Verdict
from nudgebot.domain.message import CommunityKey, MemberKey
from nudgebot.domain.nudge import Outcome
from nudgebot.domain.record import Filing, Page, Parcel, Settlement
from nudgebot.storage.store import SqlStore
from tests.builders import (
    HOME,
    NOON,
    PLATFORM,
    audit_entry,
    case_entry,
    member,
    nudge_record,
    nudged,
    record,
    report,
    unique,
)

APPEAL = case_entry(reason=CaseReason.APPEAL, excerpt="please")
UNTOLD = Parcel(member=member(), case="case")


async def closed(store: SqlStore, verdict: Verdict = Verdict.UPHOLD) -> Case:
    """Close a case about mia."""
    await store.record(record(filing=Filing("case", (case_entry(),))))
    case = await store.close_case("case", verdict, audit_entry())
    assert case is not None
    return case


async def acts(store: SqlStore) -> list[Act]:
    return [entry.act for entry in await store.audit(HOME)]


async def test_a_closed_case_opens_again_and_its_verdict_is_not_told(store: SqlStore) -> None:
    await closed(store)
    assert await store.parcels(None) == [UNTOLD]
    opened = await store.reopen_case("case", audit_entry(act=Act.REOPEN))
    assert opened is not None
    assert opened == await store.case("case")
    assert (opened.is_open, opened.verdict, opened.closed_by) == (True, None, None)
    assert opened.entries[0].excerpt is None
    assert await store.parcels(None) == []
    assert (await store.standing(member(), None)).open_case == "case"
    assert await acts(store) == [Act.REOPEN, Act.DISMISS]


async def test_a_case_that_was_opened_again_can_be_closed_again(store: SqlStore) -> None:
    await closed(store)
    await store.reopen_case("case", audit_entry(act=Act.REOPEN))
    again = await store.close_case("case", Verdict.FALSE_ALARM, audit_entry(by="max"))
    assert again is not None
    assert (again.verdict, again.closed_by) == (Verdict.FALSE_ALARM, "max")
    assert await store.parcels(None) == [UNTOLD]


@pytest.mark.parametrize("case", ["case", "never"])
async def test_what_is_open_or_never_was_does_not_open_again(store: SqlStore, case: str) -> None:
    await store.record(record(filing=Filing("case", (case_entry(),))))
    assert await store.reopen_case(case, audit_entry(act=Act.REOPEN)) is None
    assert await acts(store) == []


async def test_a_case_does_not_open_beside_another_one_of_its_member(store: SqlStore) -> None:
    before = await closed(store)
    await store.record(record(filing=Filing("other", (case_entry(),))))
    assert await store.reopen_case("case", audit_entry(act=Act.REOPEN)) is None
    assert await store.case("case") == before
    assert await store.parcels(None) == [UNTOLD]


async def test_the_open_cases_of_others_do_not_matter(store: SqlStore) -> None:
    await closed(store)
    await store.record(record(by="tom", filing=Filing("toms", (case_entry(),))))
    namesake = MemberKey(PLATFORM, "city", "mia")
    await store.record(record(member=namesake, filing=Filing("city", (case_entry(),))))
    assert await store.reopen_case("case", audit_entry(act=Act.REOPEN)) is not None
    assert len(await store.cases(only_open=True)) == 3


async def test_somebody_takes_care_of_an_open_case_and_of_no_other(store: SqlStore) -> None:
    await store.record(record(filing=Filing("case", (case_entry(),))))
    claimed = await store.assign_case("case", "mo", audit_entry(act=Act.CLAIM))
    assert claimed is not None
    assert claimed.assignee == "mo"
    await store.close_case("case", Verdict.DISMISS, audit_entry())
    assert await store.assign_case("case", "max", audit_entry(act=Act.CLAIM)) is None
    assert await store.assign_case("never", "max", audit_entry(act=Act.CLAIM)) is None
    assert await acts(store) == [Act.DISMISS, Act.CLAIM]


async def test_of_two_verdicts_at_once_one_is_taken_and_written_down(store: SqlStore) -> None:
    await store.record(record(filing=Filing("case", (case_entry(),))))
    taken = await asyncio.gather(
        *(store.close_case("case", verdict, audit_entry()) for verdict in Verdict)
    )
    assert len([case for case in taken if case is not None]) == 1
    assert len(await store.audit(HOME)) == 1
    assert len(await store.parcels(None)) == 1


async def test_an_upheld_case_is_appealed_once(store: SqlStore) -> None:
    await closed(store)
    at = NOON + timedelta(hours=1)
    appealed = await store.appeal_case("case", APPEAL, audit_entry(act=Act.APPEAL, at=at))
    assert appealed is not None
    assert (appealed.id, appealed.is_open, appealed.appealed_at) == ("case", True, at)
    assert appealed.entries[-1] == APPEAL
    assert await store.parcels(None) == []
    await store.close_case("case", Verdict.UPHOLD, audit_entry())
    assert await store.appeal_case("case", APPEAL, audit_entry(act=Act.APPEAL)) is None
    assert (await acts(store)).count(Act.APPEAL) == 1


@pytest.mark.parametrize("verdict", [Verdict.DISMISS, Verdict.FALSE_ALARM])
async def test_nothing_else_can_be_appealed(store: SqlStore, verdict: Verdict) -> None:
    before = await closed(store, verdict)
    entry = audit_entry(act=Act.APPEAL)
    assert await store.appeal_case("case", APPEAL, entry) is None
    assert await store.appeal_case("never", APPEAL, entry) is None
    assert await store.case("case") == before


async def test_an_appeal_goes_to_the_case_that_is_open(store: SqlStore) -> None:
    await closed(store)
    await store.record(record(filing=Filing("other", (case_entry(),))))
    appealed = await store.appeal_case("case", APPEAL, audit_entry(act=Act.APPEAL))
    assert appealed is not None
    assert (appealed.id, appealed.entries[-1]) == ("other", APPEAL)
    first = await store.case("case")
    assert first is not None
    assert (first.is_open, first.appealed_at) == (False, NOON)


async def test_a_report_names_somebody_whom_nobody_knew(store: SqlStore) -> None:
    brought = report(about="zoe", by="tom")
    case = await store.report(brought)
    assert case is not None
    assert (case.member, case.name) == (member("zoe"), "Zoe")
    assert case.entries == brought.filing.entries
    assert await store.find_members("Zoe") == [(member("zoe"), "Zoe")]
    assert (await store.standing(member("zoe"), None)).open_case == case.id


async def test_a_report_leaves_the_name_of_somebody_who_wrote_just_now(store: SqlStore) -> None:
    await store.record(record(name="Mia the Kind"))
    await store.report(report(about="mia"))
    assert await store.find_members("mia") == [(member(), "Mia the Kind")]


async def test_a_member_reports_a_message_once(store: SqlStore) -> None:
    once = report()
    assert await store.report(once) is not None
    assert await store.report(once) is None
    (entry,) = once.filing.entries
    other = report(by="eve", message=entry.message)
    assert await store.report(other) is not None
    (case,) = await store.cases(only_open=True)
    assert [entry.by for entry in case.entries] == ["tom", "eve"]


async def test_of_the_same_report_many_times_at_once_one_is_taken(store: SqlStore) -> None:
    once = report()
    cases = await asyncio.gather(*(store.report(once) for _ in range(8)))
    assert len([case for case in cases if case is not None]) == 1


async def test_reports_are_counted_by_who_brought_them_and_since_when(store: SqlStore) -> None:
    for hours, by in ((0, "tom"), (2, "tom"), (2, "eve")):
        await store.report(report(by=by, at=NOON + timedelta(hours=hours)))
    tom, namesake = member("tom"), MemberKey(PLATFORM, "city", "tom")
    assert await store.reports_since(tom, NOON - timedelta(hours=1)) == 2
    assert await store.reports_since(tom, NOON) == 1
    assert await store.reports_since(namesake, NOON - timedelta(hours=1)) == 0


async def test_cases_come_in_pages_and_by_community(store: SqlStore) -> None:
    for number in range(3):
        entry = case_entry(at=NOON + timedelta(hours=number))
        await store.record(record(by=str(number), filing=Filing(unique("case"), (entry,))))
    city = MemberKey(PLATFORM, "city", "mia")
    await store.record(record(member=city, filing=Filing("city", (case_entry(),))))
    first = await store.cases(only_open=True, community=HOME, page=Page(limit=2))
    rest = await store.cases(only_open=True, community=HOME, page=Page(skip=2, limit=2))
    assert [case.member.member for case in (*first, *rest)] == ["2", "1", "0"]
    (elsewhere,) = await store.cases(only_open=False, community=CommunityKey(PLATFORM, "city"))
    assert elsewhere.id == "city"


async def test_a_strike_whose_message_is_reported_is_covered_by_the_case(store: SqlStore) -> None:
    strike = nudge_record()
    await store.record(nudged(strike))
    await store.record(record(settlement=Settlement(strike.id, Outcome.STOOD_BY)))
    case = await store.report(report(message=strike.message))
    assert case is not None
    assert (await store.standing(member(), None)).strikes == ()
    covered = await store.nudge(strike.id)
    assert covered is not None
    assert covered.case == case.id
