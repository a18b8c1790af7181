"""Keeps the bot within what Discord bears: how many people it writes to, and how often in vain.

Somebody's consent to direct messages is asked for elsewhere; here it is about Discord.
"""

import logging
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

import discord

from nudgebot_discord.governing.bucket import Bucket
from nudgebot_discord.governing.circuit import Circuit
from nudgebot_discord.governing.invalid_requests import InvalidRequests
from nudgebot_discord.governing.notebook import Notebook

# They take none from us: their settings say so, or we share no community with them any more.
CLOSED = frozenset({50007, 50278})
# Too many new ones too fast, and: the bot is under quarantine.
TOO_MANY = frozenset({40003, 20026})
KNOWN = 10_000

BUCKET, BREAKER = "dm.bucket", "dm.breaker"

log = logging.getLogger(__name__)


class Refusal(StrEnum):
    """Why a direct message is not sent now."""

    CLOSED = "dm_closed"
    RATE = "dm_rate"
    BREAKER = "dm_breaker"
    BUDGET = "request_budget"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much the governor allows.

    Attributes:
        new_per_hour: to how many members the bot writes first in an hour, for long.
        burst: to how many of them at once.
        closed_for: how long a member who takes none is left alone.
        breaker: how long nothing is sent when Discord says that it is too much, the first time.
        invalid_requests: at how many refused requests in 10 minutes it stops.
    """

    new_per_hour: float = 20.0
    burst: int = 5
    closed_for: timedelta = timedelta(days=7)
    breaker: timedelta = timedelta(hours=1)
    invalid_requests: int = 2_000


class Governor:
    """Says whether a direct message may be sent, and learns from how it went.

    What must outlive a restart is in the notebook; when that raises, so does the governor.
    """

    def __init__(
        self,
        notebook: Notebook,
        limits: Limits | None = None,
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._notebook = notebook
        self._limits = limits or Limits()
        self._clock = clock
        self._bucket = Bucket(per_hour=self._limits.new_per_hour, burst=self._limits.burst)
        self._circuit = Circuit(first=self._limits.breaker)
        self._requests = InvalidRequests(limit=self._limits.invalid_requests, clock=clock)
        self._known: OrderedDict[str, None] = OrderedDict()
        self._is_read = False

    async def may_open(self, member: str) -> Refusal | None:
        """Ask before a direct message; for a member who got none lately it takes a token."""
        await self._read()
        if self._requests.is_spent():
            return Refusal.BUDGET
        if self._circuit.is_open(self._clock()):
            return Refusal.BREAKER
        if await self._is_closed(member):
            return Refusal.CLOSED
        if member in self._known:
            return None
        if not self._bucket.take(self._clock()):
            return Refusal.RATE
        await self._notebook.put(BUCKET, self._bucket.write())
        return None

    async def opened(self, member: str) -> None:
        """Learn that a direct message arrived."""
        is_new = member not in self._known
        self._known[member] = None
        self._known.move_to_end(member)
        if len(self._known) > KNOWN:
            self._known.popitem(last=False)
        await self._notebook.drop(_closed(member))
        if is_new and self._circuit.mend(self._clock()):
            await self._notebook.drop(BREAKER)

    async def failed(self, member: str, error: discord.HTTPException) -> None:
        """Learn that a direct message did not arrive. Its status is counted by `note_status`."""
        if error.code in CLOSED:
            self._known.pop(member, None)
            until = self._clock() + self._limits.closed_for
            await self._notebook.put(_closed(member), until.isoformat())
        elif error.code in TOO_MANY and self._circuit.trip(self._clock()):
            log.error("discord.dm.breaker", extra={"code": error.code})
            await self._notebook.put(BREAKER, self._circuit.write())

    def note_status(self, status: int, *, shared: bool = False) -> None:
        """Count an answer of Discord's to any request; `shared` is what its 429 says of itself."""
        self._requests.note(status, shared=shared)

    async def _is_closed(self, member: str) -> bool:
        until = await self._notebook.get(_closed(member))
        if until is None:
            return False
        if self._clock() < datetime.fromisoformat(until):
            return True
        await self._notebook.drop(_closed(member))
        return False

    async def _read(self) -> None:
        if self._is_read:
            return
        bucket = await self._notebook.get(BUCKET)
        circuit = await self._notebook.get(BREAKER)
        if self._is_read:
            return  # somebody else read it while we waited, and has used it since
        self._is_read = True
        if bucket is not None:
            self._bucket.read(bucket)
        if circuit is not None:
            self._circuit.read(circuit)


def _closed(member: str) -> str:
    return f"dm.closed.{member}"
