"""The parts of the bot that need permissions of their own."""

from enum import StrEnum


class Feature(StrEnum):
    """What an owner may want or leave. Each has its words: `discord.feature.FEATURE`."""

    SCORING = "scoring"
    CASES = "cases"
    WHISPERS = "whispers"
    THREADS = "threads"
    DELETING = "deleting"
    TIMEOUTS = "timeouts"
    AUTOMOD = "automod"
    SETUP = "setup"


ALL = frozenset(Feature)
# Without these there is no bot: it reads, and moderators hear of what needs a person.
ALWAYS = frozenset({Feature.SCORING, Feature.CASES})
