"""Nudges one by one, and counted."""

from dataclasses import replace
from datetime import timedelta

from nudgebot.domain.assessment import Reason
from nudgebot.domain.message import CommunityKey, MemberKey, MessageKey
from nudgebot.domain.notes import Delivery, Handover
from nudgebot.domain.nudge import Outcome
from nudgebot.domain.record import Filing, Parcel, Settlement
from nudgebot.storage.store import SqlStore
from tests.builders import (
    HOME,
    NOON,
    PLATFORM,
    case_entry,
    member,
    nudge_record,
    nudged,
    record,
    report,
)

HOUR = timedelta(hours=1)


async def test_a_nudge_comes_back_as_it_was_written(store: SqlStore) -> None:
    nudge = nudge_record(
        is_posted=True, way="whisper", seen_at=NOON, is_delivered=True, reasons=(Reason.INSULT,)
    )
    assert await store.add_nudge(nudge)
    assert await store.nudge(nudge.id) == nudge
    assert await store.nudge_about(nudge.message) == nudge
    assert await store.nudge_about(MessageKey("post", nudge.message.message)) is None


async def test_there_is_one_nudge_about_a_message(store: SqlStore) -> None:
    first = nudge_record()
    await store.record(nudged(first))
    assert not await store.add_nudge(nudge_record(message=first.message))
    assert not await store.add_nudge(replace(first, message=MessageKey(PLATFORM, "other")))
    assert await store.nudge_about(first.message) == first


async def test_a_nudge_that_is_added_is_remembered_at_once(store: SqlStore) -> None:
    assert (await store.standing(member(), None)).last_nudged_at is None
    await store.add_nudge(nudge_record())
    assert (await store.standing(member(), None)).last_nudged_at == NOON


async def test_what_was_prevented_is_no_nudge_that_a_cooldown_counts_from(
    store: SqlStore,
) -> None:
    await store.add_nudge(nudge_record(outcome=Outcome.PREVENTED, at=NOON + HOUR))
    assert (await store.standing(member(), None)).last_nudged_at is None


async def test_the_first_time_that_a_note_is_opened_is_kept(store: SqlStore) -> None:
    nudge = nudge_record()
    await store.record(nudged(nudge))
    await store.see(nudge, NOON + HOUR)
    await store.see(nudge, NOON + 2 * HOUR)
    assert await store.nudge(nudge.id) == replace(nudge, seen_at=NOON + HOUR)


async def test_nudges_are_counted_by_community_since_a_time(store: SqlStore) -> None:
    elsewhere = MemberKey(PLATFORM, "city", "mia")
    old, new, waiting = nudge_record(at=NOON - HOUR), nudge_record(), nudge_record(by="tom")
    for nudge in (old, new, waiting, nudge_record(member=elsewhere)):
        await store.record(nudged(nudge, member=nudge.member))
    await store.record(record(settlement=Settlement(new.id, Outcome.REPHRASED)))
    told = Parcel(member=new.member, nudge=new.id)
    await store.delivered(told, Handover(Delivery.DELIVERED, "direct"))
    await store.add_nudge(nudge_record(outcome=Outcome.PREVENTED, way="before_posting"))
    numbers = await store.numbers(HOME, NOON)
    assert numbers.since == NOON
    assert numbers.messages == 3
    assert numbers.outcomes == {Outcome.REPHRASED: 1, Outcome.PENDING: 1, Outcome.PREVENTED: 1}
    assert numbers.ways == {"direct": 1, "before_posting": 1}
    assert (await store.numbers(CommunityKey(PLATFORM, "city"), NOON)).nudges == 1


async def test_an_edit_that_comes_twice_gets_the_receipt_of_its_own_first_time(
    store: SqlStore,
) -> None:
    harmless = record()
    await store.record(harmless)
    nudge = nudge_record(message=harmless.message, is_posted=True)
    edit = nudged(nudge, message=MessageKey(PLATFORM, "edit"), attempt=nudge.message)
    assert (await store.record(edit)).nudge == nudge.id
    again = await store.record(edit)
    assert (again.nudge, again.is_repeat) == (nudge.id, True)
    first = await store.record(harmless)
    assert (first.nudge, first.is_repeat) == (None, True)


async def test_a_nudge_on_a_closed_case_goes_to_the_next_one_with_what_answers_it(
    store: SqlStore,
) -> None:
    nudge = nudge_record(outcome=Outcome.FALSE_ALARM)
    await store.add_nudge(nudge)
    settlement = Settlement(nudge.id, Outcome.STOOD_BY)
    await store.report(report())
    (case,) = await store.cases(only_open=True)
    entry = Filing("unused", (case_entry(),))
    await store.record(record(settlement=settlement, filing=entry))
    assert await store.nudge(nudge.id) == replace(nudge, case=case.id)
