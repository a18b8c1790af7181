"""Components of a message or a modal: what holds for all of them together."""

from collections.abc import Iterator

from tests.discord_server.limits.buttons import refuse_button
from tests.discord_server.limits.kinds import CUSTOM_IDS, Kind, kind_of
from tests.discord_server.limits.layouts import LAYOUT_ONLY, refuse_layout
from tests.discord_server.limits.rows import refuse_rows
from tests.discord_server.limits.selects import SELECTS, refuse_select
from tests.discord_server.limits.shapes import (
    Json,
    as_map,
    as_text,
    complain_of_repeats,
    items_at,
    measure,
)

CUSTOM_ID = 100

Placed = tuple[str, Json]


def refuse_components(message: Json, where: str, *, is_layout: bool, is_new: bool) -> Iterator[str]:
    """Check the components of a message. `is_layout` says that it has the flag of version 2."""
    everything = list(walk(message, where))
    stray = [place for place, each in everything if kind_of(each) in LAYOUT_ONLY]
    # A message keeps the flag for good, so a change need not say it again.
    if is_layout or (stray and not is_new):
        yield from refuse_layout(message, everything, where)
    else:
        yield from (f"{place}: needs the flag of components v2 (1 << 15)" for place in stray)
        yield from () if stray else refuse_rows(message, where)
    yield from refuse_parts(everything, where)


def refuse_parts(everything: list[Placed], where: str) -> Iterator[str]:
    """Check each component for itself, and that they can be told apart."""
    for place, component in everything:
        yield from _refuse_custom_id(component, place)
        if kind_of(component) == Kind.BUTTON:
            yield from refuse_button(component, place)
        if kind_of(component) in SELECTS:
            yield from refuse_select(component, place)
    names = [each["custom_id"] for _, each in everything if each.get("custom_id")]
    yield from complain_of_repeats(f"{where}components: custom_id", names)
    numbers = [each["id"] for _, each in everything if each.get("id")]
    yield from complain_of_repeats(f"{where}components: id", numbers)


def walk(owner: Json, where: str = "") -> Iterator[Placed]:
    """Go through all components, those within others too."""
    for place, component in items_at(owner, "components", where):
        yield from _walk_into(component, place)


def _walk_into(component: Json, place: str) -> Iterator[Placed]:
    yield place, component
    yield from walk(component, f"{place}/")
    for key in ("accessory", "component"):
        if component.get(key) is not None:
            yield from _walk_into(as_map(component[key]), f"{place}/{key}")


def _refuse_custom_id(component: Json, place: str) -> Iterator[str]:
    custom_id = component.get("custom_id")
    if kind_of(component) in CUSTOM_IDS or custom_id:
        yield from measure(f"{place}/custom_id", as_text(custom_id), CUSTOM_ID, least=1)
