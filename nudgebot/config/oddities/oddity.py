"""One thing that is wrong or odd about settings that are each well formed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from nudgebot.config.problem import KeyPath
from nudgebot.config.settings import Settings


@dataclass(frozen=True, slots=True)
class Oddity:
    """What is odd about the setting at a path, and what to do about it.

    `is_mistake` is for what cannot have been meant. Everything else is legal, and a warning.
    """

    path: KeyPath
    message: str
    suggestion: str = ""
    is_mistake: bool = False


Finder: TypeAlias = Callable[[Settings], Iterator[Oddity]]
