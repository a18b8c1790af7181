"""Rows of buttons or with one menu: all there is in components of the first kind."""

from collections.abc import Iterator

from tests.discord_server.limits.kinds import MENUS, Kind, kind_of
from tests.discord_server.limits.shapes import Json, as_list, items_at, measure

ROWS = 5
BUTTONS = 5


def refuse_rows(message: Json, where: str) -> Iterator[str]:
    """Check components of the first kind."""
    yield from measure(f"{where}components", as_list(message.get("components")), ROWS)
    for place, row in items_at(message, "components", where):
        if kind_of(row) == Kind.ROW:
            yield from refuse_row(row, place)
        else:
            yield f"{place}: must be a row"


def refuse_row(row: Json, where: str) -> Iterator[str]:
    """Check one row."""
    kinds = [kind_of(each) for _, each in items_at(row, "components")]
    yield from measure(f"{where}/components", kinds, BUTTONS, least=1)
    if any(kind not in MENUS | {Kind.BUTTON} for kind in kinds):
        yield f"{where}: holds buttons or a menu, nothing else"
    if len(kinds) > 1 and not MENUS.isdisjoint(kinds):
        yield f"{where}: a menu must be alone in its row"
