"""Keeps the board and the list of who is here fresh on every page, a few times a second."""

import asyncio
import logging
from collections.abc import Callable

from nudgebot.plugin import BoardMoved, Event, StoreUnavailableError
from nudgebot_webchat import news
from nudgebot_webchat.surroundings import PLATFORM, Surroundings

PAUSE = 0.25
PAUSE_AFTER_OUTAGE = 2.0

log = logging.getLogger(__name__)


class Bulletin:
    """Gathers changes, and brings them round together."""

    def __init__(self) -> None:
        self._changed = asyncio.Event()

    def notice(self, event: Event) -> None:
        """Hear of an event in the bot."""
        if isinstance(event, BoardMoved) and event.platform == PLATFORM:
            self._changed.set()

    def people_changed(self) -> None:
        """Hear that somebody came or went."""
        self._changed.set()

    async def bring_round(self, around: Surroundings) -> None:
        """Bring round what changed, until cancelled."""
        while True:
            await self._changed.wait()
            self._changed.clear()
            people, total = around.attendance.here()
            around.attendance.tell_all(news.present(people, total))
            pause = (
                PAUSE if await _show_board(around, around.attendance.tell_all) else self._retry()
            )
            await asyncio.sleep(pause)

    def _retry(self) -> float:
        self._changed.set()
        return PAUSE_AFTER_OUTAGE


async def _show_board(around: Surroundings, tell: Callable[[str], None]) -> bool:
    settings = around.settings
    try:
        rows = await around.host.board(PLATFORM, settings.community, limit=settings.board_rows)
    except StoreUnavailableError:
        log.warning("board.unavailable")
        return False
    tell(news.board(rows))
    return True
