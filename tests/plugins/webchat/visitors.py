"""A room on a real server over loopback, and people who visit it with sockets."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any, cast
from uuid import uuid4

from aiohttp import ClientSession, ClientWebSocketResponse, CookieJar, web
from aiohttp.test_utils import TestServer

from nudgebot.plugin import Host
from nudgebot.web.headers import add_headers
from nudgebot_webchat import plugin
from nudgebot_webchat.settings import WebchatSettings
from tests.plugins.webchat.fakes import FakeHost

SECONDS = 5.0


class Tab:
    """One open socket. `heard` is everything that came over it."""

    def __init__(self, socket: ClientWebSocketResponse) -> None:
        self.socket = socket
        self.heard: list[dict[str, Any]] = []
        self._read = 0

    async def hear(self, kind: str) -> dict[str, Any]:
        """Wait for the next piece of news of this kind."""
        async with asyncio.timeout(SECONDS):
            while True:
                while self._read < len(self.heard):
                    news = self.heard[self._read]
                    self._read += 1
                    if news["kind"] == kind:
                        return news
                self.heard.append(await self.socket.receive_json())

    async def act(self, kind: str, **fields: object) -> str:
        """Send an act, and return its id."""
        act = str(fields.setdefault("id", uuid4().hex))
        await self.socket.send_json({"kind": kind, **fields})
        return act

    async def say(self, text: str, **fields: object) -> dict[str, Any]:
        """Send a draft, and wait for its receipt."""
        await self.act("draft", text=text, **fields)
        return await self.hear("receipt")

    async def catch_up(self) -> list[dict[str, Any]]:
        """Hear everything that was sent until now."""
        await self.socket.send_str("?")
        while not self.heard or self.heard[-1]["kind"] != "refused":
            self.heard.append(await self.socket.receive_json())
        self._read = len(self.heard)
        return self.heard.copy()

    def first(self, kind: str) -> dict[str, Any]:
        """The first piece of news of this kind that was heard already."""
        return next(news for news in self.heard if news["kind"] == kind)

    async def everything(self) -> str:
        """All that this tab was told until now, as one text."""
        return json.dumps(await self.catch_up(), ensure_ascii=False)

    async def lines(self) -> list[str]:
        """What was said in the room until now, as far as this tab knows."""
        lines: list[str] = []
        for news in await self.catch_up():
            if news["kind"] == "welcome":
                lines += [line["text"] for line in news["lines"]]
            if news["kind"] == "said":
                lines.append(news["line"]["text"])
        return lines

    async def whispers(self) -> list[str]:
        """The private lines of this tab until now."""
        return [news["text"] for news in await self.catch_up() if news["kind"] == "whisper"]


class Visitor:
    """Somebody with a browser of their own."""

    def __init__(self, http: ClientSession, room: "OpenRoom") -> None:
        self.http = http
        self._room = room

    async def join(self, name: str) -> int:
        """Pick a name at the door; 303 means that it is theirs."""
        url = self._room.url("/webchat/join")
        async with self.http.post(url, data={"name": name}, allow_redirects=False) as answer:
            return answer.status

    async def page(self, path: str = "/") -> str:
        async with self.http.get(self._room.url(path)) as answer:
            return await answer.text()

    async def open(
        self, held: Mapping[str, str] | None = None, *, headers: Mapping[str, str] | None = None
    ) -> Tab:
        """Open a tab, and wait until it was greeted."""
        url = self._room.url("/webchat/socket")
        tab = Tab(await self.http.ws_connect(url, headers=headers))
        await tab.act("hello", held=dict(held or {}))
        await tab.hear("unanswered")
        return tab


class OpenRoom:
    """A room that is open, and can be restarted; the host stays."""

    def __init__(self, settings: WebchatSettings) -> None:
        self.host = FakeHost()
        self.port: int | None = None
        self._settings = settings
        self._stack = AsyncExitStack()

    def url(self, path: str) -> str:
        return str(self._server.make_url(path))

    async def start(self, port: int | None = None) -> None:
        assert plugin.platform is not None
        self._platform = plugin.platform(
            cast("Host", self.host), self._settings
        )  # it has what a room asks of it
        self.host.platform = self._platform
        app = web.Application()
        app.on_response_prepare.append(add_headers)
        app.add_routes(self._platform.routes())
        self._server = TestServer(app, port=port)
        await self._server.start_server(access_log=None)
        await self._platform.start()
        self.port = self._server.port

    async def stop(self) -> None:
        await self._platform.stop()
        await self._server.close()

    async def restart(self) -> None:
        await self.stop()
        await self.start(self.port)

    async def visitor(self) -> Visitor:
        """Somebody new, who has not picked a name yet."""
        http = ClientSession(cookie_jar=CookieJar(unsafe=True))
        await self._stack.enter_async_context(http)
        return Visitor(http, self)

    async def member(self, name: str) -> Visitor:
        """Somebody new, who has picked a name."""
        visitor = await self.visitor()
        assert await visitor.join(name) == web.HTTPSeeOther.status_code
        return visitor

    async def tab(self, name: str) -> Tab:
        """Somebody new, who has picked a name and sits in the room."""
        return await (await self.member(name)).open()

    async def close(self) -> None:
        await self._stack.aclose()
        await self.stop()


@asynccontextmanager
async def open_room(settings: WebchatSettings | None = None) -> AsyncIterator[OpenRoom]:
    """Run a room."""
    room = OpenRoom(settings or WebchatSettings())
    await room.start()
    try:
        yield room
    finally:
        await room.close()
