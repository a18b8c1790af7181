"""What a member may ask of the bot: what it knows about them, and to forget it."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Select,
    Table,
    Update,
    delete,
    func,
    null,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from nudgebot.domain.audit import Act
from nudgebot.domain.case import Verdict
from nudgebot.domain.message import MemberKey
from nudgebot.storage import rows
from nudgebot.storage.names import name_key
from nudgebot.storage.tables import (
    audit,
    case_entries,
    cases,
    decisions,
    kudos,
    members,
    memberships,
    notebook,
    nudges,
    outbox,
    reports,
)
from nudgebot.storage.turns import in_turns

NOBODY = ""  # in the audit: a member who appealed, and was forgotten

Found = Sequence[tuple[MemberKey, str]]


async def find(connection: AsyncConnection, text: str) -> Found:
    """Find members by their id or their name."""
    query = select(members).where(
        or_(members.c.member == text, members.c.name_key == name_key(text))
    )
    return [(rows.member_of(row), row.name) for row in await connection.execute(query)]


async def export(connection: AsyncConnection, member: MemberKey) -> dict[str, Any]:
    """Collect every row about a member, by table. Encrypted excerpts stay with their case."""
    return {
        table.name: [_readable(row) async for row in in_turns(await connection.execute(query))]
        for table, query in _everything(member).items()
    }


def _everything(member: MemberKey) -> Mapping[Table, Select[Any]]:
    entries = select(*_without(case_entries, "excerpt", "by"))
    entries = entries.where(case_entries.c.case_id.in_(_case_ids(member)))
    own = (members, memberships, decisions, nudges, outbox)
    their_cases = select(*_without(cases, "closed_by", "assignee"))
    jotted = select(notebook).where(_jotted(member))
    reported = select(reports).where(_reported_by(member))
    acted = select(*_without(audit, "note", "by")).where(_acted_on(member))
    acted = acted.where(audit.c.act != Act.CLAIM.value)  # its detail is the moderator
    return {
        notebook: jotted,
        reports: reported,
        audit: acted,
        **{table: select(table).where(rows.of_member(table, member)) for table in own},
        cases: their_cases.where(rows.of_member(cases, member)),
        case_entries: entries,
        kudos: select(kudos).where(or_(_given(member), _received(member))),
    }


def _without(table: Table, *names: str) -> list[Column[Any]]:
    """List the columns that are the member's to see: not who reported them, or decided."""
    return [column for column in table.c if column.name not in names]


def _readable(row: Any) -> dict[str, Any]:  # noqa: ANN401 - any table's row
    return {
        name: value.isoformat() if hasattr(value, "isoformat") else value
        for name, value in rows.plain(row).items()
    }


async def forget(connection: AsyncConnection, member: MemberKey) -> dict[str, int]:
    """Erase a member; return how many rows went, by table.

    Cases that moderators upheld belong to the community and stay, without words; they are counted
    under `upheld_cases_kept`. What the member did as a moderator stays in the audit and on cases.
    Points that others earned by being kind to the member stay theirs.
    """
    gone = {
        table.name: (await connection.execute(delete(table).where(condition))).rowcount
        for table, condition in _erasable(member)
    }
    received = update(kudos).where(_received(member)).values(receiver=None)
    await connection.execute(received)
    await connection.execute(_unname(member))
    of_member = update(audit).where(_acted_on(member))
    await connection.execute(of_member.where(audit.c.by == member.member).values(by=NOBODY))
    await connection.execute(of_member.values(member=None, note=None))
    reported = update(case_entries).where(_in_community(member), case_entries.c.by == member.member)
    await connection.execute(reported.values(by=None))
    kept = await connection.execute(select(cases.c.id).where(rows.of_member(cases, member)))
    return {**gone, "upheld_cases_kept": len(kept.all())}


def _erasable(member: MemberKey) -> list[tuple[Table, ColumnElement[bool]]]:
    upheld = cases.c.verdict == Verdict.UPHOLD
    erased = _case_ids(member).where(or_(cases.c.verdict == null(), ~upheld))
    return [
        (outbox, rows.of_member(outbox, member)),
        (nudges, rows.of_member(nudges, member)),
        (case_entries, case_entries.c.case_id.in_(erased)),
        (cases, cases.c.id.in_(erased)),
        (decisions, rows.of_member(decisions, member)),
        (kudos, _given(member)),
        (reports, _reported_by(member)),
        (notebook, _jotted(member)),
        (memberships, rows.of_member(memberships, member)),
        (members, rows.of_member(members, member)),
    ]


def _unname(member: MemberKey) -> Update:
    """Take the member out of the decisions that credited others with kindness to them."""
    named, nobody = rows.named_receiver(member.member), rows.named_receiver(None)
    return (
        update(decisions)
        .where(decisions.c.platform == member.platform)
        .where(decisions.c.community == member.community)
        .where(decisions.c.decision.contains(named, autoescape=True))
        .values(decision=func.replace(decisions.c.decision, named, nobody))
    )


def _case_ids(member: MemberKey) -> Select[tuple[str]]:
    return select(cases.c.id).where(rows.of_member(cases, member))


def _in_community(member: MemberKey) -> ColumnElement[bool]:
    here = (cases.c.platform == member.platform) & (cases.c.community == member.community)
    return case_entries.c.case_id.in_(select(cases.c.id).where(here))


def _acted_on(member: MemberKey) -> ColumnElement[bool]:
    return rows.of_member(audit, member)


def _reported_by(member: MemberKey) -> ColumnElement[bool]:
    here = (reports.c.platform == member.platform) & (reports.c.community == member.community)
    return here & (reports.c.by == member.member)


def _jotted(member: MemberKey) -> ColumnElement[bool]:
    """What the plugin of the member's platform jotted down about them."""
    return (notebook.c.plugin == member.platform) & (notebook.c.member == member.member)


def _here(member: MemberKey) -> ColumnElement[bool]:
    return (kudos.c.platform == member.platform) & (kudos.c.community == member.community)


def _given(member: MemberKey) -> ColumnElement[bool]:
    return _here(member) & (kudos.c.giver == member.member)


def _received(member: MemberKey) -> ColumnElement[bool]:
    return _here(member) & (kudos.c.receiver == member.member)
