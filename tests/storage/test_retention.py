from datetime import timedelta

from nudgebot.domain.case import Verdict
from nudgebot.domain.notes import Delivery
from nudgebot.domain.nudge import NudgeRecord, Outcome
from nudgebot.domain.record import Filing, Parcel, Settlement
from nudgebot.storage.store import SqlStore
from nudgebot.storage.tables import case_entries, cases, decisions, kudos, nudges, outbox
from tests.builders import NOON, case_entry, member, nudge_record, nudged, record
from tests.builders import kudos as an_act
from tests.storage.databases import Database

DAY = timedelta(days=1)
NEVER = NOON - timedelta(days=999)


async def outcome_of(store: SqlStore, nudge: NudgeRecord) -> Outcome:
    found = await store.nudge(nudge.id)
    assert found is not None
    return found.outcome


async def test_only_nudges_that_waited_long_enough_expire(store: SqlStore) -> None:
    old, answered = nudge_record(at=NOON - DAY), nudge_record(at=NOON - DAY)
    new = nudge_record(at=NOON)
    for nudge in (old, answered, new):
        await store.record(nudged(nudge))
    await store.settle(answered, Outcome.WITHDRAWN, None)
    await store.expire(nudges_before=NOON, decisions_before=NEVER)
    assert await outcome_of(store, old) is Outcome.EXPIRED
    assert await outcome_of(store, answered) is Outcome.WITHDRAWN
    assert await outcome_of(store, new) is Outcome.PENDING
    assert await store.parcels(None) == [Parcel(member=member(), nudge=new.id)]


async def test_a_verdict_that_was_not_told_yet_does_not_expire(store: SqlStore) -> None:
    await store.record(record(filing=Filing("case", (case_entry(),))))
    await store.close_case("case", Verdict.UPHOLD, "mo", NOON - DAY)
    await store.expire(nudges_before=NOON, decisions_before=NEVER)
    assert await store.parcels(None) == [Parcel(member=member(), case="case")]


async def test_what_is_old_and_done_is_deleted_and_points_are_kept(
    store: SqlStore, database: Database
) -> None:
    await store.record(nudged(nudge_record(at=NOON - DAY), kudos=an_act(at=NOON - DAY)))
    await store.record(record(at=NOON - DAY, filing=Filing("case", (case_entry(),))))
    await store.close_case("case", Verdict.UPHOLD, "mo", NOON - DAY)
    await store.delivered(Parcel(member=member(), case="case"), Delivery.DELIVERED)
    await store.expire(nudges_before=NOON, decisions_before=NOON)
    for table in (nudges, decisions, cases, case_entries, outbox):
        assert await database.count(table) == 0, table.name
    assert await database.count(kudos) == 1


async def test_what_is_new_or_not_done_is_kept(store: SqlStore, database: Database) -> None:
    strike = nudge_record(at=NOON)
    await store.record(nudged(strike))
    await store.record(record(settlement=Settlement(strike.id, Outcome.STOOD_BY)))
    waiting = nudge_record(at=NOON - DAY)
    await store.record(nudged(waiting, filing=Filing("case", (case_entry(),))))
    await store.expire(nudges_before=NEVER, decisions_before=NOON)
    assert await outcome_of(store, waiting) is Outcome.PENDING
    assert (await store.standing(member(), None)).open_case == "case"
    assert [nudge.id for nudge in (await store.standing(member(), None)).strikes] == [strike.id]
    assert await database.count(decisions) == 2


async def test_no_strike_comes_back_when_its_case_is_deleted(store: SqlStore) -> None:
    strike = nudge_record(at=NOON - DAY)
    await store.record(nudged(strike))
    filing = Filing("case", (case_entry(message=strike.message),))
    await store.record(record(settlement=Settlement(strike.id, Outcome.STOOD_BY), filing=filing))
    await store.close_case("case", Verdict.UPHOLD, "mo", NOON - DAY)
    await store.expire(nudges_before=NEVER, decisions_before=NOON)
    assert await store.case("case") is None
    assert (await store.standing(member(), None)).strikes == ()
