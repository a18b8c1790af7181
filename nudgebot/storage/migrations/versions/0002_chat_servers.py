"""What chat servers need: how a note went, cases with people, wishes, reports and an audit."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "nudges", sa.Column("is_posted", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column(
        "nudges", sa.Column("way", sa.String(), nullable=False, server_default=sa.text("''"))
    )
    op.add_column("nudges", sa.Column("seen_at", sa.BigInteger(), nullable=True))
    op.add_column(
        "nudges", sa.Column("is_delivered", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column("cases", sa.Column("assignee", sa.String(), nullable=True))
    op.add_column("cases", sa.Column("appealed_at", sa.BigInteger(), nullable=True))
    op.add_column("case_entries", sa.Column("by", sa.String(), nullable=True))

    op.create_table(
        "memberships",
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("community", sa.String(), nullable=False),
        sa.Column("member", sa.String(), nullable=False),
        sa.Column("direct", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("quiet_until", sa.BigInteger(), nullable=True),
        sa.Column("on_board", sa.Boolean(), nullable=False, server_default=sa.true()),
        sa.Column("is_credited", sa.Boolean(), nullable=False, server_default=sa.true()),
        sa.Column("exempt_until", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("platform", "community", "member"),
    )
    op.create_table(
        "pauses",
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("community", sa.String(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("platform", "community"),
    )
    op.create_table(
        "reports",
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("community", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("platform", "message", "by"),
    )
    op.create_index("ix_reports_at", "reports", ["at"])
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("community", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("case_id", sa.String(), nullable=True),
        sa.Column("member", sa.String(), nullable=True),
        sa.Column("detail", sa.String(), nullable=False),
        sa.Column("note", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("audit_by_community", "audit", ["platform", "community", "id"])
    op.create_index("ix_audit_case_id", "audit", ["case_id"])
    op.create_table(
        "notebook",
        sa.Column("plugin", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("member", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("plugin", "key"),
    )
    op.create_index("ix_notebook_member", "notebook", ["member"])
