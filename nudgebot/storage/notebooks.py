"""Codes and ids that plugins ask to be remembered."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from nudgebot.storage.database import insert
from nudgebot.storage.tables import notebook

LAST = "\U0010ffff"  # no character comes after it


@dataclass(frozen=True, slots=True)
class Note:
    """A value under a key of one plugin; with `member` it goes when that member is forgotten."""

    plugin: str
    key: str
    value: str
    member: str | None


async def write(connection: AsyncConnection, note: Note) -> None:
    """Write a note, over the one under the same key if there is one."""
    values = {"value": note.value, "member": note.member}
    statement = insert(connection, notebook).values(plugin=note.plugin, key=note.key, **values)
    keys = list(notebook.primary_key)
    await connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=values))


async def read(connection: AsyncConnection, plugin: str, prefix: str) -> Mapping[str, str]:
    """Load the notes of a plugin whose keys begin with `prefix`."""
    query = select(notebook).where(
        notebook.c.plugin == plugin, notebook.c.key.startswith(prefix, autoescape=True)
    )
    if connection.dialect.name == "sqlite":  # whose LIKE reads every line of the plugin
        query = query.where(notebook.c.key >= prefix, notebook.c.key < prefix + LAST)
    found = await connection.execute(query.order_by(notebook.c.key))
    return {row.key: row.value for row in found if row.key.startswith(prefix)}  # LIKE may fold case


async def drop(connection: AsyncConnection, plugin: str, key: str) -> None:
    """Let go of a note."""
    await connection.execute(
        delete(notebook).where(notebook.c.plugin == plugin, notebook.c.key == key)
    )
