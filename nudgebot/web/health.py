"""Whether the process lives, and whether it can do its work."""

import asyncio
import logging
from collections.abc import Mapping

from aiohttp import web

from nudgebot.web.site import Check

DEADLINE = 2.0
UNAVAILABLE = 503

log = logging.getLogger(__name__)


class Health:
    """Answers those who watch over the process."""

    def __init__(self, checks: Mapping[str, Check]) -> None:
        self._checks = checks

    async def live(self, _request: web.Request) -> web.Response:
        """Whoever gets this answer knows that the event loop runs."""
        return web.json_response({"alive": True})

    async def ready(self, _request: web.Request) -> web.Response:
        """Ask every check; 503 if one of them fails."""
        passed = await asyncio.gather(*map(_passes, self._checks.items()))
        results = dict(zip(self._checks, passed, strict=True))
        ready = all(passed)
        body = {"ready": ready, "checks": results}
        return web.json_response(body, status=200 if ready else UNAVAILABLE)


async def _passes(named: tuple[str, Check]) -> bool:
    name, check = named
    try:
        async with asyncio.timeout(DEADLINE):
            return await check()
    except Exception as error:  # noqa: BLE001 - a check that breaks is a check that fails
        log.warning("check.failed", extra={"check": name, "error": type(error).__name__})
        return False
