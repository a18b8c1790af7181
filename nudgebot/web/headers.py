"""Headers that keep pages from doing what they have no need to do."""

from aiohttp import web

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",  # without any, forms would not say where they come from
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
BEGUN = web.RequestKey("begun", bool)


async def add_headers(request: web.Request, response: web.StreamResponse) -> None:
    """Add them to every response, just before it is sent."""
    request[BEGUN] = True
    response.headers["Server"] = "nudgebot"
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    caching = "no-cache" if isinstance(response, web.FileResponse) else "no-store"
    response.headers.setdefault("Cache-Control", caching)
