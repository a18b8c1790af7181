"""Menus to choose from, and groups of radio buttons and checkboxes."""

from collections.abc import Iterator

from tests.discord_server.limits.kinds import MENUS, Kind
from tests.discord_server.limits.shapes import (
    Json,
    as_int,
    as_list,
    as_text,
    complain_of_repeats,
    items_at,
    measure,
)

PLACEHOLDER = 150
VALUES = 25
OPTION = {"label": 100, "value": 100}
DESCRIPTION = 100
# Who has options, and how few and how many.
OPTIONS = {Kind.STRING_SELECT: (1, 25), Kind.RADIO_GROUP: (2, 10), Kind.CHECKBOX_GROUP: (1, 10)}
SELECTS = MENUS | frozenset(OPTIONS)


def refuse_select(select: Json, where: str) -> Iterator[str]:
    """Check one menu or group."""
    yield from measure(f"{where}/placeholder", as_text(select.get("placeholder")), PLACEHOLDER)
    options = as_list(select.get("options"))
    least, most = OPTIONS.get(Kind(select["type"]), (0, 0))
    yield from measure(f"{where}/options", options, most, least=least)
    yield from _refuse_options(select, where)
    yield from _refuse_counts(select, where, available=len(options) if least else VALUES)


def _refuse_options(select: Json, where: str) -> Iterator[str]:
    options = list(items_at(select, "options", f"{where}/"))
    for place, option in options:
        for key, most in OPTION.items():
            yield from measure(f"{place}/{key}", as_text(option.get(key)), most, least=1)
        yield from measure(f"{place}/description", as_text(option.get("description")), DESCRIPTION)
    yield from complain_of_repeats(
        f"{where}: value", (option.get("value") for _, option in options)
    )


def _refuse_counts(select: Json, where: str, *, available: int) -> Iterator[str]:
    fewest, most = as_int(select.get("min_values")), as_int(select.get("max_values"))
    fewest, most = 1 if fewest is None else fewest, 1 if most is None else most
    if select["type"] == Kind.CHECKBOX_GROUP and select.get("max_values") is None:
        most = available
    if not 0 <= fewest <= most:
        yield f"{where}: min_values must be from 0 to max_values"
    if available and not 1 <= most <= available:
        yield f"{where}: max_values must be from 1 to the {available} there are"
    chosen = [each for _, each in items_at(select, "options") if each.get("default") is True]
    if len([*chosen, *as_list(select.get("default_values"))]) > max(most, 0):
        yield f"{where}: more are chosen by default than may be"
