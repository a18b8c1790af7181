"""Who may moderate: a key opens the door, and a signed pass keeps it open for a while."""

import hashlib
import hmac
from collections.abc import Callable
from secrets import token_hex
from time import time as wall_time

from aiohttp import web

COOKIE = "nudgebot_moderator"
SECONDS = 12 * 3600
PATH = "/moderators"


class Doorkeeper:
    """Issues passes and checks them. Another key, or an open door shut, ends every pass."""

    def __init__(
        self,
        secret: bytes,
        *,
        key: str | None,
        is_open: bool,
        time: Callable[[], float] = wall_time,
    ) -> None:
        self._key = key
        self._time = time
        self._signing_key = _digest(secret, "open" if is_open else f"key:{key}")
        self.is_open = is_open

    @property
    def is_shut(self) -> bool:
        """Whether nobody can come in, for want of a key."""
        return not self.is_open and self._key is None

    def opens_with(self, key: str) -> bool:
        """Whether this is the key; takes as long for a wrong one."""
        if self._key is None:
            return False
        return hmac.compare_digest(key.strip().encode(errors="replace"), self._key.encode())

    def read(self, request: web.BaseRequest) -> str | None:
        """Get the pass of a request, if it is one of ours and still good."""
        badge = request.cookies.get(COOKIE, "")
        stamp, _, signature = badge.rpartition(".")
        if not hmac.compare_digest(signature.encode(), self._sign(stamp).encode()):
            return None
        issued_at = int(stamp.partition(".")[0])
        return badge if self._time() - issued_at < SECONDS else None

    def issue(self) -> str:
        """Make a new pass."""
        stamp = f"{int(self._time())}.{token_hex(16)}"
        return f"{stamp}.{self._sign(stamp)}"

    def hand_out(self, response: web.StreamResponse, badge: str, *, secure: bool) -> None:
        """Let the browser keep a pass."""
        response.set_cookie(
            COOKIE,
            badge,
            max_age=SECONDS,
            path=PATH,
            httponly=True,
            secure=secure,
            samesite="Strict",
        )

    def token(self, badge: str) -> str:
        """Make the token that each form carries: other sites' pages cannot know it."""
        return self._sign(f"form:{badge}")

    def accepts(self, badge: str, token: str) -> bool:
        """Whether a form came from one of our pages."""
        return hmac.compare_digest(token.encode(errors="replace"), self.token(badge).encode())

    def _sign(self, text: str) -> str:
        return _digest(self._signing_key, text).hex()


def _digest(key: bytes, text: str) -> bytes:
    return hmac.new(key, text.encode(errors="replace"), hashlib.sha256).digest()
