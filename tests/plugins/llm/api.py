"""An OpenAI-compatible API on the loopback interface that answers as it is told."""

import asyncio
import gzip
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer

KINDER = "I see that differently, and it annoyed me."
MIB = 1 << 20


def completion(content: object) -> dict[str, Any]:
    """Make a chat completion as such APIs do."""
    message = {"role": "assistant", "content": content}
    return {"id": "chatcmpl-1", "choices": [{"index": 0, "message": message}]}


def suggesting(*wordings: object) -> dict[str, Any]:
    return completion(json.dumps({"suggestions": wordings}))


class Api:
    """Keeps what it was sent. `body` is what it answers: JSON, or bytes as they are."""

    def __init__(self) -> None:
        self.body: object = suggesting(KINDER)
        self.status = 200
        self.headers: dict[str, str] = {}
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str | None] = []
        self.gate = asyncio.Event()
        self.gate.set()
        self.url = ""

    @property
    def data(self) -> dict[str, Any]:
        """What the last question said about the message."""
        data: dict[str, Any] = json.loads(self.asked[-1]["messages"][-1]["content"])
        return data

    def squeeze(self, body: object) -> None:
        """Answer compressed, though nobody said that they could read it."""
        self.body = gzip.compress(json.dumps(body).encode())
        self.headers["Content-Encoding"] = "gzip"

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(await request.json())
        self.keys.append(request.headers.get("Authorization"))
        await self.gate.wait()
        body = self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode()
        return web.Response(body=body, status=self.status, headers=self.headers)

    async def pour(self, request: web.Request) -> web.StreamResponse:
        """Answer without end."""
        response = web.StreamResponse()
        await response.prepare(request)
        while True:
            await response.write(b" " * MIB)


@asynccontextmanager
async def open_api() -> AsyncIterator[Api]:
    api, app = Api(), web.Application()
    app.router.add_post("/v1/chat/completions", api.answer)
    app.router.add_post("/endless/chat/completions", api.pour)
    async with TestServer(app) as server:
        api.url = str(server.make_url("/v1"))
        yield api
        api.gate.set()
