"""The bot's end of one scoring process."""

import asyncio
import sys
from collections.abc import Sequence
from typing import Any

from nudgebot.domain.assessment import Assessment
from nudgebot.scoring.settings import ScoringSettings
from nudgebot.scoring.wire import HEADER, content_of, frame, unpack

COMMAND = (sys.executable, "-m", "nudgebot.scoring.worker")


class ModelError(Exception):
    """A scoring process cannot load its model; the message says why."""


class ScoringProcess:
    """Starts, asks and ends one process. It answers one batch at a time."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    @classmethod
    async def start(
        cls, settings: ScoringSettings, *, command: Sequence[str] = COMMAND
    ) -> "ScoringProcess":
        """Start a process and wait until its model is loaded.

        Raises:
            ModelError: the model cannot be loaded.
            EOFError: the process ended before it said anything.
        """
        pipe = asyncio.subprocess.PIPE
        started = cls(await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe))
        try:
            problem = await started._ask(settings)
        except BaseException:
            await started.end()
            raise
        if problem is not None:
            await started.end()
            raise ModelError(problem)
        return started

    async def assess(self, texts: Sequence[str]) -> list[Assessment]:
        """Score a batch; raises EOFError or OSError when the process is gone."""
        return [unpack(packed) for packed in await self._ask(list(texts))]

    async def end(self) -> None:
        """End the process, at once."""
        if self._process.returncode is None:
            self._process.kill()
        if self._process.stdin is not None:
            self._process.stdin.close()
        await self._process.wait()

    async def _ask(self, question: object) -> Any:  # noqa: ANN401 - each question has its answer
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            raise EOFError
        stdin.write(frame(question))
        await stdin.drain()
        (size,) = HEADER.unpack(await stdout.readexactly(HEADER.size))
        return content_of(await stdout.readexactly(size))
