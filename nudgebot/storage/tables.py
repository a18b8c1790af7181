"""The schema, in one place; `migrations/` brings a database to it.

No column holds the words of a message in the clear: evidence is offsets, reasons are codes, and the
two columns for words are encrypted: `case_entries.excerpt`, emptied when the case closes, and
`audit.note`, which moderators write.
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
    false,
    text,
    true,
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
    Column("is_posted", Boolean, nullable=False, server_default=false()),
    Column("way", String, nullable=False, server_default=text("''")),
    Column("seen_at", Instant),
    Column("is_delivered", Boolean, nullable=False, server_default=false()),
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
    Column("assignee", String),
    Column("appealed_at", Instant),
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
    Column("by", String),
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

memberships = Table(
    "memberships",
    metadata,
    Column("platform", String, primary_key=True),
    Column("community", String, primary_key=True),
    Column("member", String, primary_key=True),
    Column("direct", Boolean, nullable=False, server_default=false()),
    Column("quiet_until", Instant),
    Column("on_board", Boolean, nullable=False, server_default=true()),
    Column("is_credited", Boolean, nullable=False, server_default=true()),
    Column("exempt_until", Instant),
)

pauses = Table(
    "pauses",
    metadata,
    Column("platform", String, primary_key=True),
    Column("community", String, primary_key=True),
    Column("until", Instant, nullable=False),
)

reports = Table(
    "reports",
    metadata,
    Column("platform", String, primary_key=True),
    Column("message", String, primary_key=True),
    Column("by", String, primary_key=True),
    Column("community", String, nullable=False),
    Column("at", Instant, nullable=False, index=True),
)

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("platform", String, nullable=False),
    Column("community", String, nullable=False),
    Column("by", String, nullable=False),
    Column("act", String, nullable=False),
    Column("at", Instant, nullable=False),
    Column("case_id", String, index=True),
    Column("member", String),
    Column("detail", String, nullable=False),
    Column("note", LargeBinary),
    Index("audit_by_community", "platform", "community", "id"),
)

notebook = Table(
    "notebook",
    metadata,
    Column("plugin", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("value", String, nullable=False),
    Column("member", String, index=True),
)
