"""The Store on SQLAlchemy Core: SQLite by default."""
