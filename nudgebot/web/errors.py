"""Plain pages for whatever goes wrong. They never quote a request, and neither does the log."""

import logging
import traceback

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from nudgebot.stores import StoreUnavailableError
from nudgebot.web.headers import BEGUN
from nudgebot.web.pages import Pages

UNAVAILABLE = 503
BROKEN = 500
FIRST_ERROR = 400

log = logging.getLogger(__name__)


def plain_errors(pages: Pages) -> Middleware:
    """Make the middleware that turns errors into pages."""

    @web.middleware
    async def catch(request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            return await handler(request)
        except web.HTTPException as answer:
            if answer.status < FIRST_ERROR:
                raise
            return _page(pages, answer.status, allow=answer.headers.get("Allow"))
        except StoreUnavailableError:
            return _page(pages, UNAVAILABLE)
        except Exception as error:  # noqa: BLE001 - the page that says so must not fail too
            _note(error)
            if request.get(BEGUN):
                _cut(request)  # half of another answer is on its way already
                raise ConnectionResetError from None
            return _page(pages, BROKEN)

    return catch


def _page(pages: Pages, status: int, *, allow: str | None = None) -> web.Response:
    key = f"web.error.{status}" if f"web.error.{status}" in pages.texts else "web.error.other"
    response = pages.show("error.html", status=status, message=pages.texts(key))
    if allow:
        response.headers["Allow"] = allow
    return response


def _cut(request: web.BaseRequest) -> None:
    if request.transport is not None:
        request.transport.abort()


def _note(error: Exception) -> None:
    """Log where it happened; what the error says might quote somebody."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{frame.name}:{frame.lineno}"
    log.error("web.failed", extra={"error": type(error).__name__, "place": place})
