"""Somebody in the room, without a browser: the same pages and the same socket."""

import asyncio
from typing import Any, Self
from uuid import uuid4

import aiohttp

PATIENCE = 15.0

News = dict[str, Any]


class Visitor:
    """Joins under a name, says things, and waits for what the room has to say."""

    def __init__(self, url: str, name: str) -> None:
        self.url, self.name = url, name
        self.held: dict[str, str] = {}
        self._session = aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))
        self._socket: aiohttp.ClientWebSocketResponse | None = None
        self._seen: list[News] = []

    async def __aenter__(self) -> Self:
        joined = await self._session.post(f"{self.url}/webchat/join", data={"name": self.name})
        assert joined.status == 200
        await self.come_in()
        return self

    async def __aexit__(self, *error: object) -> None:
        if self._socket is not None:
            await self._socket.close()
        await self._session.close()

    async def come_in(self) -> None:
        """Open the socket, with the drafts that are still held, as the page does."""
        self._seen.clear()
        self._socket = await self._session.ws_connect(f"{self.url}/webchat/socket")
        await self.send(kind="hello", held=self.held)
        await self.wait_for("welcome")

    async def send(self, **act: object) -> None:
        """Send one act."""
        assert self._socket is not None
        await self._socket.send_json(act)

    async def say(self, text: str, *, revises: str | None = None) -> News:
        """Send a draft; return the receipt, which says whether it is held."""
        draft = uuid4().hex
        await self.send(kind="draft", id=draft, text=text, revises=revises)
        receipt = await self.wait_for("receipt", id=draft)
        if revises is not None:
            self.held.pop(revises, None)
        if receipt["held"]:
            self.held[receipt["message"]] = text
        return receipt

    async def wait_for(self, kind: str, **fields: object) -> News:
        """Take the first news, old or new, of this kind and with these fields."""
        wanted = {"kind": kind, **fields}
        async with asyncio.timeout(PATIENCE):
            while True:
                for news in self._seen:
                    if wanted.items() <= news.items():
                        self._seen.remove(news)
                        return news
                await self._listen()

    async def hears(self, text: str) -> None:
        """Wait until somebody says this."""
        async with asyncio.timeout(PATIENCE):
            while not self.heard(text):
                await self._listen()

    async def board(self) -> dict[str, int]:
        """Read the newest board that has come: points by name."""
        await asyncio.sleep(0.6)  # boards are gathered for a moment before they are sent
        await self.send(kind="nothing")  # refused at once, after everything that was sent before
        await self.wait_for("refused")
        boards = [news for news in self._seen if news["kind"] == "board"]
        assert boards, "no board has come"
        return {row["name"]: row["points"] for row in boards[-1]["rows"]}

    def heard(self, text: str) -> bool:
        """Whether somebody said this while the visitor listened."""
        return any(news["kind"] == "said" and news["line"]["text"] == text for news in self._seen)

    async def cases(self) -> str:
        """Read the moderators' page."""
        async with self._session.get(f"{self.url}/moderators") as page:
            assert page.status == 200
            return await page.text()

    async def _listen(self) -> None:
        assert self._socket is not None
        self._seen.append(await self._socket.receive_json())
