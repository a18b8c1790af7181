"""What members are called, in the words of the platform, and names that are theirs alone."""

import unicodedata
from collections import OrderedDict
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from nudgebot.domain.message import MemberKey
from nudgebot.domain.record import Record
from nudgebot.storage import rows
from nudgebot.storage.database import insert
from nudgebot.storage.tables import members

KNOWN = 50_000


class Names:
    """Keeps the table of members; remembers whom it wrote lately, to write only what changes."""

    def __init__(self) -> None:
        self._known: OrderedDict[MemberKey, str] = OrderedDict()

    async def learn(self, connection: AsyncConnection, records: Sequence[Record]) -> None:
        """Write down the names of the members that these records are about."""
        unknown = {r.member: r.name for r in records if self._known.get(r.member) != r.name}
        if unknown:
            await _write(connection, unknown)

    def learned(self, record: Record) -> None:
        """Remember that the name is written, once the transaction is through."""
        self._known[record.member] = record.name
        if len(self._known) > KNOWN:
            self._known.popitem(last=False)

    async def claim(self, connection: AsyncConnection, member: MemberKey, name: str) -> bool:
        """Give a member a name, unless somebody else in the community has it."""
        holder = await connection.scalar(
            select(members.c.member)
            .where(members.c.platform == member.platform)
            .where(members.c.community == member.community)
            .where(members.c.name_key == name_key(name), members.c.member != member.member)
            .limit(1)
        )
        if holder is not None:
            return False
        await _write(connection, {member: name})
        return True

    async def put(self, connection: AsyncConnection, member: MemberKey, name: str) -> None:
        """Write down what a member is called who has not written anything yet."""
        if member not in self._known:
            await _write(connection, {member: name})

    def forget(self, member: MemberKey) -> None:
        """Write the member again when they come back."""
        self._known.pop(member, None)


async def _write(connection: AsyncConnection, names: dict[MemberKey, str]) -> None:
    statement = insert(connection, members)
    changed = {"name": statement.excluded.name, "name_key": statement.excluded.name_key}
    upsert = statement.on_conflict_do_update(index_elements=list(members.primary_key), set_=changed)
    content = [
        {**rows.member_columns(member), "name": name, "name_key": name_key(name)}
        for member, name in names.items()
    ]
    await connection.execute(upsert, content)


def name_key(name: str) -> str:
    """Make names that look alike equal (Unicode TR 36).

    NFKC, case folded, spaces squeezed, and without characters that cannot be seen.
    """
    seen = "".join(c for c in name if unicodedata.category(c) != "Cf")
    return " ".join(unicodedata.normalize("NFKC", seen).casefold().split())
