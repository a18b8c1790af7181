"""What belongs to one member, to a community, and to a plugin."""

from datetime import timedelta

from nudgebot.domain.audit import Act
from nudgebot.domain.kudos import BoardRow
from nudgebot.domain.membership import Membership
from nudgebot.domain.message import CommunityKey, MemberKey
from nudgebot.domain.nudge import Outcome
from nudgebot.domain.record import Filing, Settlement
from nudgebot.storage.store import SqlStore
from tests.builders import (
    COMMUNITY,
    HOME,
    NOON,
    PLATFORM,
    audit_entry,
    case_entry,
    member,
    nudge_record,
    nudged,
    record,
)
from tests.builders import kudos as an_act
from tests.storage.databases import Database

LATER = NOON + timedelta(hours=1)
WISHES = Membership(direct=True, quiet_until=LATER, on_board=False, is_credited=False)


async def membership_of(store: SqlStore, name: str = "mia") -> Membership:
    return (await store.standing(member(name), None)).membership


async def test_wishes_are_there_at_once_and_after_a_restart(database: Database) -> None:
    async with database.store() as store:
        assert await membership_of(store) == Membership()
        await store.keep_membership(member(), WISHES, None)
        assert await membership_of(store) == WISHES
        assert await membership_of(store, "tom") == Membership()
    async with database.store() as store:
        assert await membership_of(store) == WISHES
        await store.keep_membership(member(), Membership(), None)
        assert await membership_of(store) == Membership()


async def test_wishes_and_what_moderators_grant_do_not_touch_each_other(store: SqlStore) -> None:
    granted = Membership(exempt_until=LATER)
    await store.keep_membership(member(), granted, audit_entry(act=Act.EXEMPT))
    await store.keep_membership(member(), WISHES, None)
    both = Membership(
        direct=True, quiet_until=LATER, on_board=False, is_credited=False, exempt_until=LATER
    )
    assert await membership_of(store) == both
    await store.keep_membership(member(), Membership(), audit_entry(act=Act.EXEMPT))
    assert await membership_of(store) == WISHES
    assert [entry.act for entry in await store.audit(HOME)] == [Act.EXEMPT, Act.EXEMPT]


async def test_the_first_wish_of_somebody_cannot_grant_anything(store: SqlStore) -> None:
    await store.keep_membership(member(), Membership(exempt_until=LATER), None)
    assert await membership_of(store) == Membership()


async def test_forgiving_takes_back_what_no_case_covers(store: SqlStore) -> None:
    strikes = [nudge_record(), nudge_record(), nudge_record(by="tom"), nudge_record()]
    for strike in strikes:
        await store.record(nudged(strike))
    for strike, outcome in zip(strikes, (Outcome.STOOD_BY, *[Outcome.IGNORED] * 3), strict=True):
        await store.settle(strike, outcome, None)
    entry = case_entry(message=strikes[-1].message)
    await store.record(record(filing=Filing("case", (entry,))))
    assert await store.forgive(member(), audit_entry(act=Act.FORGIVE)) == 2
    assert await store.forgive(member(), audit_entry(act=Act.FORGIVE)) == 0
    assert (await store.standing(member(), None)).strikes == ()
    assert len((await store.standing(member("tom"), None)).strikes) == 1
    covered = await store.nudge(strikes[-1].id)
    assert covered is not None
    assert covered.outcome is Outcome.IGNORED
    await store.record(record(settlement=Settlement(strikes[0].id, Outcome.STOOD_BY)))
    assert (await store.standing(member(), None)).strikes == ()


async def test_whoever_does_not_want_to_be_shown_leaves_no_gap_on_the_board(
    store: SqlStore,
) -> None:
    for name, points in (("mia", 5), ("tom", 3), ("eve", 1)):
        await store.record(record(by=name, kudos=an_act(giver=name, points=points)))
    await store.keep_membership(member("mia"), Membership(on_board=False), None)
    await store.keep_membership(MemberKey(PLATFORM, "city", "tom"), WISHES, None)
    assert await store.board(PLATFORM, COMMUNITY, 10) == [
        BoardRow(1, member("tom"), "Tom", 3),
        BoardRow(2, member("eve"), "Eve", 1),
    ]


async def test_pauses_are_kept_by_community_and_can_be_changed(store: SqlStore) -> None:
    city = CommunityKey(PLATFORM, "city")
    assert await store.pauses() == {}
    await store.pause(HOME, NOON, audit_entry(act=Act.PAUSE))
    await store.pause(city, NOON, audit_entry(act=Act.PAUSE, community="city"))
    await store.pause(HOME, LATER, audit_entry(act=Act.PAUSE))
    assert await store.pauses() == {HOME: LATER, city: NOON}
    assert len(await store.audit(HOME)) == 2


async def test_a_notebook_keeps_the_last_value_of_each_key(store: SqlStore) -> None:
    await store.jot("chat", "a", "1", None)
    await store.jot("chat", "a", "2", "mia")
    await store.jot("post", "a", "3", None)
    assert await store.jotted("chat", "a") == {"a": "2"}
    await store.strike_out("chat", "a")
    await store.strike_out("chat", "never")
    assert await store.jotted("chat", "") == {}
    assert await store.jotted("post", "") == {"a": "3"}


async def test_a_prefix_is_meant_letter_by_letter(store: SqlStore) -> None:
    for key in ("dm_1", "dm_2", "DM_3", "dmx4", "d%"):
        await store.jot("chat", key, "", None)
    assert list(await store.jotted("chat", "dm_")) == ["dm_1", "dm_2"]
    assert list(await store.jotted("chat", "d%")) == ["d%"]
