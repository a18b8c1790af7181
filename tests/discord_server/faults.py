"""Faults on request: Discord on a bad day."""

import asyncio
import re
from dataclasses import dataclass
from typing import Any

from tests.discord_server.sessions import Sessions

TRY_AGAIN, SESSION_OVER = 4000, 4009


@dataclass
class Planned:
    """A fault that waits for matching requests.

    Attributes:
        method: The method that it waits for; `None` is any.
        status: What the request is answered with; 429 uses `retry_after`.
    """

    method: str | None
    route: re.Pattern[str] | None
    times: int
    status: int
    code: int = 0
    retry_after: float = 0.0
    is_global: bool = False

    def fits(self, method: str, route: str) -> bool:
        """Tell whether a request is meant."""
        is_here = self.route is not None and self.route.fullmatch(route) is not None
        return is_here and self.method in {None, method}


class Faults:
    """What shall go wrong. Routes are patterns that match whole: `/channels/{}/messages`."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions
        self._planned: list[Planned] = []
        self._held: dict[re.Pattern[str], asyncio.Event] = {}

    @property
    def pending(self) -> list[Planned]:
        """What was asked for and did not happen yet."""
        return [*self._planned]

    def fail(
        self, method: str, route: str, status: int = 500, *, code: int = 0, times: int = 1
    ) -> None:
        """Fail the next matching requests."""
        self._planned.append(Planned(method, _pattern(route), times, status, code))

    def limit(
        self, route: str, *, retry_after: float = 0.2, times: int = 1, is_global: bool = False
    ) -> None:
        """Answer the next matching requests with 429."""
        self._planned.append(
            Planned(None, _pattern(route), times, 429, retry_after=retry_after, is_global=is_global)
        )

    def hold(self, route: str) -> None:
        """Let matching requests wait until `release`."""
        self._held[_pattern(route)] = asyncio.Event()

    def release(self) -> None:
        """Answer whatever waits."""
        held, self._held = self._held, {}
        for gate in held.values():
            gate.set()

    async def drop_gateway(self, *, resumable: bool = True) -> None:
        """Cut every gateway connection; the bot may go on where it was, or must begin anew."""
        if not resumable:
            for session in self._sessions.connected:
                self._sessions.forget(session)
                if session.socket is not None:
                    await session.socket.close(code=SESSION_OVER)
            return
        await self._sessions.drop(TRY_AGAIN)

    async def ask_to_reconnect(self) -> None:
        """Ask every connection to come again, as Discord does before it restarts a server."""
        for session in self._sessions.connected:
            if session.socket is not None:
                await session.socket.send_json({"op": 7, "d": None, "s": None, "t": None})

    def repeat_events(self, times: int = 2) -> None:
        """Send each event so many times from now on; 1 is the normal state."""
        self._sessions.times = times

    async def wait_if_held(self, route: str) -> None:
        """Wait while this route is held."""
        for pattern, gate in [*self._held.items()]:
            if pattern.fullmatch(route):
                await gate.wait()

    def take(self, method: str, route: str) -> Planned | None:
        """Take the fault that is planned for a request, if there is one."""
        for planned in self._planned:
            if planned.fits(method, route):
                planned.times -= 1
                if planned.times <= 0:
                    self._planned.remove(planned)
                return planned
        return None


def _pattern(route: str) -> re.Pattern[str]:
    return re.compile(route.replace("{}", r"\{\}"))


def body_of(planned: Planned) -> dict[str, Any]:
    """Write what a failed request is told."""
    if planned.status == 429:
        return {
            "message": "You are being rate limited.",
            "retry_after": planned.retry_after,
            "global": planned.is_global,
        }
    return {"message": f"{planned.status}: planned by the test", "code": planned.code}
