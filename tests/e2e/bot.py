"""The real program in a process of its own, as an owner starts it."""

import asyncio
import signal
import sys
from pathlib import Path

COMMAND = (sys.executable, "-m", "nudgebot.cli")
START_SECONDS = 60.0
ROOM = "The chat room:"


class Bot:
    """`nudgebot demo` on a folder; it can be killed and started again on the same port."""

    def __init__(self, folder: Path, *, command: tuple[str, ...] = COMMAND) -> None:
        self.folder = folder
        self.url = ""
        self._command = command
        self._log = folder.parent / "demo.log"
        self._process: asyncio.subprocess.Process | None = None

    @property
    def log(self) -> str:
        """Everything that it wrote to standard error so far."""
        return self._log.read_text()

    async def start(self) -> "Bot":
        """Start it and wait until it says where the room is."""
        port = self.url.rpartition(":")[2].rstrip("/") or "0"
        options = ("demo", "--port", port, "--data", str(self.folder))
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *self._command, *options, stdout=asyncio.subprocess.PIPE, stderr=log
            )
        async with asyncio.timeout(START_SECONDS):
            self.url = await self._room_address()
        return self

    async def kill(self) -> None:
        """Kill it without warning, as a power cut would."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> int:
        """Ask it to stop; return its exit status."""
        return await self._end(signal.SIGTERM)

    async def _end(self, number: signal.Signals) -> int:
        if self._process is None:
            return 0
        process, self._process = self._process, None
        if process.returncode is None:
            process.send_signal(number)
        # The pipe is read to its end, so that no transport is left open.
        await process.communicate()
        return process.returncode or 0

    async def _room_address(self) -> str:
        assert self._process is not None
        assert self._process.stdout is not None
        while line := (await self._process.stdout.readline()).decode():
            if line.startswith(ROOM):
                return line.removeprefix(ROOM).strip().rstrip("/")
        raise AssertionError(f"the bot did not start: {self.log}")
