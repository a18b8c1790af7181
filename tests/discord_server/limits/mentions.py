"""Whom a message may mention."""

from collections.abc import Iterator

from tests.discord_server.limits.shapes import Json, as_list, complain_of_repeats, measure

LISTED = 100


def refuse_mentions(allowed: Json, where: str) -> Iterator[str]:
    """Check `allowed_mentions`: either everybody of a kind, or a list of them."""
    parse = as_list(allowed.get("parse"))
    for kind in ("users", "roles"):
        ids = as_list(allowed.get(kind))
        yield from measure(f"{where}/{kind}", ids, LISTED)
        yield from complain_of_repeats(f"{where}/{kind}", ids)
        if ids and kind in parse:
            yield f"{where}: {kind} may not be both listed and in parse"
