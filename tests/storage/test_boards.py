from dataclasses import replace

from nudgebot.domain.kudos import BoardRow, Refusal
from nudgebot.storage.store import SqlStore
from tests.builders import COMMUNITY, PLATFORM, member, record
from tests.builders import kudos as an_act


async def earn(store: SqlStore, name: str, *points: int) -> None:
    for number in points:
        refusal = None if number else Refusal.SELF
        act = an_act(giver=name, points=number, refusal=refusal)
        await store.record(record(by=name, kudos=act))


async def test_most_points_come_first_and_equals_share_a_rank(store: SqlStore) -> None:
    await earn(store, "mia", 1, 2)
    await earn(store, "tom", 5)
    await earn(store, "eve", 3)
    await earn(store, "ann", 1)
    assert await store.board(PLATFORM, COMMUNITY, 10) == [
        BoardRow(1, member("tom"), "Tom", 5),
        BoardRow(2, member("eve"), "Eve", 3),
        BoardRow(2, member("mia"), "Mia", 3),
        BoardRow(4, member("ann"), "Ann", 1),
    ]


async def test_a_board_has_so_many_rows_and_none_without_points(store: SqlStore) -> None:
    await earn(store, "mia", 0)
    assert await store.board(PLATFORM, COMMUNITY, 10) == []
    for number in range(5):
        await earn(store, f"member {number}", number + 1)
    assert [row.points for row in await store.board(PLATFORM, COMMUNITY, 2)] == [5, 4]


async def test_a_community_has_its_own_board(store: SqlStore) -> None:
    elsewhere = replace(member(), community="city")
    await store.record(replace(record(kudos=an_act()), member=elsewhere))
    assert await store.board(PLATFORM, COMMUNITY, 10) == []
    assert len(await store.board(PLATFORM, "city", 10)) == 1


async def test_a_new_name_is_on_the_board_with_the_next_message(store: SqlStore) -> None:
    await earn(store, "mia", 1)
    await store.record(record(name="Mia the Kind"))
    (row,) = await store.board(PLATFORM, COMMUNITY, 10)
    assert row.name == "Mia the Kind"
