from datetime import timedelta

from nudgebot.domain.audit import Act
from nudgebot.domain.message import CommunityKey
from nudgebot.domain.record import Page
from nudgebot.storage.store import SqlStore
from tests.builders import COMMUNITY, HOME, NOON, PLATFORM, audit_entry
from tests.storage.databases import Database


async def test_what_people_did_is_read_the_newest_first_page_by_page(store: SqlStore) -> None:
    for number in range(5):
        await store.act(audit_entry(at=NOON + timedelta(hours=number), detail=str(number)))
    first = await store.audit(HOME, page=Page(limit=2))
    rest = await store.audit(HOME, page=Page(skip=2))
    assert [entry.detail for entry in (*first, *rest)] == ["4", "3", "2", "1", "0"]
    assert len({entry.id for entry in (*first, *rest)}) == 5


async def test_an_entry_comes_back_as_it_was_written(store: SqlStore) -> None:
    entry = audit_entry(act=Act.NOTE, case="case", member="mia", detail="1", note="Spoke to her")
    await store.act(entry)
    (read,) = await store.audit(HOME)
    assert read == audit_entry(
        act=Act.NOTE, case="case", member="mia", detail="1", note="Spoke to her", id=read.id
    )


async def test_a_community_and_a_case_have_their_own_part_of_it(store: SqlStore) -> None:
    await store.act(audit_entry(case="one"))
    await store.act(audit_entry(case="other"))
    await store.act(audit_entry(community="city", case="one"))
    await store.act(audit_entry(platform="post", case="one"))
    assert [entry.case for entry in await store.audit(HOME)] == ["other", "one"]
    assert len(await store.audit(HOME, case="one")) == 1
    assert len(await store.audit(CommunityKey(PLATFORM, "city"))) == 1
    assert len(await store.audit(CommunityKey("post", COMMUNITY))) == 1


async def test_notes_are_sealed_on_disk(store: SqlStore, database: Database) -> None:
    await store.act(audit_entry(note="sesame"))
    assert "sesame" not in await database.everything()
