"""One thing that is wrong or odd about settings that are each well formed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from nudgebot.config.problem import KeyPath
from nudgebot.config.settings import Settings


@dataclass(frozen=True, slots=True)
class Oddity:
    """What is odd about the setting at a path, and what to do about it.

    Attributes:
        path: the setting.
        message: what is odd.
        suggestion: what to do.
        is_mistake: whether it cannot have been meant. Everything else is legal, and a warning.
        item: which item it is about, where the setting is a set, which has no places.
    """

    path: KeyPath
    message: str
    suggestion: str = ""
    is_mistake: bool = False
    item: str | None = None


Finder: TypeAlias = Callable[[Settings], Iterator[Oddity]]
