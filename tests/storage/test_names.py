import asyncio

import pytest

from nudgebot.storage.store import SqlStore
from tests.builders import member, record


@pytest.mark.parametrize(
    "name",
    ["Zoe", "ZOE", " zoe ", "\uff3aoe", "Zo\u200be", "\u2060Zoe", "Zo\u00ade"],
    ids=["itself", "upper", "spaces", "fullwidth", "zero width", "joiner", "soft hyphen"],
)
async def test_a_name_that_looks_like_a_taken_one_is_taken(store: SqlStore, name: str) -> None:
    assert await store.enrol(member("mia"), "Zoe")
    assert not await store.enrol(member("tom"), name)


async def test_a_member_can_take_their_own_name_again_or_another(store: SqlStore) -> None:
    assert await store.enrol(member("mia"), "Zoe")
    assert await store.enrol(member("mia"), "zoe")
    assert await store.enrol(member("mia"), "Ann")
    assert await store.enrol(member("tom"), "Zoe")


async def test_of_many_who_want_a_name_at_once_one_gets_it(store: SqlStore) -> None:
    got = await asyncio.gather(*(store.enrol(member(str(n)), "Zoe") for n in range(10)))
    assert got.count(True) == 1


async def test_a_name_is_free_in_another_community(store: SqlStore) -> None:
    assert await store.enrol(member("mia"), "Zoe")
    elsewhere = member("tom")
    elsewhere = type(elsewhere)(elsewhere.platform, "city", elsewhere.member)
    assert await store.enrol(elsewhere, "Zoe")


async def test_members_are_found_by_id_and_by_name(store: SqlStore) -> None:
    await store.record(record(by="mia", name="Mia Farrow"))
    assert await store.find_members("mia") == [(member(), "Mia Farrow")]
    assert await store.find_members("MIA  farrow") == [(member(), "Mia Farrow")]
    assert await store.find_members("farrow") == []
