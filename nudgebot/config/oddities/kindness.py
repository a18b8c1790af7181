"""Points that nobody can earn, and limits on points that nobody earns."""

from collections.abc import Iterator

from nudgebot.config.oddities.oddity import Oddity
from nudgebot.config.problem import KeyPath
from nudgebot.config.settings import Settings
from nudgebot.domain.kudos import Kindness

_PATH: KeyPath = ("policy", "kindness")
_REMEMBERED_HOURS = 24


def find_points(settings: Settings) -> Iterator[Oddity]:
    """Find acts that earn nothing, or more than a day allows."""
    kindness = settings.policy.kindness
    for act, points in kindness.points.items():
        path: KeyPath = (*_PATH, "points", act.value)
        if points == 0:
            yield Oddity(path, f"{act.value} earns nothing", "leave it out, which says the same")
        elif points > kindness.daily_limit:
            message = f"nobody gets {points} points with a daily limit of {kindness.daily_limit}"
            yield Oddity(path, message, "raise policy.kindness.daily_limit, or lower this")


def find_idle_limits(settings: Settings) -> Iterator[Oddity]:
    """Find limits that have nothing to limit."""
    kindness = settings.policy.kindness
    earning = {act for act, points in kindness.points.items() if points}
    hint = "give points, or take this out"
    if not earning:
        yield Oddity((*_PATH, "points"), "no kind act earns anything", hint)
    elif Kindness.REPHRASING not in earning and kindness.rephrasing_limit != _standard_limit():
        message = "rephrasings earn nothing, so this limits nothing"
        yield Oddity((*_PATH, "rephrasing_limit"), message, hint)
    if kindness.trade_window_hours > _REMEMBERED_HOURS:
        message = f"kindness is looked back on for {_REMEMBERED_HOURS} hours at most"
        yield Oddity((*_PATH, "trade_window_hours"), message, f"set it to {_REMEMBERED_HOURS}")


def _standard_limit() -> int:
    return Settings().policy.kindness.rephrasing_limit
