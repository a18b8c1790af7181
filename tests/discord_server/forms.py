"""Forms: what a person fills into a modal, checked as Discord's client does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from tests.discord_server import options
from tests.discord_server.payload import Json
from tests.discord_server.visible import walk

if TYPE_CHECKING:
    from tests.discord_server.people import Person

ROW, TEXT_INPUT, TEXT_DISPLAY, LABEL = 1, 4, 10, 18
RADIO, CHECKBOX = 21, 23
LONGEST = 4000


def fill(person: Person, modal: Json, values: Mapping[str, object]) -> Json:
    """Write a filled form.

    Raises:
        LookupError: The form has no such field.
        ValueError: Discord would not send it so: a required field is empty, or one is too long.
    """
    fields = [part for part in walk(modal["components"]) if "custom_id" in part]
    if unknown := values.keys() - {one["custom_id"] for one in fields}:
        raise LookupError(f"the form has no fields {sorted(unknown)}")
    resolved: Json = {}
    numbers = iter(range(1, 100))
    components = [
        _write(person, part, values, numbers=numbers, resolved=resolved)
        for part in modal["components"]
    ]
    return {"custom_id": modal["custom_id"], "components": components, "resolved": resolved}


def _write(
    person: Person,
    part: Json,
    values: Mapping[str, object],
    *,
    numbers: Iterable[int],
    resolved: Json,
) -> Json:
    number = part.get("id") or next(iter(numbers))
    base: Json = {"type": part["type"], "id": number}
    if part["type"] == TEXT_DISPLAY:
        return base
    inner = part["components"] if part["type"] == ROW else [part["component"]]
    written = [
        {
            "type": one["type"],
            "id": one.get("id") or next(iter(numbers)),
            **_value(person, one, values, resolved),
        }
        for one in inner
    ]
    return base | ({"components": written} if part["type"] == ROW else {"component": written[0]})


def _value(person: Person, field: Json, values: Mapping[str, object], resolved: Json) -> Json:
    name, kind = field["custom_id"], field["type"]
    given = values.get(name)
    if kind == TEXT_INPUT:
        text = str(field.get("value") or "") if given is None else str(given)
        _check_text(field, text)
        return {"custom_id": name, "value": text}
    if kind in {RADIO, CHECKBOX}:
        return {"custom_id": name, "value": field.get("default") if given is None else given}
    listed = given if isinstance(given, list | tuple) else [] if given is None else [given]
    chosen, found = options.resolve_all(person, listed)
    for key, known in found.items():
        resolved.setdefault(key, {}).update(known)
    _check_choice(field, chosen)
    return {"custom_id": name, "values": chosen}


def _check_text(field: Json, text: str) -> None:
    if not text and field.get("required", True):
        raise ValueError(f"{field['custom_id']!r} must be filled in")
    least, most = field.get("min_length") or 0, field.get("max_length") or LONGEST
    if text and not least <= len(text) <= most:
        raise ValueError(f"{field['custom_id']!r} takes {least} to {most} characters")


def _check_choice(field: Json, chosen: list[str]) -> None:
    if not chosen and field.get("required", True):
        raise ValueError(f"{field['custom_id']!r} must be chosen")
    offered = {one["value"] for one in field.get("options") or ()}
    if offered and not {*chosen} <= offered:
        raise LookupError(f"{chosen} is not among {sorted(offered)}")
