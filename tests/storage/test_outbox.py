from nudgebot.domain.notes import Delivery
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
    await store.delivered(parcels[0], Delivery.DELIVERED)
    await store.delivered(parcels[1], Delivery.IMPOSSIBLE)
    assert await store.parcels(None) == [parcels[2]]


async def test_what_was_not_delivered_before_a_crash_is_there_afterwards(
    database: Database,
) -> None:
    nudge = nudge_record()
    async with database.store() as store:
        await store.record(nudged(nudge))
    async with database.store() as store:
        assert await store.parcels(None) == [Parcel(member=nudge.member, nudge=nudge.id)]
