"""The gateway: one connection from HELLO to goodbye."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from aiohttp import WSMsgType, web

from tests.discord_server.application import KNOWN_INTENTS
from tests.discord_server.chunks import chunks_of, may_list
from tests.discord_server.payload import Json
from tests.discord_server.sessions import Session
from tests.discord_server.state import State

HEARTBEAT_MILLISECONDS = 41_250
ACKNOWLEDGING_SECONDS = 0.05
# Who closes with these does not come back to the same session.
GOODBYES = frozenset({1000, 1001})
UNKNOWN_OPCODE, UNREADABLE, NOT_IDENTIFIED, BAD_TOKEN, TWICE = 4001, 4002, 4003, 4004, 4005
BAD_SHARD, BAD_INTENTS, REFUSED_INTENTS = 4010, 4013, 4014


class Gateway:
    """Answers what the bot sends, and starts the pump that sends what happens."""

    def __init__(self, state: State) -> None:
        self._state = state

    async def handle(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one connection."""
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": HEARTBEAT_MILLISECONDS}})
        await Connection(self._state, socket).serve()
        return socket


class Connection:
    """One socket and, once it identified itself, its session."""

    def __init__(self, state: State, socket: web.WebSocketResponse) -> None:
        self._state = state
        self._socket = socket
        self._session: Session | None = None
        self._pump: asyncio.Task[None] | None = None
        self._answers: dict[int, Callable[[Any], Awaitable[None]]] = {
            1: self._beat,
            2: self._identify,
            3: self._ignore,
            4: self._ignore,
            6: self._resume,
            8: self._give_members,
        }

    async def serve(self) -> None:
        """Answer until the socket closes."""
        try:
            async for message in self._socket:
                if message.type in {WSMsgType.TEXT, WSMsgType.BINARY}:
                    await self._hear(message.data)
        finally:
            await self._part()

    async def _hear(self, text: str) -> None:
        try:
            frame = json.loads(text)
        except ValueError:
            await self._socket.close(code=UNREADABLE)
            return
        answer = self._answers.get(frame.get("op"))
        if answer is None:
            await self._socket.close(code=UNKNOWN_OPCODE)
        elif self._session is None and frame["op"] not in {1, 2, 6}:
            await self._socket.close(code=NOT_IDENTIFIED)
        else:
            await answer(frame.get("d"))

    async def _beat(self, _heard: Any) -> None:  # noqa: ANN401 - Discord's frames hold anything
        # discord.py takes an answer for very late that comes before it has noted that it asked.
        await asyncio.sleep(ACKNOWLEDGING_SECONDS)
        await self._socket.send_json({"op": 11, "d": None, "s": None, "t": None})

    async def _ignore(self, _data: Any) -> None:  # noqa: ANN401 - Discord's frames hold anything
        """Take presence and voice, which nothing here depends on."""

    async def _identify(self, data: Json) -> None:
        shard, shards = data.get("shard") or (0, 1)
        if code := self._refusal(data, shard, shards):
            await self._socket.close(code=code)
            return
        session = Session(data["intents"], shard, shards)
        self._state.sessions.open(session)
        session.push("READY", self._ready(session))
        for community in self._own(session):
            data = self._state.events.describe(community, is_back=True)
            session.push("GUILD_CREATE", data)
        self._start(session, 0)

    def _refusal(self, data: Json, shard: int, shards: int) -> int:
        intents = data.get("intents")
        if self._session is not None:
            return TWICE
        if data.get("token") != self._state.application.token:
            return BAD_TOKEN
        if not 0 <= shard < shards:
            return BAD_SHARD
        if not isinstance(intents, int) or intents & ~KNOWN_INTENTS:
            return BAD_INTENTS
        return 0 if self._state.application.allows(intents) else REFUSED_INTENTS

    def _ready(self, session: Session) -> Json:
        return {
            "v": 10,
            "user": self._state.bot.payload() | {"verified": True, "mfa_enabled": True},
            "guilds": [{"id": str(one.id), "unavailable": True} for one in self._own(session)],
            "session_id": session.id,
            "resume_gateway_url": self._state.address.replace("http:", "ws:", 1) + "/gateway",
            "shard": [session.shard, session.shards],
            "application": {
                "id": str(self._state.application.id),
                "flags": self._state.application.flags,
            },
            "private_channels": [],
        }

    def _own(self, session: Session) -> list[Any]:
        return [
            one
            for one in self._state.communities.values()
            if session.hears_of(one.id) and self._state.bot.id in one.members
        ]

    async def _resume(self, data: Json) -> None:
        session = self._state.sessions.find(data.get("session_id", ""))
        if data.get("token") != self._state.application.token:
            await self._socket.close(code=BAD_TOKEN)
        elif session is None or data["seq"] > len(session.log):
            await self._socket.send_json({"op": 9, "d": False, "s": None, "t": None})
        else:
            session.push("RESUMED", {})
            self._start(session, data["seq"])

    def _start(self, session: Session, heard: int) -> None:
        self._session, session.socket = session, self._socket
        self._pump = asyncio.create_task(session.pump(self._socket, heard))

    async def _part(self) -> None:
        if self._session is not None and self._session.socket is self._socket:
            self._session.socket = None
            if self._socket.close_code in GOODBYES:
                self._state.sessions.forget(self._session)
        if self._pump is not None:
            self._pump.cancel()
            with suppress(asyncio.CancelledError, ConnectionError):
                await self._pump

    async def _give_members(self, data: Json) -> None:
        assert self._session is not None
        community = self._state.communities.get(int(data["guild_id"]))
        if community is None or not may_list(data, self._session.intents):
            return
        for chunk in chunks_of(community, data):
            self._session.push("GUILD_MEMBERS_CHUNK", chunk)
