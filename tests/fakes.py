"""Fakes at our own ports: simple, and honest about what they were asked."""

import asyncio
from collections import Counter
from datetime import datetime, timedelta

from nudgebot.domain.assessment import Assessment
from nudgebot.domain.message import MemberKey, MessageKey
from nudgebot.domain.notes import Delivery, Handover, Note, NudgeNote, VerdictNote
from nudgebot.domain.nudge import NudgeRecord
from nudgebot.domain.record import Parcel, Receipt, Record
from nudgebot.domain.standing import Standing
from nudgebot.ports import ScoringUnavailableError
from nudgebot.storage.store import SqlStore
from nudgebot.stores import StoreUnavailableError
from tests.builders import NOON, PLAIN


class FakeClock:
    """Stands still until it is told to move."""

    def __init__(self, now: datetime = NOON) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now

    def advance(self, **time: float) -> None:
        self._now += timedelta(**time)


class FakeScorer:
    """Scores each text as its script says, and plain where it says nothing."""

    def __init__(self) -> None:
        self.script: dict[str, Assessment] = {}
        self.is_out = False
        self.asked = 0

    async def assess(self, text: str) -> Assessment:
        self.asked += 1
        if self.is_out:
            raise ScoringUnavailableError("told to be out")
        return self.script.get(text, PLAIN)


class FakePlatform:
    """Keeps what is delivered, and answers as it is told."""

    name = "chat"

    def __init__(self) -> None:
        self.delivered: list[Note] = []
        self.answer: Delivery | Exception = Delivery.DELIVERED
        self.way = "told"
        self.words: dict[str, str] = {}
        self.recall_error: Exception | None = None
        self.gate = asyncio.Event()
        self.gate.set()
        self.entered = asyncio.Event()

    async def recall(self, nudge: NudgeRecord) -> str | None:
        if self.recall_error is not None:
            raise self.recall_error
        return self.words.get(nudge.message.message)

    async def deliver(self, note: Note) -> Handover:
        self.entered.set()
        await self.gate.wait()
        if isinstance(self.answer, Exception):
            raise self.answer
        if self.answer is Delivery.DELIVERED:
            self.delivered.append(note)
        return Handover(self.answer, self.way)

    @property
    def nudges(self) -> list[NudgeNote]:
        return [note for note in self.delivered if isinstance(note, NudgeNote)]

    @property
    def verdicts(self) -> list[VerdictNote]:
        return [note for note in self.delivered if isinstance(note, VerdictNote)]


class CountingMonitor:
    """Counts events with their labels, and how often each stage was timed."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.timed: Counter[str] = Counter()

    def count(self, event: str, **labels: str) -> None:
        self.counts[" ".join([event, *map(str, labels.values())])] += 1

    def time(self, stage: str, seconds: float) -> None:
        assert seconds >= 0
        self.timed[stage] += 1


class FailingStore(SqlStore):
    """The real store, with outages of single methods at will."""

    out: frozenset[str] = frozenset()

    def _pass(self, method: str) -> None:
        if method in self.out:
            raise StoreUnavailableError("told to be out")

    async def standing(self, member: MemberKey, revises: MessageKey | None) -> Standing:
        self._pass("standing")
        return await super().standing(member, revises)

    async def record(self, record: Record) -> Receipt:
        self._pass("record")
        return await super().record(record)

    async def delivered(self, parcel: Parcel, handover: Handover) -> None:
        self._pass("delivered")
        await super().delivered(parcel, handover)
