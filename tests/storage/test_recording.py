import asyncio
from dataclasses import replace

import pytest
from hypothesis import given

from nudgebot.domain.case import CaseReason
from nudgebot.domain.decision import Credit, Escalate
from nudgebot.domain.kudos import Kindness
from nudgebot.domain.nudge import Outcome
from nudgebot.domain.record import Filing, Receipt, Settlement
from nudgebot.policy.decide import decide
from nudgebot.policy.rule import Here
from nudgebot.storage import rows
from nudgebot.storage.store import SqlStore
from nudgebot.storage.tables import decisions, kudos, members, nudges
from nudgebot.storage.tables import outbox as outbox_table
from nudgebot.stores import StoreUnavailableError
from tests.builders import (
    case_entry,
    decision,
    member,
    nudge_record,
    nudged,
    record,
    unique,
)
from tests.builders import kudos as an_act
from tests.policy.situations import situations
from tests.storage.databases import Database


async def test_a_record_is_written_once(store: SqlStore, database: Database) -> None:
    nudge = nudge_record()
    once = nudged(nudge)
    first = await store.record(once)
    again = await store.record(replace(once, nudge=replace(nudge, id=unique("nudge"))))
    assert first == Receipt(decision=once.decision, nudge=nudge.id)
    assert again == replace(first, is_repeat=True)
    assert await database.count(nudges) == await database.count(outbox_table) == 1


async def test_a_record_that_comes_again_after_a_restart_is_known(database: Database) -> None:
    credit = decision(actions=(Credit(Kindness.GRATITUDE, "tom", 1),))
    once = record(kudos=an_act(), decision=credit)
    async with database.store() as store:
        first = await store.record(once)
    async with database.store() as store:
        assert await store.record(once) == replace(first, is_repeat=True)
    assert await database.count(kudos) == 1


async def test_the_same_message_many_times_at_once_is_written_once(
    store: SqlStore, database: Database
) -> None:
    once = record(kudos=an_act())
    receipts = await asyncio.gather(*(store.record(once) for _ in range(20)))
    assert [receipt.is_repeat for receipt in receipts] == [False] + [True] * 19
    assert await database.count(kudos) == await database.count(decisions) == 1


async def test_a_repeat_knows_that_moderators_will_see_it(store: SqlStore) -> None:
    filed = record(
        decision=decision(actions=(Escalate(CaseReason.GRAVE),)),
        filing=Filing(unique("case"), (case_entry(),)),
    )
    assert (await store.record(filed)).is_filed
    assert (await store.record(filed)).is_filed


async def test_what_was_only_observed_was_not_filed(store: SqlStore) -> None:
    actions = (Escalate(CaseReason.GRAVE),)
    observed = record(decision=decision(actions=actions, observed=True))
    assert not (await store.record(observed)).is_filed
    assert not (await store.record(observed)).is_filed


async def test_a_record_at_fault_fails_alone(store: SqlStore, database: Database) -> None:
    good = [record(by=f"good {number}") for number in range(20)]
    bad = record(by="bad", name="\ud800", kudos=an_act(giver="bad"))
    results = await asyncio.gather(
        *(store.record(one) for one in [*good[:10], bad, *good[10:]]), return_exceptions=True
    )
    assert isinstance(results.pop(10), StoreUnavailableError)
    assert [r.is_repeat for r in results if isinstance(r, Receipt)] == [False] * 20
    assert await database.count(decisions) == await database.count(members) == 20
    assert await database.count(kudos) == 0


async def test_a_job_at_fault_leaves_nothing_behind(store: SqlStore, database: Database) -> None:
    first = nudge_record()
    await store.record(nudged(first))
    second = nudge_record()
    clash = nudged(replace(second, id=first.id), kudos=an_act())
    with pytest.raises(StoreUnavailableError):
        await store.record(clash)
    assert await database.count(decisions) == 1
    assert await database.count(kudos) == 0
    assert await database.count(outbox_table) == 1


async def test_only_a_pending_nudge_is_settled(store: SqlStore) -> None:
    nudge = nudge_record()
    await store.record(nudged(nudge))
    assert await store.settle(nudge, Outcome.WITHDRAWN, None)
    await store.record(record(settlement=Settlement(nudge.id, Outcome.STOOD_BY)))
    found = await store.nudge(nudge.id)
    assert found == replace(nudge, outcome=Outcome.WITHDRAWN)


async def test_a_settlement_that_comes_too_late_changes_nothing(store: SqlStore) -> None:
    nudge = nudge_record()
    await store.record(nudged(nudge))
    assert await store.settle(nudge, Outcome.WITHDRAWN, None)
    filing = Filing(unique("case"), (case_entry(),))
    assert not await store.settle(nudge, Outcome.CONTESTED, filing)
    assert await store.cases(only_open=False) == []


async def test_unanswered_nudges_come_oldest_first_and_nobody_elses(store: SqlStore) -> None:
    mine, others = [nudge_record() for _ in range(3)], nudge_record(by="tom")
    for nudge in (*mine, others):
        await store.record(nudged(nudge))
    assert await store.settle(mine[1], Outcome.WITHDRAWN, None)
    assert await store.unanswered(member()) == [mine[0], mine[2]]


async def test_whoever_gives_up_waiting_does_not_leave_an_old_standing_at_hand(
    store: SqlStore,
) -> None:
    assert (await store.standing(member(), None)).last_nudged_at is None
    nudge = nudge_record()
    giving_up = asyncio.create_task(store.record(nudged(nudge)))
    await asyncio.sleep(0)
    giving_up.cancel()
    await store.record(record(by="tom"))
    assert (await store.nudge(nudge.id)) == nudge
    assert (await store.standing(member(), None)).last_nudged_at == nudge.at


async def test_a_store_that_stopped_says_so(database: Database) -> None:
    async with database.store() as store:
        pass
    with pytest.raises(StoreUnavailableError):
        await store.record(record())


@given(situations())
def test_every_decision_reads_back_as_it_was_written(here: Here) -> None:
    decided = decide(here)
    assert rows.load_decision(rows.dump_decision(decided)) == decided
