"""Everything that the web server is given to work with."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field

from aiohttp import web

from nudgebot.domain.events import Event
from nudgebot.engine.cases import Cases
from nudgebot.texts.catalogue import Catalogue
from nudgebot.web.metrics import PrometheusMonitor
from nudgebot.web.settings import WebSettings

Check = Callable[[], Awaitable[bool]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The parts of the site, put together by bootstrap.

    Attributes:
        settings: where to listen, and who may moderate.
        texts: the words of the pages.
        cases: the moderators' desk.
        secret: makes a 32-byte key for a purpose, the same after a restart.
        monitor: what `/metrics` shows.
        listen: calls a listener for every event.
        checks: what `/readyz` asks, by name.
        moderator_key: what opens the moderators' pages; None keeps them shut.
        routes: the plugins' pages and sockets.
    """

    settings: WebSettings
    texts: Catalogue
    cases: Cases
    secret: Callable[[str], bytes]
    monitor: PrometheusMonitor
    listen: Callable[[Callable[[Event], None]], None]
    checks: Mapping[str, Check] = field(default_factory=dict)
    moderator_key: str | None = field(default=None, repr=False)
    routes: Sequence[web.AbstractRouteDef] = ()
