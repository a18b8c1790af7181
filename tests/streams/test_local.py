import asyncio
from collections import Counter

import pytest

from nudgebot.domain.decision import Decision
from nudgebot.domain.message import Message
from nudgebot.domain.record import Receipt
from nudgebot.streams.local import LocalStream
from tests.builders import message

RECEIPT = Receipt(decision=Decision(findings=()))


class Handler:
    """Waits at a gate with every message, and notes who is inside with whom."""

    def __init__(self) -> None:
        self.gate = asyncio.Event()
        self.inside: Counter[str] = Counter()
        self.most_of_one = 0
        self.most = 0
        self.order: list[str] = []

    async def __call__(self, message: Message) -> Receipt:
        author = message.author.id
        self.inside[author] += 1
        self.most_of_one = max(self.most_of_one, self.inside[author])
        self.most = max(self.most, self.inside.total())
        await self.gate.wait()
        await asyncio.sleep(0)
        self.inside[author] -= 1
        self.order.append(message.text)
        return RECEIPT


async def settled() -> None:
    """Let everything run that can."""
    for _ in range(20):
        await asyncio.sleep(0)


async def test_a_member_has_one_turn_at_a_time_in_the_order_of_arrival() -> None:
    handler = Handler()
    stream = LocalStream(handler)
    handler.gate.set()
    lines = [str(number) for number in range(20)]
    await asyncio.gather(*(stream.request(message(line)) for line in lines))
    assert handler.most_of_one == 1
    assert handler.order == lines


async def test_many_members_have_their_turns_at_once() -> None:
    handler = Handler()
    stream = LocalStream(handler)
    asking = [
        asyncio.create_task(stream.request(message(by=str(number % 10)))) for number in range(30)
    ]
    await settled()
    assert handler.inside.total() == 10
    handler.gate.set()
    assert await asyncio.gather(*asking) == [RECEIPT] * 30
    assert handler.most_of_one == 1


async def test_a_flood_waits_outside() -> None:
    handler = Handler()
    stream = LocalStream(handler, in_flight=3)
    asking = [asyncio.create_task(stream.request(message(by=str(n)))) for n in range(9)]
    await settled()
    assert handler.most == 3
    handler.gate.set()
    await asyncio.gather(*asking)
    assert handler.most == 3
    assert len(handler.order) == 9


async def test_whoever_gives_up_makes_room_for_the_next() -> None:
    handler = Handler()
    stream = LocalStream(handler, in_flight=1)
    first, second, third = (
        asyncio.create_task(stream.request(message(line))) for line in ("1", "2", "3")
    )
    await settled()
    second.cancel()
    first.cancel()
    handler.gate.set()
    await third
    assert handler.order == ["3"]


async def test_a_handler_that_fails_fails_one_message() -> None:
    async def fail_on_odd(message: Message) -> Receipt:
        if message.text == "odd":
            raise ValueError(message.text)
        return RECEIPT

    stream = LocalStream(fail_on_odd)
    odd, even = (asyncio.create_task(stream.request(message(line))) for line in ("odd", "even"))
    assert await even == RECEIPT
    with pytest.raises(ValueError, match="odd"):
        await odd
