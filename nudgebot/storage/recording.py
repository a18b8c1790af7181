"""Writes decisions and all their consequences, many at a time, each once."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import insert as plain_insert
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from nudgebot.domain.message import MessageKey
from nudgebot.domain.nudge import STRIKES, NudgeRecord, Outcome
from nudgebot.domain.record import Receipt, Record, Settlement
from nudgebot.storage import rows
from nudgebot.storage.database import insert
from nudgebot.storage.filing import Clerk
from nudgebot.storage.names import Names
from nudgebot.storage.tables import decisions, kudos, nudges, outbox


class Recorder:
    """Writes records; `clerk` files what goes to a case, `names` keeps what members are called."""

    def __init__(self, clerk: Clerk, names: Names) -> None:
        self._clerk = clerk
        self._names = names

    async def write(
        self, connection: AsyncConnection, records: Sequence[Record]
    ) -> Sequence[Receipt]:
        """Write what is new; for what was there already, return the receipt of the first time."""
        new = await _insert_decisions(connection, records)
        await self._names.learn(connection, records)
        receipts = []
        additions = _Additions()
        for record in records:
            if record.message in new:
                new.discard(record.message)  # the same message twice in one batch
                receipts.append(await self._write_consequences(connection, record, additions))
            else:
                await additions.insert(connection)
                receipts.append(await _earlier_receipt(connection, record))
        await additions.insert(connection)
        return receipts

    async def _write_consequences(
        self, connection: AsyncConnection, record: Record, additions: "_Additions"
    ) -> Receipt:
        case = None
        if record.filing is not None:
            case = await self._clerk.file(connection, record.member, record.filing)
        if record.nudge is not None:
            additions.add_nudge(replace(record.nudge, case=case))
        if record.settlement is not None:
            await _settle(connection, record.settlement, case)
        if record.kudos is not None:
            additions.kudos.append(rows.kudos_row(record.kudos, record.member))
        return Receipt(
            decision=record.decision,
            nudge=record.nudge.id if record.nudge else None,
            is_filed=case is not None,
        )


@dataclass(slots=True)
class _Additions:
    """Rows that nothing else in the batch depends on: they go in together, at the end."""

    nudges: list[dict[str, Any]] = field(default_factory=list)
    outbox: list[dict[str, Any]] = field(default_factory=list)
    kudos: list[dict[str, Any]] = field(default_factory=list)

    def add_nudge(self, nudge: NudgeRecord) -> None:
        self.nudges.append(rows.nudge_row(nudge))
        parcel = {**rows.member_columns(nudge.member), "nudge": nudge.id}
        self.outbox.append({**parcel, "created_at": nudge.at})

    async def insert(self, connection: AsyncConnection) -> None:
        for table, content in ((nudges, self.nudges), (outbox, self.outbox), (kudos, self.kudos)):
            if content:
                await connection.execute(plain_insert(table), content)
                content.clear()


async def _insert_decisions(
    connection: AsyncConnection, records: Sequence[Record]
) -> set[MessageKey]:
    """Insert the decisions that are not there yet; return the keys of those."""
    statement = (
        insert(connection, decisions)
        .on_conflict_do_nothing()
        .returning(decisions.c.platform, decisions.c.message)
    )
    inserted = await connection.execute(statement, [_decision_row(r) for r in records])
    return {MessageKey(platform, message) for platform, message in inserted}


def _decision_row(record: Record) -> dict[str, object]:
    return {
        "platform": record.message.platform,
        "message": record.message.message,
        "community": record.member.community,
        "member": record.member.member,
        "channel": record.channel,
        "at": record.at,
        "observed": record.decision.observed,
        "decision": rows.dump_decision(record.decision),
    }


async def _settle(connection: AsyncConnection, settlement: Settlement, case: str | None) -> None:
    this = update(nudges).where(nudges.c.id == settlement.nudge)
    can_change = nudges.c.outcome.in_(sorted({Outcome.PENDING, *STRIKES}))
    await connection.execute(this.where(can_change).values(outcome=settlement.outcome.value))
    if case is not None:
        await connection.execute(this.values(case_id=case))


async def _earlier_receipt(connection: AsyncConnection, record: Record) -> Receipt:
    """Recall the receipt of the first time; what the second one decided does not matter."""
    theirs = select(decisions.c.decision).where(
        decisions.c.platform == record.message.platform,
        decisions.c.message == record.message.message,
    )
    about = select(nudges.c.id).where(
        nudges.c.platform == record.attempt.platform, nudges.c.message == record.attempt.message
    )
    decision = rows.load_decision((await connection.execute(theirs)).scalar_one())
    return Receipt(
        decision=decision,
        nudge=await connection.scalar(about) if decision.nudge is not None else None,
        is_filed=decision.escalation is not None and not decision.observed,
        is_repeat=True,
    )
