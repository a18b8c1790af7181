"""One open tab: what is sent to it waits in a queue of its own."""

import asyncio
from dataclasses import dataclass, field

from aiohttp import WSCloseCode, web

from nudgebot_webchat.session import Session

WAITING = 256


@dataclass(frozen=True, eq=False)
class Connection:
    """A socket, and whose it is. A tab that does not keep up is let go; it will come back."""

    session: Session
    socket: web.WebSocketResponse
    transport: asyncio.Transport | None
    _queue: asyncio.Queue[str] = field(default_factory=lambda: asyncio.Queue(WAITING))

    def send(self, news: str) -> None:
        """Queue something; never waits."""
        try:
            self._queue.put_nowait(news)
        except asyncio.QueueFull:
            self.drop()

    async def pump(self) -> None:
        """Send what is queued until the socket is gone."""
        try:
            while not self.socket.closed:
                await self.socket.send_str(await self._queue.get())
        except ConnectionError:
            self.drop()

    async def close(self) -> None:
        """Say goodbye: the server goes away."""
        await self.socket.close(code=WSCloseCode.GOING_AWAY)

    def drop(self) -> None:
        """Cut the line."""
        if self.transport is not None:
            self.transport.abort()
