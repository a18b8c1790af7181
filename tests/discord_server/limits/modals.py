"""Modals: a title, and up to five things to fill in."""

from collections.abc import Iterator

from tests.discord_server.limits.components import refuse_parts, walk
from tests.discord_server.limits.kinds import CUSTOM_IDS, Kind, kind_of
from tests.discord_server.limits.layouts import refuse_text
from tests.discord_server.limits.shapes import (
    Json,
    as_int,
    as_list,
    as_map,
    as_text,
    items_at,
    measure,
)

TITLE = 45
CUSTOM_ID = 100
COMPONENTS = 5
LABEL = 45
DESCRIPTION = 100
PLACEHOLDER = 100
TEXT = 4_000


def refuse_modal(modal: Json, where: str) -> Iterator[str]:
    """Check a modal."""
    yield from measure(f"{where}title", as_text(modal.get("title")), TITLE, least=1)
    yield from measure(f"{where}custom_id", as_text(modal.get("custom_id")), CUSTOM_ID, least=1)
    components = as_list(modal.get("components"))
    yield from measure(f"{where}components", components, COMPONENTS, least=1)
    for place, component in items_at(modal, "components", where):
        yield from _refuse_top(component, place)
    yield from refuse_parts(list(walk(modal, where)), where)


def _refuse_top(component: Json, where: str) -> Iterator[str]:
    kind = kind_of(component)
    if kind == Kind.LABEL:
        yield from _refuse_label(component, where)
    elif kind == Kind.ROW:
        yield from _refuse_row(component, where)
    elif kind == Kind.TEXT_DISPLAY:
        yield from refuse_text(component, where)
    else:
        yield f"{where}: a component of type {kind} may not be here"


def _refuse_label(label: Json, where: str) -> Iterator[str]:
    yield from measure(f"{where}/label", as_text(label.get("label")), LABEL, least=1)
    yield from measure(f"{where}/description", as_text(label.get("description")), DESCRIPTION)
    inner = as_map(label.get("component"))
    if kind_of(inner) not in CUSTOM_IDS:
        yield f"{where}/component: must be something to fill in"
    if kind_of(inner) == Kind.TEXT_INPUT:
        yield from _refuse_input(inner, f"{where}/component")
        if inner.get("label") is not None:
            yield f"{where}/component/label: an input in a label may not have its own"
    # Discord refuses what is greyed out in a modal: nobody could send it.
    if inner.get("disabled"):
        yield f"{where}/component/disabled: not in a modal"


def _refuse_row(row: Json, where: str) -> Iterator[str]:
    """Check the old form: a row with one input that brings its own label."""
    yield from measure(f"{where}/components", as_list(row.get("components")), 1, least=1)
    for place, inner in items_at(row, "components", f"{where}/"):
        if kind_of(inner) != Kind.TEXT_INPUT:
            yield f"{place}: must be a text input"
        yield from measure(f"{place}/label", as_text(inner.get("label")), LABEL, least=1)
        yield from _refuse_input(inner, place)


def _refuse_input(text: Json, where: str) -> Iterator[str]:
    yield from measure(f"{where}/placeholder", as_text(text.get("placeholder")), PLACEHOLDER)
    yield from measure(f"{where}/value", as_text(text.get("value")), TEXT)
    shortest, longest = as_int(text.get("min_length")), as_int(text.get("max_length"))
    shortest, longest = shortest or 0, TEXT if longest is None else longest
    if not 0 <= shortest <= TEXT:
        yield f"{where}/min_length: must be from 0 to {TEXT}"
    if not max(1, shortest) <= longest <= TEXT:
        yield f"{where}/max_length: must be from 1 or min_length to {TEXT}"
