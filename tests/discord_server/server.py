"""The loopback Discord: REST and gateway on one port of this machine."""

from collections.abc import Callable
from types import TracebackType
from typing import Self

from aiohttp import web

from tests.discord_server.faults import Faults
from tests.discord_server.gateway import Gateway
from tests.discord_server.journal import Request
from tests.discord_server.ratelimits import RateLimits
from tests.discord_server.reception import API, Reception
from tests.discord_server.routes import (
    automod,
    callbacks,
    channels,
    commands,
    communities,
    dms,
    followups,
    login,
    members,
    messages,
    overwrites,
    reactions,
    threads,
    webhooks,
)
from tests.discord_server.state import State
from tests.discord_server.world import World

HOST = "127.0.0.1"
TOKEN = "bot-token.of-this.loopback-server"
QUIET_SECONDS = 0.1
GOING_AWAY = 1001
_REFUSED = frozenset({401, 403, 429})
_TOPICS = (
    automod,
    callbacks,
    channels,
    commands,
    communities,
    dms,
    followups,
    login,
    members,
    messages,
    overwrites,
    reactions,
    threads,
    webhooks,
)


class DiscordServer:
    """A small, faithful Discord for tests; use it as an async context manager.

    Attributes:
        world: What there is in it, and how to put more into it.
        token: The one bot token that it takes.
    """

    def __init__(self, *, port: int = 0, token: str = TOKEN) -> None:
        self.token = token
        self.world = World(token)
        self._port = port
        self._reception = Reception(self.world)
        self._runner = web.AppRunner(self._build(), access_log=None, shutdown_timeout=0.5)

    @property
    def api(self) -> str:
        """The address of the REST API."""
        return self.world.address + API

    @property
    def gateway(self) -> str:
        """The address of the gateway."""
        return self.world.address.replace("http:", "ws:", 1) + "/gateway"

    @property
    def requests(self) -> list[Request]:
        """What the bot asked for, in order."""
        return self._reception.requests

    @property
    def violations(self) -> list[str]:
        """What the bot asked for and Discord would not have taken."""
        return self._reception.violations

    @property
    def refused(self) -> int:
        """How many requests count against Discord's 10,000 in ten minutes: 401, 403 and 429."""
        return sum(request.status in _REFUSED for request in self.requests)

    @property
    def faults(self) -> Faults:
        """What shall go wrong."""
        return self._reception.faults

    @property
    def ratelimits(self) -> RateLimits:
        """How many requests get through."""
        return self._reception.ratelimits

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        site = web.TCPSite(self._runner, HOST, self._port)
        await site.start()
        port = self._runner.addresses[0][1]
        self.world.address = f"http://{HOST}:{port}"
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.faults.release()
        await self.world.sessions.drop(GOING_AWAY)
        await self._runner.cleanup()

    async def settle(self, quiet: float = QUIET_SECONDS) -> None:
        """Wait until nothing was asked or happened for a short while."""
        while True:
            await self.world.pulse.quiet(quiet)
            if self._reception.is_idle:
                return

    async def until(self, condition: Callable[[], object], timeout: float = 5.0) -> None:  # noqa: ASYNC109 - reads well in a test
        """Wait until a condition holds.

        Raises:
            TimeoutError: It did not come to hold in time.
        """
        await self.world.pulse.until(condition, timeout)

    def advance(self, seconds: float) -> None:
        """Put the server's clock forward."""
        self.world.clock.advance(seconds)
        self.world.pulse.beat()

    def _build(self) -> web.Application:
        application = web.Application(client_max_size=32 * 1024 * 1024)
        state: State = self.world
        application.router.add_get("/gateway", Gateway(state).handle)
        application.router.add_get("/attachments/{channel}/{file}/{name}", self._give_file)
        for topic in _TOPICS:
            for route in topic.ROUTES:
                self._reception.add_to(application, route)
        application.router.add_route("*", "/{rest:.*}", self._reception.turn_away)
        return application

    async def _give_file(self, request: web.Request) -> web.Response:
        file = self.world.files.get(int(request.match_info["file"]))
        if file is None:
            raise web.HTTPNotFound
        return web.Response(body=file.data)
