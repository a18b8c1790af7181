"""The socket: lets browsers in, and takes what they send."""

import asyncio
from contextlib import suppress
from urllib.parse import urlsplit

from aiohttp import WSCloseCode, WSMsgType, web

from nudgebot.plugin import StoreUnavailableError
from nudgebot_webchat import news
from nudgebot_webchat.connection import Connection
from nudgebot_webchat.flood import FloodGate
from nudgebot_webchat.postings import Postings
from nudgebot_webchat.protocol import Act, Contest, Draft, Hello, ProtocolError, Withdraw, parse
from nudgebot_webchat.reception import Reception
from nudgebot_webchat.replies import Replies
from nudgebot_webchat.session import Session, Sessions
from nudgebot_webchat.surroundings import Surroundings

MAX_FRAME = 8 * 1024 * 1024
HEARTBEAT = 20.0


class Entrance:
    """Serves the socket of the room."""

    def __init__(self, around: Surroundings, sessions: Sessions) -> None:
        self._around = around
        self._sessions = sessions
        self._reception = Reception(around)
        self._postings = Postings(around)
        self._replies = Replies(around)
        settings = around.settings
        self._gate = FloodGate(rate=settings.messages_per_second, burst=settings.burst)

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Serve one tab until it closes."""
        if not came_from_here(request):
            raise web.HTTPForbidden
        socket = web.WebSocketResponse(
            heartbeat=HEARTBEAT, max_msg_size=MAX_FRAME, timeout=2.0, compress=False
        )
        await socket.prepare(request)
        session = self._sessions.read(request)
        if session is None or not await self._may_enter(session):
            await socket.send_str(news.signed_out())
            await socket.close()
            return socket
        await self._seat(Connection(session, socket, request.transport))
        return socket

    async def _may_enter(self, session: Session) -> bool:
        with suppress(StoreUnavailableError):
            return await self._around.host.enrol(self._around.key(session.member), session.name)
        return True

    async def _seat(self, tab: Connection) -> None:
        pump = asyncio.create_task(tab.pump())
        self._around.attendance.enter(tab)
        try:
            async for frame in tab.socket:
                text = frame.data if frame.type is WSMsgType.TEXT else ""
                await self._take(tab, text)
        finally:
            self._around.attendance.leave(tab)
            pump.cancel()

    async def _take(self, tab: Connection, raw: str) -> None:
        texts = self._around.texts
        try:
            act = parse(raw)
        except ProtocolError as error:
            tab.send(news.refused(texts(error.why), error.act))
            return
        known_as = None if isinstance(act, Hello) else act.id
        if not self._gate.lets_through(tab.session.member):
            await self._slow_down(tab, known_as)
            return
        try:
            await self._perform(tab, act)
        except StoreUnavailableError:
            tab.send(news.refused(texts("webchat.memory_out"), known_as))

    async def _slow_down(self, tab: Connection, act: str | None) -> None:
        """Refuse an act; a greeting has to be said again in a while."""
        if act is None:
            await tab.socket.close(code=WSCloseCode.TRY_AGAIN_LATER)
        else:
            tab.send(news.refused(self._around.texts("webchat.refused.flood"), act))

    async def _perform(self, tab: Connection, act: Act) -> None:
        match act:
            case Hello():
                await self._reception.greet(tab, act)
            case Draft():
                await self._postings.post(tab, act)
            case Contest():
                await self._replies.contest(tab, act)
            case Withdraw():
                await self._replies.withdraw(tab, act)


def came_from_here(request: web.BaseRequest) -> bool:
    """Whether a request comes from one of our own pages, or from no page at all."""
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc.casefold() == request.host.casefold()
