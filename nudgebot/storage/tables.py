"""The schema, in one place; `migrations/` brings a database to it.

No column holds the words of a message in the clear: evidence is offsets, reasons are codes, and the
one column for words, `case_entries.excerpt`, is encrypted and emptied when the case closes.
"""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    text,
)

from nudgebot.storage.types import Instant

metadata = MetaData()


def _member_columns() -> list[Column[str]]:
    return [
        Column("platform", String, nullable=False),
        Column("community", String, nullable=False),
        Column("member", String, nullable=False),
    ]


members = Table(
    "members",
    metadata,
    Column("platform", String, primary_key=True),
    Column("community", String, primary_key=True),
    Column("member", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("name_key", String, nullable=False),
    Index("members_by_name", "platform", "community", "name_key"),
)

decisions = Table(
    "decisions",
    metadata,
    Column("platform", String, primary_key=True),
    Column("message", String, primary_key=True),
    Column("community", String, nullable=False),
    Column("member", String, nullable=False),
    Column("channel", String, nullable=False),
    Column("at", Instant, nullable=False, index=True),
    Column("observed", Boolean, nullable=False),
    Column("decision", Text, nullable=False),
    sqlite_with_rowid=False,
)

nudges = Table(
    "nudges",
    metadata,
    Column("id", String, primary_key=True),
    *_member_columns(),
    Column("message", String, nullable=False),
    Column("channel", String, nullable=False),
    Column("at", Instant, nullable=False),
    Column("evidence", Text, nullable=False),
    Column("reasons", Text, nullable=False),
    Column("outcome", String, nullable=False),
    Column("case_id", String, ForeignKey("cases.id", ondelete="SET NULL"), index=True),
    Index("nudges_by_member", "platform", "community", "member", "at"),
    Index("nudges_by_message", "platform", "message", unique=True),
    Index("nudges_pending", "at", sqlite_where=text("outcome = 'pending'")),
)

cases = Table(
    "cases",
    metadata,
    Column("id", String, primary_key=True),
    *_member_columns(),
    Column("opened_at", Instant, nullable=False),
    Column("verdict", String),
    Column("closed_at", Instant),
    Column("closed_by", String),
    Index("cases_by_time", "opened_at"),
    Index(
        "cases_one_open",
        "platform",
        "community",
        "member",
        unique=True,
        sqlite_where=text("closed_at IS NULL"),
        postgresql_where=text("closed_at IS NULL"),
    ),
)

case_entries = Table(
    "case_entries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column(
        "case_id", String, ForeignKey("cases.id", ondelete="CASCADE"), nullable=False, index=True
    ),
    Column("at", Instant, nullable=False),
    Column("reason", String, nullable=False),
    Column("message", String, nullable=False),
    Column("channel", String, nullable=False),
    Column("evidence", Text, nullable=False),
    Column("reasons", Text, nullable=False),
    Column("excerpt", LargeBinary),
)

kudos = Table(
    "kudos",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("platform", String, nullable=False),
    Column("community", String, nullable=False),
    Column("giver", String, nullable=False),
    Column("receiver", String),
    Column("kindness", String, nullable=False),
    Column("points", Integer, nullable=False),
    Column("refusal", String),
    Column("at", Instant, nullable=False),
    Column("fingerprint", String, nullable=False),
    Index("kudos_by_giver", "platform", "community", "giver", "at", "points"),
    Index("kudos_by_receiver", "platform", "community", "receiver", "at"),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True),
    *_member_columns(),
    Column("nudge", String, unique=True),
    Column("case_id", String, unique=True),
    Column("created_at", Instant, nullable=False),
    Column("result", String),
    Index("outbox_waiting", "id", sqlite_where=text("result IS NULL")),
)
