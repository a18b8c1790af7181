"""The real program as an owner runs it: by a file, which may change meanwhile."""

import asyncio
import json
import signal
import sys
from pathlib import Path
from typing import Any

COMMAND = (sys.executable, "-m", "nudgebot.cli", "run", "--config")
PATIENCE = 60.0
START = """
[web]
port = 0
[log]
format = "json"
[plugins.webchat]
[storage]
folder = "{folder}"
"""


class OwnedBot:
    """`nudgebot run` in a process of its own; its log is read line by line."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "rules.toml"
        self.url = ""
        self._rest = START.format(folder=folder / "data")
        self._log = folder / "run.log"
        self._process: asyncio.subprocess.Process | None = None

    async def start(self, rules: str) -> "OwnedBot":
        """Start it with these rules and wait until it is ready."""
        self.save(rules)
        with self._log.open("wb") as log:
            self._process = await asyncio.create_subprocess_exec(
                *COMMAND, str(self.file), stderr=log
            )
        self.url = (await self.tells("ready"))["url"]
        return self

    def save(self, rules: str) -> None:
        """Save the file as many editors do: written beside it, then put in its place."""
        draft = self.file.with_suffix(".new")
        draft.write_text(rules + self._rest)
        draft.replace(self.file)

    def told(self, event: str) -> list[dict[str, Any]]:
        """What it has logged of a kind so far."""
        lines = [line for line in self._log.read_text().splitlines() if line.startswith("{")]
        return [line for line in map(json.loads, lines) if line["event"] == event]

    async def tells(self, event: str, *, times: int = 1) -> dict[str, Any]:
        """Wait until it has logged something so often; return the last one."""
        async with asyncio.timeout(PATIENCE):
            while len(self.told(event)) < times:
                assert self._process is not None
                assert self._process.returncode is None, self._log.read_text()
                await asyncio.sleep(0.02)
        return self.told(event)[times - 1]

    def send(self, number: signal.Signals) -> None:
        """Send it a signal."""
        assert self._process is not None
        self._process.send_signal(number)

    async def stop(self) -> int:
        """Ask it to stop; return its exit status."""
        assert self._process is not None
        if self._process.returncode is None:
            self.send(signal.SIGTERM)
        return await self._process.wait()
