"""Forms: what a person fills into a modal, checked as Discord's client does."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from typing import TYPE_CHECKING

from tests.discord_server import options
from tests.discord_server.payload import Json
from tests.discord_server.visible import walk

if TYPE_CHECKING:
    from tests.discord_server.people import Person

ROW, TEXT_INPUT, TEXT_DISPLAY = 1, 4, 10
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
    filling = _Filling(person, values)
    components = [filling.write(part) for part in modal["components"]]
    resolved = {"resolved": filling.resolved} if filling.resolved else {}
    return {"custom_id": modal["custom_id"], "components": components, **resolved}


class _Filling:
    """One form on its way: what stands for what, and the numbers of its parts."""

    def __init__(self, person: Person, values: Mapping[str, object]) -> None:
        self.resolved: Json = {}
        self._person = person
        self._values = values
        self._numbers = itertools.count(1)

    def write(self, part: Json) -> Json:
        """Write one part of the form, with the field or fields in it."""
        if part["type"] == TEXT_DISPLAY:
            return self._base(part)
        if part["type"] == ROW:
            return self._base(part) | {"components": [self._field(x) for x in part["components"]]}
        return self._base(part) | {"component": self._field(part["component"])}

    def _base(self, part: Json) -> Json:
        return {"type": part["type"], "id": part.get("id") or next(self._numbers)}

    def _field(self, field: Json) -> Json:
        written = self._base(field) | {"custom_id": field["custom_id"]}
        given = self._values.get(field["custom_id"])
        if field["type"] == TEXT_INPUT:
            text = str(field.get("value") or "") if given is None else str(given)
            _check_text(field, text)
            return written | {"value": text}
        if field["type"] in {RADIO, CHECKBOX}:
            return written | {"value": field.get("default") if given is None else given}
        return written | {"values": self._choose(field, given)}

    def _choose(self, field: Json, given: object) -> list[str]:
        listed = given if isinstance(given, list | tuple) else [] if given is None else [given]
        chosen, found = options.resolve_all(self._person, listed)
        for key, known in found.items():
            self.resolved.setdefault(key, {}).update(known)
        _check_choice(field, chosen)
        return chosen


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
