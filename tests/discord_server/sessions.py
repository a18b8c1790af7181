"""Gateway sessions: what each connection of the bot hears, in order, and can hear again."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import uuid4

from aiohttp import web

from tests.discord_server.ids import shard_of
from tests.discord_server.payload import Json

CONTENT = 1 << 15


@dataclass(eq=False)
class Session:
    """One shard's conversation; it outlives its socket until it is forgotten."""

    intents: int
    shard: int
    shards: int
    id: str = field(default_factory=lambda: uuid4().hex)
    socket: web.WebSocketResponse | None = None
    log: list[str] = field(default_factory=list)
    fresh: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def hears_content(self) -> bool:
        """Whether words of others are sent to it."""
        return bool(self.intents & CONTENT)

    def hears_of(self, community: int | None) -> bool:
        """Tell whether a community is this shard's; direct messages are the first one's."""
        return self.shard == (0 if community is None else shard_of(community, self.shards))

    def push(self, name: str, data: Json) -> None:
        """Queue an event."""
        number = len(self.log) + 1
        self.log.append(json.dumps({"op": 0, "t": name, "s": number, "d": data}))
        self.fresh.set()

    async def pump(self, socket: web.WebSocketResponse, heard: int) -> None:
        """Send what is queued after `heard`, until cancelled or the socket is gone."""
        while not socket.closed:
            self.fresh.clear()
            while heard < len(self.log):
                await socket.send_str(self.log[heard])
                heard += 1
            await self.fresh.wait()


class Sessions:
    """All conversations that can still go on."""

    def __init__(self) -> None:
        self.times = 1
        self._known: dict[str, Session] = {}

    @property
    def connected(self) -> list[Session]:
        """Those with a socket."""
        return [session for session in self._known.values() if session.socket is not None]

    def open(self, session: Session) -> None:
        """Begin one; what the same shard had before is over."""
        for known in [*self._known.values()]:
            if known.socket is None and known.shard == session.shard:
                del self._known[known.id]
        self._known[session.id] = session

    def find(self, name: str) -> Session | None:
        """Find one that can be resumed."""
        return self._known.get(name)

    def forget(self, session: Session) -> None:
        """End one for good."""
        self._known.pop(session.id, None)

    def publish(
        self,
        name: str,
        make: Callable[[Session], Json],
        *,
        community: int | None,
        intent: int = 0,
    ) -> bool:
        """Send an event to each session that asked for it; tell whether one did."""
        reached = False
        for session in self._known.values():
            if session.hears_of(community) and (not intent or session.intents & intent):
                reached = True
                for _ in range(self.times):
                    session.push(name, make(session))
        return reached

    async def drop(self, code: int) -> None:
        """Close every socket."""
        for session in self.connected:
            socket, session.socket = session.socket, None
            if socket is not None:
                await socket.close(code=code)
