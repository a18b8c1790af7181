"""Who is who: a signed cookie, so that nobody can speak as somebody else."""

import hashlib
import hmac
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from uuid import uuid4

from aiohttp import web

COOKIE = "nudgebot_webchat"
YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Session:
    """A member of the room, by the id that we gave them and the name that they picked."""

    member: str
    name: str


class Sessions:
    """Signs sessions, and believes only what it signed."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def begin(self, name: str) -> Session:
        """Make a member of somebody new."""
        return Session(uuid4().hex, name)

    def read(self, request: web.BaseRequest) -> Session | None:
        """Say whose request this is; None for a stranger, or a cookie that we did not make."""
        payload, _, signature = request.cookies.get(COOKIE, "").partition(".")
        if not payload.isascii() or not hmac.compare_digest(
            signature.encode(), self._sign(payload).encode()
        ):
            return None
        member, name = json.loads(urlsafe_b64decode(payload))
        return Session(member, name)

    def write(self, response: web.StreamResponse, session: Session, *, secure: bool) -> None:
        """Let the browser keep a session for a year."""
        payload = urlsafe_b64encode(json.dumps([session.member, session.name]).encode()).decode()
        response.set_cookie(
            COOKIE,
            f"{payload}.{self._sign(payload)}",
            max_age=YEAR,
            httponly=True,
            secure=secure,
            samesite="Lax",
        )

    def _sign(self, payload: str) -> str:
        return hmac.new(self._key, payload.encode(), hashlib.sha256).hexdigest()


def forget(response: web.StreamResponse) -> None:
    """Let the browser drop its session."""
    response.del_cookie(COOKIE, httponly=True, samesite="Lax")
