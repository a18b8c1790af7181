"""Where requests arrive: each is written down, checked, answered, and counted."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote

from aiohttp import web

from tests.discord_server.calls import Call, Route, Said
from tests.discord_server.checks import violations_of
from tests.discord_server.drafts import Upload
from tests.discord_server.errors import ApiError, Refusal, invalid
from tests.discord_server.faults import Faults, Planned, body_of
from tests.discord_server.journal import Request, as_route
from tests.discord_server.limits.messages import EMPTY
from tests.discord_server.ratelimits import RateLimits, headers_of_429
from tests.discord_server.state import State

API = "/api/v10"
LONGEST_REASON = 512
# Those who hold the token of an interaction or of a webhook need no other.
_OPEN = ("/interactions/", "/webhooks/{webhook}/{token}")
_MAJOR = ("channel", "guild", "webhook", "token")


class Reception:
    """Answers every request to the API."""

    def __init__(self, state: State) -> None:
        self.requests: list[Request] = []
        self.violations: list[str] = []
        self.faults = Faults(state.sessions)
        self.ratelimits = RateLimits()
        self._state = state
        self._waiting = 0

    @property
    def is_idle(self) -> bool:
        """Whether nothing is being answered."""
        return self._waiting == 0

    def add_to(self, application: web.Application, route: Route) -> None:
        """Serve a route."""

        async def handle(web_request: web.Request) -> web.Response:
            return await self._receive(web_request, route)

        application.router.add_route(route.method, API + route.path, handle)

    async def turn_away(self, web_request: web.Request) -> web.Response:
        """Answer what no route serves."""
        path = web_request.path.removeprefix(API)
        self.requests.append(Request(web_request.method, path, path, status=404))
        self.violations.append(f"{web_request.method} {path}: this server has no such route")
        return _respond(ApiError(Refusal.NOT_FOUND).payload(), 404, {})

    async def _receive(self, web_request: web.Request, route: Route) -> web.Response:
        body, uploads = await _read(web_request)
        path = web_request.path.removeprefix(API)
        reason = web_request.headers.get("X-Audit-Log-Reason")
        request = Request(route.method, as_route(route.path), path, body, files=len(uploads))
        request.reason = None if reason is None else unquote(reason)
        call = Call(
            self._state, dict(web_request.match_info), dict(web_request.query), body, uploads
        )
        self.requests.append(request)
        self._waiting += 1
        self._state.pulse.beat()
        try:
            response = await self._answer(web_request, request, route, call)
        finally:
            self._waiting -= 1
        request.status = response.status
        self._state.pulse.beat()
        return response

    async def _answer(
        self, web_request: web.Request, request: Request, route: Route, call: Call
    ) -> web.Response:
        await self.faults.wait_if_held(request.route)
        major = "+".join(call.path.get(name, "") for name in _MAJOR)
        bucket, headers = self.ratelimits.take(route.method, request.route, major)
        planned = self.faults.take(route.method, request.route)
        if planned is None and bucket.remaining < 0:
            wait = float(headers["X-RateLimit-Reset-After"])
            planned = Planned(None, None, 1, 429, retry_after=wait)
        if planned is not None:
            return _fail(planned, headers)
        try:
            self._check(web_request, request, route)
            return _respond(route.answer(call), 200, headers)
        except ApiError as error:
            return _respond(error.payload(), error.status, headers)
        except Exception as error:
            self.violations.append(f"{route.method} {route.path} broke this server: {error!r}")
            raise

    def _check(self, web_request: web.Request, request: Request, route: Route) -> None:
        token = web_request.headers.get("Authorization")
        is_open = route.path.startswith(_OPEN)
        if not is_open and token != f"Bot {self._state.application.token}":
            raise ApiError(Refusal.UNAUTHORIZED)
        now = self._state.clock.now()
        found = violations_of(
            request.method, request.path, request.body, files=request.files, now=now
        )
        request.is_checked = True
        if request.reason is not None and len(request.reason) > LONGEST_REASON:
            found.append(f"{request.method} {request.route}: the reason is too long")
        if found:
            self.violations += found
            raise _refuse(found)


async def _read(web_request: web.Request) -> tuple[Any, Mapping[str, Upload]]:
    if web_request.content_type != "multipart/form-data":
        text = await web_request.text()
        return (json.loads(text) if text else None), {}
    form = await web_request.post()
    uploads = {
        name.removeprefix("files[").removesuffix("]"): Upload(field.filename, field.file.read())
        for name, field in form.items()
        if isinstance(field, web.FileField)
    }
    written = form.get("payload_json", "{}")
    return json.loads(str(written)), uploads


def _refuse(violations: list[str]) -> ApiError:
    if all(line.endswith(EMPTY) for line in violations):
        return ApiError(Refusal.EMPTY_MESSAGE)
    return invalid("_", "INVALID", "; ".join(violations))


def _fail(planned: Planned, headers: dict[str, str]) -> web.Response:
    if planned.status == 429:
        headers |= headers_of_429(planned.retry_after, is_global=planned.is_global)
    return _respond(body_of(planned), planned.status, headers)


def _respond(said: Said, status: int, headers: Mapping[str, str]) -> web.Response:
    if said is None:
        return web.Response(status=204, headers=headers)
    # discord.py reads only what is called exactly this, without a charset.
    return web.Response(
        body=json.dumps(said).encode(),
        status=status,
        headers={"Content-Type": "application/json", **headers},
    )
