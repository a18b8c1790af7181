"""Reads JSON of any shape without tripping: what is not as expected reads as empty."""

from collections.abc import Iterable, Iterator, Mapping, Sized
from typing import Any

Json = Mapping[str, Any]


def as_map(value: object) -> Json:
    """Read an object."""
    return value if isinstance(value, Mapping) else {}


def as_list(value: object) -> list[Any]:
    """Read a list."""
    return value if isinstance(value, list) else []


def as_text(value: object) -> str:
    """Read a text."""
    return value if isinstance(value, str) else ""


def as_int(value: object) -> int | None:
    """Read a whole number; True is none."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def items_at(owner: Json, key: str, where: str = "") -> Iterator[tuple[str, Json]]:
    """Go through a list of objects, with the path of each."""
    for index, item in enumerate(as_list(owner.get(key))):
        yield f"{where}{key}/{index}", as_map(item)


def measure(where: str, value: Sized, most: int, *, least: int = 0) -> Iterator[str]:
    """Complain about a text or list that is too long or too short. Texts count in code points."""
    if len(value) > most:
        yield f"{where}: too long ({len(value)}, at most {most})"
    if len(value) < least:
        yield f"{where}: too short ({len(value)}, at least {least})"


def measure_texts(owner: Json, bounds: Mapping[str, int], where: str = "") -> Iterator[str]:
    """Complain about properties that are longer than these."""
    for key, most in bounds.items():
        yield from measure(f"{where}{key}", as_text(owner.get(key)), most)


def complain_of_repeats(where: str, values: Iterable[object]) -> Iterator[str]:
    """Complain about what is there twice."""
    seen: set[str] = set()
    for value in map(repr, values):
        if value in seen:
            yield f"{where}: {value[:60]} is there twice"
        seen.add(value)
