"""What every use case stands in: the ports, and somebody to tell."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from nudgebot.domain.events import Event
from nudgebot.ports import Clock, Monitor, Platform, Rephraser, Scorer
from nudgebot.stores import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """The ports, put together by bootstrap. `announce` tells every listener of an event.

    `rephraser` is None unless the owner turned one on.
    """

    scorer: Scorer
    store: Store
    clock: Clock
    monitor: Monitor
    platforms: Mapping[str, Platform]
    announce: Callable[[Event], None]
    rephraser: Rephraser | None = None
