"""Puts the rules of a changed file in force while the bot runs, or keeps the last good ones."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from typing import TypeAlias

from nudgebot.config.differences import new_warnings
from nudgebot.config.live import adopt, live_changes, waiting_changes
from nudgebot.config.load import Configuration, load
from nudgebot.config.plugins import installed
from nudgebot.config.problem import ConfigError, Problem, dotted
from nudgebot.config.watched import Watched
from nudgebot.config.watching import keep_looking
from nudgebot.furnishing import House, make_ruleset
from nudgebot.machine import politely
from nudgebot.scoring.pool import ScorerPool
from nudgebot.scoring.process import ModelError
from nudgebot.scoring.settings import ScoringSettings
from nudgebot.web.rule_metrics import RuleMetrics

READS = 5
MISTAKES_TOLD = 20

OpenPool: TypeAlias = Callable[[ScoringSettings], Awaitable[ScorerPool]]

log = logging.getLogger(__name__)


async def open_pool(settings: ScoringSettings) -> ScorerPool:
    """Start the processes beside those that score now.

    Raises:
        ModelError: they cannot score by these settings.
    """
    pool = ScorerPool(settings)
    await pool.start()
    return pool


class Reloading:
    """One file, and the house that lives by it. Nothing of a file that is wrong is taken over."""

    def __init__(
        self,
        file: Watched,
        running: Configuration,
        house: House,
        *,
        open_pool: OpenPool = open_pool,
    ) -> None:
        self._file = file
        self._running = running
        self._house = house
        self._open_pool = open_pool
        self._installed = installed()
        self._metrics = RuleMetrics(house.monitor.registry)
        self._one_at_a_time = asyncio.Lock()

    async def look(self) -> None:
        """Read the file again if it was changed. Never raises: the last good rules stay."""
        try:
            if await asyncio.to_thread(self._file.has_changed):
                await self.reload()
        except Exception:
            self._metrics.refused()
            log.exception("rules.failed")

    async def reload(self) -> None:
        """Read the file again; take it over, or say what is wrong with it."""
        async with self._one_at_a_time:
            try:
                wanted = await asyncio.to_thread(self._read)
                await self._take_over(wanted)
            except ConfigError as error:
                self._refuse(error.problems)
            except (ModelError, OSError) as error:
                self._refuse([Problem(file=str(self._file.file), message=str(error))])

    def _read(self) -> Configuration:
        """Read the file, and once more if it was written to meanwhile.

        Raises:
            ConfigError: it cannot be used.
        """
        for _ in range(READS):
            before = self._file.look()
            try:
                wanted, mistake = self._load(), None
            except ConfigError as error:
                wanted, mistake = self._running, error
            if self._file.look() == before:
                break
        if mistake is not None:
            raise mistake
        return wanted

    def _load(self) -> Configuration:
        """Load what a running bot can take over.

        Raises:
            ConfigError: there is nothing of that kind.
        """
        path = self._file.file
        if path.is_fifo():
            raise ConfigError([Problem(file=str(path), message="it can be read only once")])
        with politely():
            wanted = load(path, self._installed)
        if path.stat().st_size == 0:
            raise ConfigError([_empty(str(path))])
        return wanted

    async def _take_over(self, wanted: Configuration) -> None:
        """Make everything ready first; then exchange all of it without a pause in between."""
        before, after = self._running, adopt(self._running, wanted)
        pool = await self._open_pool(after.scoring) if after.scoring != before.scoring else None
        scorer = pool or self._house.scorer.pool
        self._house.in_force.current = make_ruleset(after, scorer)
        if pool is not None:
            self._house.scorer.pass_to(pool)
        self._running = after
        self._tell(before, wanted)

    def _tell(self, before: Configuration, wanted: Configuration) -> None:
        changed = [str(change) for change in live_changes(before, wanted)]
        waiting = [dotted(change.path) for change in waiting_changes(before, wanted)]
        self._metrics.accepted(waiting=len(waiting))
        event = "rules.reloaded" if changed else "rules.unchanged"
        log.info(event, extra={"changed": changed, "after_restart": waiting})
        for problem in new_warnings(before, wanted):
            log.warning("rules.odd", extra={"problem": str(problem)})

    def _refuse(self, problems: Sequence[Problem]) -> None:
        self._metrics.refused()
        mistakes = [problem for problem in problems if not problem.is_warning]
        for problem in mistakes[:MISTAKES_TOLD]:
            log.error("rules.mistake", extra={"problem": str(problem)})
        log.error("rules.refused", extra={"mistakes": len(mistakes), "in_force": "the last good"})


@asynccontextmanager
async def keep_current(
    reloading: Reloading, file: Watched, hangup: asyncio.Event
) -> AsyncIterator[None]:
    """Reload as long as the block lasts: when the file changes, and when SIGHUP asks for it."""
    tasks = [
        asyncio.create_task(keep_looking(file.file, reloading.look), name="rules"),
        asyncio.create_task(_reload_when_told(reloading, hangup), name="hangup"),
    ]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _reload_when_told(reloading: Reloading, hangup: asyncio.Event) -> None:
    while True:
        await hangup.wait()
        hangup.clear()
        await reloading.reload()


def _empty(file: str) -> Problem:
    """An empty file is a configuration, but under a running bot it is one that is being written."""
    hint = "write a comment into it if you want the defaults"
    return Problem(file=file, message="it is empty", suggestion=hint)
