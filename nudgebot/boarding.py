"""Takes plugins in: says what leaves the machine, runs their rephraser, gives them what is set."""

import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from nudgebot.config.load import Configuration, load
from nudgebot.config.problem import ConfigError
from nudgebot.hosting import BlockedWord, BlockedWords
from nudgebot.plugin import PluginRephraser, PluginStartError
from nudgebot.scoring.settings import ScoringSettings

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


def blocked_words(scoring: ScoringSettings) -> BlockedWords:
    """Gather the words that the owner wants held back before they are posted."""
    words = (BlockedWord(own.word, own.softer) for own in scoring.banned if own.before_posting)
    return BlockedWords(words=tuple(words), allowed=tuple(sorted(scoring.allowed)))


def rule_mistakes(content: bytes) -> Sequence[str]:
    """Check a configuration file that somebody handed in; return its mistakes, one line each."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "rules.toml"
        path.write_bytes(content)
        try:
            load(path)
        except ConfigError as error:
            return [str(problem).replace(str(path), path.name) for problem in error.problems]
    return []


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
