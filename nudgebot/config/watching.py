"""Looks at a file whenever something moves near it, and now and then in any case."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from pathlib import Path
from typing import Any, TypeAlias

from watchfiles import awatch

Look: TypeAlias = Callable[[], Awaitable[None]]
Notices: TypeAlias = Callable[[frozenset[Path]], AsyncGenerator[Any, None]]

SECONDS = 1.0  # between looks where nothing is noticed, as on a network drive
GATHER_MS = 100

log = logging.getLogger(__name__)


def notices(folders: frozenset[Path]) -> AsyncGenerator[Any, None]:
    """Come back whenever something moved in one of the folders, and every second in any case."""
    return awatch(
        *folders,
        watch_filter=None,
        debounce=GATHER_MS,
        rust_timeout=int(SECONDS * 1000),
        yield_on_timeout=True,
        recursive=False,
    )


async def keep_looking(file: Path, look: Look, *, notices: Notices = notices) -> None:
    """Call `look` for ever: at once when something moves near `file`, every second at the latest.

    Where the system gives no notice - it has none to give, or no more of them - time alone does.
    """
    is_told = False
    while True:
        try:
            await _look_on_notice(file, look, notices)
        except (OSError, RuntimeError) as error:  # watchfiles raises either
            if not is_told:
                log.warning("rules.no_notice", extra={"error": type(error).__name__})
            is_told = True
            await asyncio.sleep(SECONDS)
        await look()


async def _look_on_notice(file: Path, look: Look, notices: Notices) -> None:
    """Look until the file is somewhere else than before."""
    folders = await asyncio.to_thread(_folders, file)
    async with aclosing(notices(folders)) as noticed:
        async for _ in noticed:
            await look()
            if await asyncio.to_thread(_folders, file) != folders:
                return


def _folders(file: Path) -> frozenset[Path]:
    """Name the folders in which a change can mean another file: the link's, and its target's."""
    return frozenset({file.absolute().parent, file.resolve().parent})
