"""Times and counts of nudges that can never come together."""

from collections.abc import Iterator

from nudgebot.config.oddities.oddity import Oddity
from nudgebot.config.settings import Settings


def find_ladder(settings: Settings) -> Iterator[Oddity]:
    """Find a ladder that nobody can climb, or that has one rung."""
    ladder = settings.policy.ladder
    if ladder.strikes > 1 and ladder.window_hours == 0:
        message = "no earlier strike is ever in a window of 0 hours, so no case comes of them"
        yield Oddity(("policy", "ladder", "window_hours"), message, "24 is the default")
    if ladder.strikes == 1:
        message = "the first message that somebody stands by is a case; there is no second chance"
        yield Oddity(("policy", "ladder", "strikes"), message, "3 is the default")


def find_waiting(settings: Settings) -> Iterator[Oddity]:
    """Find a nudge that nobody has the time to answer."""
    if settings.policy.nudge.answer_within_hours == 0:
        message = "nobody answers within 0 hours, so every nudge counts as ignored"
        path = ("policy", "nudge", "answer_within_hours")
        yield Oddity(path, message, "24 is the default", is_mistake=True)
