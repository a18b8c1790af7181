from dataclasses import replace

from nudgebot.domain.notes import Delivery, Handover
from nudgebot.domain.nudge import NudgeRecord
from nudgebot.domain.record import Parcel
from nudgebot.storage.store import SqlStore
from tests.builders import member, nudge_record, nudged
from tests.storage.databases import Database


async def test_a_nudge_waits_in_the_outbox_until_it_is_delivered(store: SqlStore) -> None:
    nudges = [nudge_record(), nudge_record(by="tom"), nudge_record()]
    for nudge in nudges:
        await store.record(nudged(nudge))
    parcels = [Parcel(member=nudge.member, nudge=nudge.id) for nudge in nudges]
    assert await store.parcels(None) == parcels
    assert await store.parcels(member()) == [parcels[0], parcels[2]]
    await store.delivered(parcels[0], Handover(Delivery.DELIVERED, "direct"))
    await store.delivered(parcels[1], Handover(Delivery.IMPOSSIBLE, "closed"))
    assert await store.parcels(None) == [parcels[2]]


async def test_what_was_not_delivered_before_a_crash_is_there_afterwards(
    database: Database,
) -> None:
    nudge = nudge_record()
    async with database.store() as store:
        await store.record(nudged(nudge))
    async with database.store() as store:
        assert await store.parcels(None) == [Parcel(member=nudge.member, nudge=nudge.id)]


async def test_a_nudge_keeps_how_it_was_delivered_or_why_it_could_not_be(store: SqlStore) -> None:
    told, lost = nudge_record(), nudge_record()
    for nudge in (told, lost):
        await store.record(nudged(nudge))
    await store.delivered(parcel_of(told), Handover(Delivery.DELIVERED, "whisper"))
    await store.delivered(parcel_of(lost), Handover(Delivery.IMPOSSIBLE, "closed"))
    assert await store.nudge(told.id) == replace(told, way="whisper", is_delivered=True)
    assert await store.nudge(lost.id) == replace(lost, way="closed")


async def test_giving_up_on_what_was_delivered_long_ago_changes_nothing(store: SqlStore) -> None:
    nudge = nudge_record()
    await store.record(nudged(nudge))
    await store.delivered(parcel_of(nudge), Handover(Delivery.DELIVERED, "direct"))
    await store.delivered(parcel_of(nudge), Handover(Delivery.IMPOSSIBLE, "expired"))
    assert await store.nudge(nudge.id) == replace(nudge, way="direct", is_delivered=True)


async def test_a_nudge_that_no_decision_brought_can_be_delivered_too(store: SqlStore) -> None:
    nudge = nudge_record(is_posted=True)
    assert await store.add_nudge(nudge)
    await store.delivered(parcel_of(nudge), Handover(Delivery.DELIVERED, "direct"))
    assert await store.nudge(nudge.id) == replace(nudge, way="direct", is_delivered=True)


def parcel_of(nudge: NudgeRecord) -> Parcel:
    return Parcel(member=nudge.member, nudge=nudge.id)
