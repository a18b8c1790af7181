"""What of a configuration takes effect while the bot runs, and what waits for a restart."""

from collections.abc import Sequence
from dataclasses import replace

from nudgebot.config.differences import Change, differences
from nudgebot.config.load import Configuration

LIVE = frozenset({"policy", "scoring"})


def adopt(running: Configuration, wanted: Configuration) -> Configuration:
    """Take over what can change while the bot runs; everything else stays as it is."""
    settings = replace(
        running.settings, policy=wanted.settings.policy, scoring=wanted.settings.scoring
    )
    return replace(running, settings=settings, warnings=wanted.warnings)


def live_changes(running: Configuration, wanted: Configuration) -> Sequence[Change]:
    """Compare what takes effect at once."""
    return [change for change in differences(running, wanted) if change.path[0] in LIVE]


def waiting_changes(running: Configuration, wanted: Configuration) -> Sequence[Change]:
    """Compare what waits for a restart. A value there may be a secret, such as `storage.url`."""
    return [change for change in differences(running, wanted) if change.path[0] not in LIVE]
