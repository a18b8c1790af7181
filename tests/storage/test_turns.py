"""Long work in short turns."""

import asyncio
from contextlib import suppress

from nudgebot.storage.turns import AT_ONCE, in_turns


async def test_others_have_their_turn_while_there_is_much_to_go_through() -> None:
    turns = 0

    async def take_turns() -> None:
        nonlocal turns
        while True:
            await asyncio.sleep(0)
            turns += 1

    other = asyncio.create_task(take_turns())
    items = [item async for item in in_turns(range(10 * AT_ONCE + 1))]
    other.cancel()
    with suppress(asyncio.CancelledError):
        await other

    assert items == [*range(10 * AT_ONCE + 1)]
    assert turns >= 9
