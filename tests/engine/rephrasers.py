"""A rephraser that says what it is told to, and an engine that asks it."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from nudgebot.domain.rephrasing import RephraseRequest
from nudgebot.engine.deliverer import Deliverer
from nudgebot.engine.intake import Intake
from nudgebot.ports import Rephraser
from tests.house import FINGERPRINT_KEY, House

BETTER = "I see that differently, and it annoyed me."


class FakeRephraser:
    """Answers everything with `answer`, and keeps what it was asked."""

    def __init__(self, answer: Sequence[str] | Exception = (BETTER,)) -> None:
        self.answer = answer
        self.asked: list[RephraseRequest] = []
        self.entered = asyncio.Event()
        self.gate = asyncio.Event()
        self.gate.set()

    async def rephrase(self, request: RephraseRequest) -> Sequence[str]:
        self.asked.append(request)
        self.entered.set()
        await self.gate.wait()
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


def turn_on(house: House, rephraser: Rephraser) -> None:
    """Let the house ask a rephraser from now on."""
    house.around = replace(house.around, rephraser=rephraser)
    house.deliverer = Deliverer(house.around)
    house.intake = Intake(
        house.around, house.deliverer, house.in_force, fingerprint_key=FINGERPRINT_KEY
    )
