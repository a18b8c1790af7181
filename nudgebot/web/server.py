"""The bot's web server: its own pages, and the plugins'."""

from pathlib import Path

from aiohttp import web

from nudgebot.web.casefeed import CaseFeed
from nudgebot.web.doorkeeper import Doorkeeper
from nudgebot.web.errors import plain_errors
from nudgebot.web.headers import add_headers
from nudgebot.web.health import Health
from nudgebot.web.hosts import known_hosts_only
from nudgebot.web.metrics import metrics_page
from nudgebot.web.moderators import ModeratorPages
from nudgebot.web.pages import Pages
from nudgebot.web.site import Site

HERE = Path(__file__).parent
LARGEST_FORM = 64 * 1024
GOODBYE_SECONDS = 2.0


def make_app(site: Site) -> web.Application:
    """Put the site together."""
    pages = Pages(site.texts)
    app = web.Application(
        middlewares=[plain_errors(pages), known_hosts_only(site.settings)],
        client_max_size=LARGEST_FORM,
    )
    app.on_response_prepare.append(add_headers)
    health = Health(site.checks)
    app.add_routes(
        [
            web.get("/healthz", health.live),
            web.get("/readyz", health.ready),
            web.get("/metrics", metrics_page(site.monitor)),
            web.static("/static", HERE / "static"),
        ]
    )
    _add_moderators(app, site, pages)
    app.add_routes(site.routes)
    return app


def _add_moderators(app: web.Application, site: Site, pages: Pages) -> None:
    doorkeeper = Doorkeeper(
        site.secret("web.moderators"),
        key=site.moderator_key,
        is_open=site.settings.open_moderation,
    )
    feed = CaseFeed()
    site.listen(feed.notice)
    app.on_shutdown.append(feed.close)
    app.add_routes(ModeratorPages(site.cases, doorkeeper, feed, pages).routes())


class Server:
    """Listens on one address."""

    def __init__(self, app: web.Application, *, host: str, port: int) -> None:
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=GOODBYE_SECONDS)
        self._host = host
        self._port = port

    async def start(self) -> None:
        """Begin to listen.

        Raises:
            OSError: the address cannot be had, for instance because the port is in use.
        """
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, self._host, self._port).start()
        except OSError:
            await self._runner.cleanup()
            raise

    async def stop(self) -> None:
        """Stop listening, and let go of every connection."""
        await self._runner.cleanup()

    @property
    def port(self) -> int:
        """The port that it listens on; a free one was picked if 0 was asked for."""
        address = self._runner.addresses[0]
        return int(address[1])
