"""A site on a real server over loopback, and browsers without a screen."""

import asyncio
import hashlib
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager

from aiohttp import ClientSession, CookieJar, StreamReader, web
from aiohttp.test_utils import TestServer

from nudgebot.texts.catalogue import Catalogue
from nudgebot.web.metrics import PrometheusMonitor
from nudgebot.web.server import make_app
from nudgebot.web.settings import WebSettings
from nudgebot.web.site import Check, Site
from tests.web.fakes import Desk

TOKEN = re.compile(r'name="token" value="([^"]+)"')


class Browser:
    """Keeps cookies and follows redirects."""

    def __init__(self, http: ClientSession, server: TestServer) -> None:
        self._http = http
        self._server = server
        self.status = 0
        self.headers: Mapping[str, str] = {}

    async def get(self, path: str, *, headers: Mapping[str, str] | None = None) -> str:
        async with self._http.get(self._server.make_url(path), headers=headers) as answer:
            self.status, self.headers = answer.status, answer.headers
            return await answer.text()

    async def post(self, path: str, form: Mapping[str, str], *, follows: bool = True) -> str:
        url = self._server.make_url(path)
        async with self._http.post(url, data=form, allow_redirects=follows) as answer:
            self.status, self.headers = answer.status, answer.headers
            return await answer.text()

    async def decide(self, case: str, verdict: str, *, page: str | None = None) -> str:
        """Press a button on the panel, as it was loaded or is now."""
        found = TOKEN.search(page or await self.get("/moderators"))
        form = {"token": found.group(1) if found else "", "verdict": verdict}
        return await self.post(f"/moderators/cases/{case}", form)

    @asynccontextmanager
    async def follow(self) -> AsyncIterator["Feed"]:
        async with self._http.get(self._server.make_url("/moderators/events")) as answer:
            self.status = answer.status
            yield Feed(answer.content)


class Feed:
    """A stream of events, as a page reads it."""

    def __init__(self, content: StreamReader) -> None:
        self._content = content

    async def next_line(self) -> str:
        async with asyncio.timeout(5):
            line = await self._content.readline()
        return line.decode()

    async def wait_for(self, text: str) -> None:
        while text not in await self.next_line():
            pass


class OpenSite:
    """A running site."""

    def __init__(self, server: TestServer, desk: Desk, monitor: PrometheusMonitor) -> None:
        self.server = server
        self.desk = desk
        self.monitor = monitor
        self.stack = AsyncExitStack()

    async def browser(self) -> Browser:
        http = ClientSession(cookie_jar=CookieJar(unsafe=True))
        await self.stack.enter_async_context(http)
        return Browser(http, self.server)


@asynccontextmanager
async def open_site(
    *,
    settings: WebSettings | None = None,
    key: str | None = None,
    checks: Mapping[str, Check] | None = None,
    routes: tuple[web.AbstractRouteDef, ...] = (),
) -> AsyncIterator[OpenSite]:
    """Run a site, in demo mode unless settings are given."""
    desk, monitor = Desk(), PrometheusMonitor()
    site = Site(
        settings=settings or WebSettings(open_moderation=True),
        texts=Catalogue.load(),
        cases=desk.cases,
        secret=lambda purpose: hashlib.sha256(purpose.encode()).digest(),
        monitor=monitor,
        listen=desk.listeners.append,
        checks=checks or {},
        moderator_key=key,
        routes=routes,
    )
    server = TestServer(make_app(site))
    await server.start_server(access_log=None)
    opened = OpenSite(server, desk, monitor)
    try:
        async with opened.stack:
            yield opened
    finally:
        await server.close()
