from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from typing import Any

import pytest

from nudgebot_llm.rephraser import LlmRephraser
from nudgebot_llm.settings import LlmSettings
from tests.plugins.llm.api import Api, open_api

Start = Callable[..., Awaitable[LlmRephraser]]


@pytest.fixture
async def api() -> AsyncIterator[Api]:
    async with open_api() as api:
        yield api


@pytest.fixture
async def start(api: Api) -> AsyncIterator[Start]:
    """Start a rephraser that asks the API, with other settings where a test needs them."""
    async with AsyncExitStack() as stack:

        async def start(**changes: Any) -> LlmRephraser:  # noqa: ANN401 - of any setting
            given = {"base_url": api.url, "model": "tiny", "timeout_seconds": 9.0, **changes}
            rephraser = LlmRephraser(LlmSettings(**given))
            stack.push_async_callback(rephraser.stop)
            await rephraser.start()
            return rephraser

        yield start
