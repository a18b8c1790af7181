"""Tells open moderators' pages at once that a case changed: server-sent events without words."""

import asyncio
from contextlib import suppress

from aiohttp import web

from nudgebot.domain.events import CaseChanged, Event

STREAMS = 200
STILL_HERE = 15.0
PAUSE = 0.3


class CaseFeed:
    """The open streams."""

    def __init__(self) -> None:
        self._streams: set[asyncio.Event] = set()
        self._closed = False

    def notice(self, event: Event) -> None:
        """Hear of an event in the bot."""
        if isinstance(event, CaseChanged):
            self._wake()

    async def close(self, _app: web.Application) -> None:
        """End every stream: the server goes away."""
        self._closed = True
        self._wake()

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Serve one stream until the browser or the server goes away."""
        if len(self._streams) >= STREAMS:
            raise web.HTTPServiceUnavailable
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        changed = asyncio.Event()
        self._streams.add(changed)
        try:
            await response.prepare(request)
            with suppress(ConnectionError):
                await self._write(response, changed)
        finally:
            self._streams.discard(changed)
        return response

    async def _write(self, response: web.StreamResponse, changed: asyncio.Event) -> None:
        await response.write(b": here\n\n")
        while not self._closed:
            try:
                async with asyncio.timeout(STILL_HERE):
                    await changed.wait()
            except TimeoutError:
                await response.write(b": still here\n\n")
                continue
            changed.clear()
            await response.write(b"event: cases\ndata: changed\n\n")
            await asyncio.sleep(0 if self._closed else PAUSE)

    def _wake(self) -> None:
        for changed in self._streams:
            changed.set()
