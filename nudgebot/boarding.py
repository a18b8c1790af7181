"""Takes plugins in: says what leaves the machine with them, and runs their rephraser."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from nudgebot.config.load import Configuration
from nudgebot.plugin import PluginRephraser, PluginStartError

log = logging.getLogger(__name__)


def tell_privacy(configuration: Configuration) -> None:
    """Log what each plugin says of texts that leave this machine."""
    for plugin in configuration.plugins:
        if plugin.privacy:
            log.warning("privacy", extra={"plugin": plugin.name, "consequence": plugin.privacy})


@asynccontextmanager
async def open_rephraser(configuration: Configuration) -> AsyncIterator[PluginRephraser | None]:
    """Run the one rephraser that the owner turned on, or none.

    Raises:
        PluginStartError: there are two, or it cannot start.
    """
    rephraser = _make(configuration)
    if rephraser is None:
        yield None
        return
    await rephraser.start()
    try:
        yield rephraser
    finally:
        await rephraser.stop()


def _make(configuration: Configuration) -> PluginRephraser | None:
    own = configuration.settings.plugins
    made = {
        plugin.name: plugin.rephraser(own[plugin.name])
        for plugin in configuration.plugins
        if plugin.rephraser is not None
    }
    if len(made) > 1:
        raise PluginStartError(
            f"only one plugin can rephrase: take out all but one of {', '.join(made)}"
        )
    return next(iter(made.values()), None)
