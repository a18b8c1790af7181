from dataclasses import replace
from datetime import timedelta

from nudgebot.domain.case import CaseReason, Verdict
from nudgebot.domain.nudge import NudgeRecord, Outcome
from nudgebot.domain.record import Filing, Parcel, Settlement
from nudgebot.storage.store import SqlStore
from nudgebot.storage.tables import case_entries
from tests.builders import (
    NOON,
    audit_entry,
    case_entry,
    member,
    nudge_record,
    nudged,
    record,
    unique,
)
from tests.storage.databases import Database


async def file(store: SqlStore, *, by: str = "mia", excerpt: str = "you fool") -> str:
    """File one entry about a member; return the id of the case it went to."""
    entry = case_entry(excerpt=excerpt)
    await store.record(record(by=by, filing=Filing(unique("case"), (entry,))))
    cases = await store.cases(only_open=True)
    return next(case.id for case in cases if case.member == member(by))


async def stand_by(store: SqlStore, *, filing: Filing | None = None) -> NudgeRecord:
    nudge = nudge_record()
    await store.record(nudged(nudge))
    settlement = Settlement(nudge.id, Outcome.STOOD_BY)
    await store.record(record(settlement=settlement, filing=filing))
    found = await store.nudge(nudge.id)
    assert found is not None
    return found


async def test_a_member_has_one_open_case_and_its_entries_keep_their_order(
    store: SqlStore,
) -> None:
    entries = tuple(
        case_entry(excerpt=line, reason=reason)
        for line, reason in (("one", CaseReason.LADDER), ("two", CaseReason.GRAVE))
    )
    await store.record(record(filing=Filing("first", entries)))
    await store.record(record(filing=Filing("second", (case_entry(excerpt=None),))))
    (case,) = await store.cases(only_open=True)
    assert case == await store.case("first")
    assert (case.member, case.name, case.opened_at, case.is_open) == (member(), "Mia", NOON, True)
    assert [entry.excerpt for entry in case.entries] == ["one", "two", None]
    assert case.entries[:2] == entries


async def test_members_have_cases_of_their_own(store: SqlStore) -> None:
    assert await file(store) != await file(store, by="tom")


async def test_excerpts_are_sealed_on_disk(store: SqlStore, database: Database) -> None:
    await file(store, excerpt="sesame")
    assert "sesame" not in await database.everything()


async def test_closing_erases_the_words_and_posts_the_verdict(
    store: SqlStore, database: Database
) -> None:
    case = await file(store)
    closed = await store.close_case(case, Verdict.UPHOLD, audit_entry(at=NOON + timedelta(hours=1)))
    assert closed == await store.case(case)
    assert closed is not None
    assert (closed.verdict, closed.closed_by) == (Verdict.UPHOLD, "mo")
    assert closed.entries[0].excerpt is None
    assert [row[-1] for row in await database.content(case_entries)] == [None]
    assert await store.parcels(member()) == [Parcel(member=member(), case=case)]
    assert await store.cases(only_open=True) == []


async def test_a_case_is_closed_once(store: SqlStore) -> None:
    case = await file(store)
    assert await store.close_case(case, Verdict.UPHOLD, audit_entry())
    assert await store.close_case(case, Verdict.DISMISS, audit_entry()) is None
    assert await store.close_case("never", Verdict.DISMISS, audit_entry()) is None
    assert len(await store.parcels(None)) == 1


async def test_after_a_closed_case_comes_a_new_one(store: SqlStore) -> None:
    first = await file(store)
    await store.close_case(first, Verdict.DISMISS, audit_entry())
    second = await file(store)
    assert first != second
    assert [case.is_open for case in await store.cases(only_open=False)].count(True) == 1


async def test_the_strikes_on_a_case_are_no_strikes_any_more(store: SqlStore) -> None:
    strike = await stand_by(store)
    assert (await store.standing(member(), None)).strikes == (strike,)
    entry = case_entry(message=strike.message)
    last = await stand_by(store, filing=Filing("case", (entry, case_entry())))
    standing = await store.standing(member(), None)
    assert (standing.strikes, standing.open_case) == ((), "case")
    assert await store.nudge(strike.id) == replace(strike, case="case")
    assert last.case == "case"


async def test_a_false_alarm_clears_what_it_is_about_and_nothing_else(store: SqlStore) -> None:
    apart = await stand_by(store)
    nudge = nudge_record()
    await store.record(nudged(nudge))
    entry = case_entry(message=nudge.message, reason=CaseReason.CONTEST)
    assert await store.settle(nudge, Outcome.CONTESTED, Filing("case", (entry,)))
    await store.close_case("case", Verdict.FALSE_ALARM, audit_entry())
    cleared = await store.nudge(nudge.id)
    assert cleared == replace(nudge, outcome=Outcome.FALSE_ALARM, case="case")
    assert (await store.standing(member(), None)).strikes == (apart,)


async def test_another_key_does_not_open_the_excerpts_and_harms_nothing(
    database: Database,
) -> None:
    async with database.store() as store:
        case = await file(store)
    await database.execute(
        "UPDATE case_entries SET excerpt = CAST('garbage' AS BLOB)"
        if database.url.startswith("sqlite")
        else "UPDATE case_entries SET excerpt = 'garbage'"
    )
    async with database.store() as store:
        found = await store.case(case)
        assert found is not None
        assert [entry.excerpt for entry in found.entries] == [None]
