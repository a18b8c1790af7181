from collections.abc import AsyncIterator

import pytest

from tests.plugins.webchat.visitors import OpenRoom, open_room


@pytest.fixture
async def room() -> AsyncIterator[OpenRoom]:
    async with open_room() as opened:
        yield opened
