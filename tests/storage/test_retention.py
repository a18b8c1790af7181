from datetime import timedelta

import pytest

from nudgebot.domain.case import Verdict
from nudgebot.domain.notes import Delivery, Handover
from nudgebot.domain.nudge import NudgeRecord, Outcome
from nudgebot.domain.record import Filing, Parcel, Settlement
from nudgebot.storage.store import ONE_ROUND, SqlStore
from nudgebot.storage.tables import (
    case_entries,
    cases,
    decisions,
    kudos,
    memberships,
    nudges,
    outbox,
    reports,
)
from tests.builders import (
    HOME,
    NOON,
    audit_entry,
    case_entry,
    member,
    nudge_record,
    nudged,
    record,
    report,
)
from tests.builders import kudos as an_act
from tests.storage.databases import Database

DAY = timedelta(days=1)


async def outcome_of(store: SqlStore, nudge: NudgeRecord) -> Outcome:
    found = await store.nudge(nudge.id)
    assert found is not None
    return found.outcome


async def test_only_nudges_that_waited_long_enough_are_overdue_the_oldest_first(
    store: SqlStore,
) -> None:
    old, answered = nudge_record(at=NOON - DAY), nudge_record(at=NOON - DAY)
    older, new = nudge_record(at=NOON - 2 * DAY), nudge_record(at=NOON)
    for nudge in (old, answered, older, new):
        await store.record(nudged(nudge))
    await store.settle(answered, Outcome.WITHDRAWN, None)
    assert await store.overdue(NOON) == [older, old]
    assert await outcome_of(store, old) is Outcome.PENDING


@pytest.mark.parametrize("number", [ONE_ROUND + 1])
async def test_a_round_of_what_is_overdue_is_not_endless(store: SqlStore, number: int) -> None:
    for _ in range(number):
        await store.record(nudged(nudge_record(at=NOON - DAY)))
    assert len(await store.overdue(NOON)) == ONE_ROUND


async def test_a_verdict_that_was_not_told_yet_is_kept(store: SqlStore) -> None:
    await store.record(record(filing=Filing("case", (case_entry(),))))
    await store.close_case("case", Verdict.UPHOLD, audit_entry(at=NOON - DAY))
    await store.delete_old(NOON)
    assert await store.parcels(None) == [Parcel(member=member(), case="case")]


async def test_what_is_old_and_done_is_deleted_and_points_are_kept(
    store: SqlStore, database: Database
) -> None:
    nudge = nudge_record(at=NOON - DAY)
    await store.record(nudged(nudge, kudos=an_act(at=NOON - DAY)))
    await store.record(record(at=NOON - DAY, filing=Filing("case", (case_entry(),))))
    await store.close_case("case", Verdict.UPHOLD, audit_entry(at=NOON - DAY))
    parcels = (Parcel(member=member(), case="case"), Parcel(member=member(), nudge=nudge.id))
    for parcel in parcels:
        await store.delivered(parcel, Handover(Delivery.DELIVERED))
    await store.settle(nudge, Outcome.EXPIRED, None)
    await store.report(report(at=NOON - DAY))
    await store.close_case(
        (await store.cases(only_open=True))[0].id, Verdict.DISMISS, audit_entry(at=NOON - DAY)
    )
    await store.delivered((await store.parcels(None))[0], Handover(Delivery.DELIVERED))
    await store.delete_old(NOON)
    for table in (nudges, decisions, cases, case_entries, outbox, reports):
        assert await database.content(table) == [], table.name
    assert await database.count(kudos) == 1


async def test_what_is_new_or_not_done_is_kept(store: SqlStore, database: Database) -> None:
    strike = nudge_record(at=NOON)
    await store.record(nudged(strike))
    await store.record(record(settlement=Settlement(strike.id, Outcome.STOOD_BY)))
    waiting = nudge_record(at=NOON - DAY)
    await store.record(nudged(waiting, filing=Filing("case", (case_entry(),))))
    await store.report(report(at=NOON))
    await store.delete_old(NOON)
    assert await outcome_of(store, waiting) is Outcome.PENDING
    assert (await store.standing(member(), None)).open_case == "case"
    assert [nudge.id for nudge in (await store.standing(member(), None)).strikes] == [strike.id]
    assert await database.count(decisions) == 2
    assert await database.count(reports) == 1


async def test_no_strike_comes_back_when_its_case_is_deleted(store: SqlStore) -> None:
    strike = nudge_record(at=NOON - DAY)
    await store.record(nudged(strike))
    filing = Filing("case", (case_entry(message=strike.message),))
    await store.record(record(settlement=Settlement(strike.id, Outcome.STOOD_BY), filing=filing))
    await store.close_case("case", Verdict.UPHOLD, audit_entry(at=NOON - DAY))
    await store.delete_old(NOON)
    assert await store.case("case") is None
    assert (await store.standing(member(), None)).strikes == ()


async def test_of_the_audit_old_notes_go_and_what_people_did_stays(store: SqlStore) -> None:
    await store.record(record(filing=Filing("case", (case_entry(),))))
    for number, case in enumerate((None, "gone", "case", "gone")):
        at = NOON if number == 3 else NOON - DAY
        await store.act(audit_entry(at=at, case=case, note="a word", detail=str(number)))
    await store.delete_old(NOON)
    assert [(entry.detail, entry.note) for entry in await store.audit(HOME)] == [
        ("3", "a word"),
        ("2", "a word"),
        ("1", None),
        ("0", None),
    ]


async def test_wishes_and_the_notebook_are_kept_until_somebody_asks(
    store: SqlStore, database: Database
) -> None:
    wishes = (await store.standing(member(), None)).membership
    await store.keep_membership(member(), wishes, None)
    await store.jot("chat", "key", "value", None)
    await store.delete_old(NOON + 999 * DAY)
    assert await database.count(memberships) == 1
    assert await store.jotted("chat", "") == {"key": "value"}
