"""Answers only to its own names, so that another site's page cannot reach in by DNS rebinding."""

from contextlib import suppress
from ipaddress import ip_address
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from nudgebot.web.settings import WebSettings


def known_hosts_only(settings: WebSettings) -> Middleware:
    """Make the middleware that turns away requests for other hosts."""
    names = {name.casefold() for name in (settings.host, *settings.allowed_hosts)}

    @web.middleware
    async def check_host(request: web.Request, handler: Handler) -> web.StreamResponse:
        if not is_known(request.host, names):
            raise web.HTTPMisdirectedRequest
        return await handler(request)

    return check_host


def is_known(host: str, names: set[str]) -> bool:
    """Whether a Host header has one of our names, or a bare address, which nobody can rebind."""
    name = ""
    with suppress(ValueError):
        name = urlsplit(f"//{host}").hostname or ""
    return name in names or _is_address(name)


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
