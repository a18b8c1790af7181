"""The machine that the bot runs on: its clock, and the signals that it listens to."""

import asyncio
import contextlib
import signal
import sys
from collections.abc import Iterator
from datetime import UTC, datetime

POLITE_SECONDS = 0.0002


class SystemClock:
    """The clock of this machine."""

    def now(self) -> datetime:
        """Now, aware, in UTC."""
        return datetime.now(UTC)


def listen_for_signals() -> asyncio.Event:
    """Return an event that SIGINT and SIGTERM set, from now on."""
    return _listen(signal.SIGINT, signal.SIGTERM)


def listen_for_hangup() -> asyncio.Event:
    """Return an event that SIGHUP sets, from now on, instead of ending the process."""
    return _listen(signal.SIGHUP)


def _listen(*numbers: signal.Signals) -> asyncio.Event:
    told = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in numbers:
        with contextlib.suppress(NotImplementedError):  # no signals on Windows' loop
            loop.add_signal_handler(number, told.set)
    return told


@contextlib.contextmanager
def politely() -> Iterator[None]:
    """Let the event loop go first while this thread computes: it gets its turn 25 times as soon."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(min(usual, POLITE_SECONDS))
    try:
        yield
    finally:
        sys.setswitchinterval(usual)
