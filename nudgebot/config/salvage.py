"""Takes what is wrong out of a table, so that the rest can be looked at all the same."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from nudgebot.config.problem import KeyPath
from nudgebot.config.schema import check

T = TypeVar("T")

_ROUNDS = 3


@dataclass(slots=True)
class Salvaged(Generic[T]):
    """What could be made of the right parts of a table.

    Attributes:
        value: what was made; None if that did not work.
        kept: for each list, where in the original the items stand that are left.
    """

    value: T | None = None
    kept: dict[KeyPath, list[int]] = field(default_factory=dict)

    def original(self, path: KeyPath) -> KeyPath:
        """Say where in the original something stands that was kept."""
        found: KeyPath = ()
        for step in path:
            kept = self.kept.get(found)
            found = (*found, kept[step] if kept and isinstance(step, int) else step)
        return found


def salvage(shape: type[T], table: Mapping[str, Any], wrong: Iterable[KeyPath]) -> Salvaged[T]:
    """Make a `shape` of a table without what is `wrong` in it."""
    bad = {_existing(table, path) for path in wrong}
    for _ in range(_ROUNDS):
        result: Salvaged[T] = Salvaged()
        checked = check(shape, _without(table, (), bad, result.kept))
        if checked.value is not None:
            result.value = checked.value
            return result
        bad |= {_existing(table, result.original(slip.path)) for slip in checked.mistakes}
    return Salvaged()


def _existing(table: object, path: KeyPath) -> KeyPath:
    """Cut a path to what is there: something that is missing makes its table wrong."""
    value = table
    for length, step in enumerate(path):
        is_there = (isinstance(value, dict) and step in value) or (
            isinstance(value, list) and isinstance(step, int) and step < len(value)
        )
        if not is_there:
            return path[:length]
        value = value[step]  # type: ignore[index]
    return path


def _without(
    value: Any,  # noqa: ANN401 - whatever TOML has
    at: KeyPath,
    bad: Collection[KeyPath],
    kept: dict[KeyPath, list[int]],
) -> Any:  # noqa: ANN401 - the same
    if isinstance(value, dict):
        return {
            key: _without(inner, (*at, key), bad, kept)
            for key, inner in value.items()
            if (*at, key) not in bad
        }
    if isinstance(value, list):
        kept[at] = [place for place in range(len(value)) if (*at, place) not in bad]
        return [_without(value[place], (*at, place), bad, kept) for place in kept[at]]
    return value
