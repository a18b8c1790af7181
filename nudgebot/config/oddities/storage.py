"""A database that does not exist, and settings for another one."""

from collections.abc import Iterator

from nudgebot.config.keys import nearest
from nudgebot.config.oddities.oddity import Oddity
from nudgebot.config.settings import Settings

_SQLITE, _POSTGRESQL = "sqlite", "postgresql"


def find_database(settings: Settings) -> Iterator[Oddity]:
    """Check the database's address, and what is set for SQLite alone."""
    storage, path = settings.storage, ("storage", "url")
    if not storage.url:
        return
    scheme, colon, _ = storage.url.partition("://")
    kind = scheme.partition("+")[0]
    if not colon or kind not in {_SQLITE, _POSTGRESQL}:
        match = nearest(kind, [_SQLITE, _POSTGRESQL, "postgres"])
        name = _POSTGRESQL if match == "postgres" else match
        hint = f"did you mean '{name}'?" if name else "it looks like postgresql://member@host/name"
        message = "there is SQLite and PostgreSQL, and this is neither"
        yield Oddity(path, message, hint, is_mistake=True)
    elif kind == _POSTGRESQL and storage.sync != Settings().storage.sync:
        message = "this is for SQLite alone; PostgreSQL has its own settings"
        yield Oddity(("storage", "sync"), message, "take it out")
