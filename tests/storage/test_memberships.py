import json

import pytest

from nudgebot.domain.audit import Act
from nudgebot.domain.case import Verdict
from nudgebot.domain.decision import Credit
from nudgebot.domain.kudos import Kindness
from nudgebot.domain.membership import Membership
from nudgebot.domain.record import Filing
from nudgebot.storage.store import SqlStore
from tests.builders import (
    HOME,
    NOON,
    audit_entry,
    case_entry,
    decision,
    member,
    nudge_record,
    nudged,
    record,
    report,
    unique,
)
from tests.builders import kudos as an_act
from tests.storage.databases import Database

MIA = 'mia-"c%_\\é'


async def live(store: SqlStore, *, verdict: Verdict | None = None) -> None:
    """Leave a trace of mia, and of others with her, in every table."""
    await store.record(nudged(nudge_record(by=MIA), name=MIA))
    await store.record(record(by=MIA, name=MIA, kudos=an_act(giver=MIA, receiver="tom")))
    credit = decision(actions=(Credit(Kindness.GRATITUDE, MIA, 1),))
    await store.record(record(by="tom", kudos=an_act(giver="tom", receiver=MIA), decision=credit))
    await store.record(record(by=MIA, name=MIA, filing=Filing(unique("case"), (case_entry(),))))
    await store.keep_membership(member(MIA), Membership(direct=True), None)
    await store.report(report(by="tom", about=MIA))
    await store.report(report(by=MIA, about="tom"))
    await store.jot("chat", "dm.1", "closed", MIA)
    await store.act(audit_entry(act=Act.NOTE, member=MIA, note="Spoke to her"))
    await store.act(audit_entry(act=Act.APPEAL, by=MIA, member=MIA))
    await store.act(audit_entry(act=Act.CLAIM, member=MIA, detail="moderator"))
    if verdict is not None:
        cases = await store.cases(only_open=True)
        (case,) = [case for case in cases if case.member == member(MIA)]
        await store.assign_case(case.id, "moderator", audit_entry(act=Act.CLAIM, member=MIA))
        await store.close_case(case.id, verdict, audit_entry(by="moderator", member=MIA))


@pytest.mark.parametrize("verdict", [None, Verdict.DISMISS, Verdict.FALSE_ALARM])
async def test_nothing_is_left_of_a_forgotten_member(
    store: SqlStore, database: Database, verdict: Verdict | None
) -> None:
    await live(store, verdict=verdict)
    gone = await store.forget(member(MIA))
    assert gone == {
        "outbox": 1 if verdict is None else 2,
        "nudges": 1,
        "case_entries": 2,
        "cases": 1,
        "decisions": 3,
        "kudos": 1,
        "reports": 1,
        "notebook": 1,
        "memberships": 1,
        "members": 1,
        "upheld_cases_kept": 0,
    }
    everything = await database.everything()
    assert "mia-" not in everything
    assert "tom" in everything


async def test_an_upheld_case_is_the_communitys_and_stays_without_words(
    store: SqlStore, database: Database
) -> None:
    await live(store, verdict=Verdict.UPHOLD)
    gone = await store.forget(member(MIA))
    assert (gone["cases"], gone["upheld_cases_kept"]) == (0, 1)
    (case,) = [c for c in await store.cases(only_open=False) if c.member == member(MIA)]
    assert case.name == MIA
    assert [entry.excerpt for entry in case.entries] == [None, None]
    everything = await database.everything()
    assert everything.count("mia-") == 1
    audit = await store.audit(HOME)
    assert {(entry.member, entry.note) for entry in audit} == {(None, None)}
    assert [entry.by for entry in audit if entry.act is Act.APPEAL] == [""]


async def test_what_a_forgotten_member_did_as_a_moderator_stays(store: SqlStore) -> None:
    await store.record(record(by="tom", filing=Filing("case", (case_entry(),))))
    await store.close_case("case", Verdict.DISMISS, audit_entry(by="mia", member="tom"))
    await store.forget(member())
    (entry,) = await store.audit(HOME)
    assert (entry.by, entry.member) == ("mia", "tom")
    case = await store.case("case")
    assert case is not None
    assert case.closed_by == "mia"


async def test_a_notebook_forgets_a_member_of_its_own_platform_only(store: SqlStore) -> None:
    await store.jot("chat", "dm.1", "closed", "mia")
    await store.jot("chat", "dm.2", "closed", "tom")
    await store.jot("post", "dm.1", "closed", "mia")
    await store.forget(member())
    assert await store.jotted("chat", "") == {"dm.2": "closed"}
    assert await store.jotted("post", "") == {"dm.1": "closed"}


async def test_who_reported_is_forgotten_and_the_report_stays(store: SqlStore) -> None:
    await store.report(report(by="mia", about="tom"))
    await store.forget(member())
    (case,) = await store.cases(only_open=True)
    (entry,) = case.entries
    assert (entry.by, entry.excerpt) == (None, "you fool")


async def test_points_for_kindness_to_a_forgotten_member_stay(store: SqlStore) -> None:
    await live(store)
    await store.forget(member(MIA))
    (row,) = await store.board("chat", "village", 10)
    assert (row.member, row.points) == (member("tom"), 1)
    assert all(act.receiver is None for act in (await store.standing(member("tom"), None)).kudos)


async def test_a_namesake_elsewhere_is_not_forgotten(store: SqlStore) -> None:
    await store.record(record(by="mia"))
    namesake = type(member())("chat", "city", "mia")
    await store.record(record(member=namesake))
    await store.forget(member())
    assert await store.find_members("mia") == [(namesake, "Mia")]


async def test_a_forgotten_member_can_come_back(store: SqlStore) -> None:
    await store.record(record())
    await store.forget(member())
    await store.record(record())
    assert await store.find_members("Mia") == [(member(), "Mia")]


async def test_forgetting_somebody_unknown_changes_nothing(store: SqlStore) -> None:
    await live(store)
    assert set((await store.forget(member("nobody"))).values()) == {0}


async def test_a_member_gets_everything_about_them_and_nothing_else(store: SqlStore) -> None:
    await live(store, verdict=Verdict.UPHOLD)
    await store.record(record(by="stranger"))
    exported = await store.export(member(MIA))
    counts = {table: len(rows) for table, rows in exported.items()}
    assert counts == {
        "members": 1,
        "decisions": 3,
        "nudges": 1,
        "cases": 1,
        "outbox": 2,
        "case_entries": 2,
        "kudos": 2,
        "memberships": 1,
        "reports": 1,
        "notebook": 1,
        "audit": 3,
    }
    assert "stranger" not in json.dumps(exported)
    assert exported["nudges"][0]["at"] == NOON.isoformat()
    assert "excerpt" not in exported["case_entries"][0]


async def test_an_export_does_not_say_who_reported_or_decided(store: SqlStore) -> None:
    await live(store, verdict=Verdict.UPHOLD)
    exported = await store.export(member(MIA))
    tables = ("cases", "case_entries", "audit", "reports")
    shown = json.dumps({table: exported[table] for table in tables})
    assert "moderator" not in shown
    assert '"tom"' not in shown
    assert "Spoke to her" not in shown
