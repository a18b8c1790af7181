"""Everything that is looked for, in one visible list."""

from collections.abc import Iterator

from nudgebot.config.oddities.catchalls import find_catchalls
from nudgebot.config.oddities.effort import find_deadline, find_sizes
from nudgebot.config.oddities.identities import find_mentions
from nudgebot.config.oddities.kindness import find_idle_limits, find_points
from nudgebot.config.oddities.ladder import find_ladder, find_waiting
from nudgebot.config.oddities.oddity import Finder, Oddity
from nudgebot.config.oddities.pipeline import find_missing, find_order, find_steps
from nudgebot.config.oddities.storage import find_database
from nudgebot.config.oddities.thresholds import find_axes, find_grave, find_limit, find_thresholds
from nudgebot.config.oddities.web import find_hosts, find_open_doors, find_port
from nudgebot.config.oddities.words import (
    find_clashes,
    find_covered,
    find_repeated_words,
    find_softer,
    find_weak,
)
from nudgebot.config.settings import Settings

FINDERS: tuple[Finder, ...] = (
    find_thresholds,
    find_axes,
    find_grave,
    find_limit,
    find_ladder,
    find_waiting,
    find_points,
    find_idle_limits,
    find_mentions,
    find_steps,
    find_order,
    find_missing,
    find_deadline,
    find_sizes,
    find_clashes,
    find_repeated_words,
    find_covered,
    find_catchalls,
    find_weak,
    find_softer,
    find_database,
    find_open_doors,
    find_hosts,
    find_port,
)


def find_oddities(settings: Settings) -> Iterator[Oddity]:
    """Look at well-formed settings for what contradicts itself or does nothing."""
    for find in FINDERS:
        yield from find(settings)
