"""Options of commands: checked against what the bot registered, and written as Discord does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from tests.discord_server.accounts import Role
from tests.discord_server.channels import Channel
from tests.discord_server.drafts import Upload
from tests.discord_server.payload import Json
from tests.discord_server.permissions import in_channel, in_community
from tests.discord_server.posts import Posted

if TYPE_CHECKING:
    from tests.discord_server.people import Person

Filling = Callable[["Person", Json, Mapping[str, object]], tuple[list[Json], Json]]
STRING, INTEGER, BOOLEAN, NUMBER = 3, 4, 5, 10
_PLAIN: Mapping[int, tuple[type, ...]] = {
    STRING: (str,),
    INTEGER: (int,),
    BOOLEAN: (bool,),
    NUMBER: (int, float),
}


def fill(person: Person, end: Json, given: Mapping[str, object]) -> tuple[list[Json], Json]:
    """Write the options of a command that is sent.

    Raises:
        LookupError: An option is unknown, or a required one is missing.
        ValueError: A value does not fit.
    """
    known = _known(end)
    missing = [name for name, one in known.items() if one.get("required") and name not in given]
    if missing:
        raise LookupError(f"{missing} of {end['name']!r} must be given")
    return _write(person, end, given, check=True)


def begin(
    person: Person, end: Json, given: Mapping[str, object], *, focused: str
) -> tuple[list[Json], Json]:
    """Write the options of a command that is still being typed."""
    if not _known(end)[focused].get("autocomplete"):
        raise LookupError(f"{focused!r} of {end['name']!r} proposes nothing")
    written, resolved = _write(person, end, given, check=False)
    for one in written:
        if one["name"] == focused:
            one["focused"] = True
    return written, resolved


def resolve_all(person: Person, values: Iterable[object]) -> tuple[list[str], Json]:
    """Write many values, and what they stand for."""
    chosen: list[str] = []
    everything: Json = {}
    for value in values:
        one, resolved = resolve(person, value)
        chosen.append(str(one))
        _merge(everything, resolved)
    return chosen, everything


def resolve(person: Person, value: object) -> tuple[object, Json]:
    """Write one value: things by their id, with what Discord adds about them."""
    if isinstance(value, Posted):
        return str(value.id), {"messages": {str(value.id): value.payload()}}
    if isinstance(value, Role):
        return str(value.id), {"roles": {str(value.id): value.payload()}}
    if isinstance(value, Channel):
        now = person.state.clock.now()
        granted = {"permissions": str(in_channel(value, person.user, now))}
        return str(value.id), {"channels": {str(value.id): value.payload() | granted}}
    if isinstance(value, Upload):
        file = person.state.keep_file(person.community.general, value)
        return str(file.id), {"attachments": {str(file.id): file.payload()}}
    if isinstance(value, type(person)):
        return str(value.id), _resolve_person(person, value)
    return value, {}


def _resolve_person(person: Person, other: Person) -> Json:
    resolved: Json = {"users": {str(other.id): other.user.payload()}}
    if member := person.community.members.get(other.id):
        granted = in_community(person.community, other.user)
        written = member.partial() | {"permissions": str(granted)}
        resolved["members"] = {str(other.id): written}
    return resolved


def _known(end: Json) -> dict[str, Json]:
    return {one["name"]: one for one in end.get("options") or ()}


def _write(
    person: Person, end: Json, given: Mapping[str, object], *, check: bool
) -> tuple[list[Json], Json]:
    known = _known(end)
    if unknown := given.keys() - known.keys():
        raise LookupError(f"{end['name']!r} has no options {sorted(unknown)}")
    written, everything = [], Json()
    for name, value in given.items():
        one, resolved = resolve(person, value)
        if check:
            _check(known[name], one)
        written.append({"name": name, "type": known[name]["type"], "value": one})
        _merge(everything, resolved)
    return written, everything


def _check(option: Json, value: object) -> None:
    kinds = _PLAIN.get(option["type"], (str,))
    if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
        raise ValueError(f"{option['name']!r} cannot be {value!r}")
    choices = option.get("choices")
    if choices and value not in [choice["value"] for choice in choices]:
        raise ValueError(f"{value!r} is not a choice of {option['name']!r}")
    measure = len(value) if isinstance(value, str) else value
    unit = "length" if isinstance(value, str) else "value"
    least, most = option.get(f"min_{unit}"), option.get(f"max_{unit}")
    if isinstance(measure, int | float) and (
        (least is not None and measure < least) or (most is not None and measure > most)
    ):
        raise ValueError(f"{value!r} is out of the range of {option['name']!r}")


def _merge(everything: Json, resolved: Json) -> None:
    for kind, found in resolved.items():
        everything.setdefault(kind, {}).update(found)
