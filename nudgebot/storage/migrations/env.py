"""Alembic's entry: runs the migrations on the connection that `database.upgrade` hands over."""

from alembic import context

from nudgebot.storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite cannot alter most columns in place
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
