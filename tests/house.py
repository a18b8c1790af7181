"""The engine with a real store, fake surroundings, and a way to pull the plug."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from nudgebot.domain.case import Case
from nudgebot.domain.events import Event
from nudgebot.domain.message import Message
from nudgebot.domain.record import Receipt
from nudgebot.engine.answers import Answers
from nudgebot.engine.cases import Cases
from nudgebot.engine.deliverer import Deliverer
from nudgebot.engine.host import PluginHost
from nudgebot.engine.housekeeping import Housekeeping
from nudgebot.engine.intake import Intake
from nudgebot.engine.members import Members
from nudgebot.engine.overdue import Overdue
from nudgebot.engine.prevention import Prevention
from nudgebot.engine.reports import Reports
from nudgebot.engine.ruleset import InForce, Ruleset
from nudgebot.engine.surroundings import Surroundings
from nudgebot.policy.settings import PolicySettings
from nudgebot.storage.database import connect
from nudgebot.streams.local import LocalStream
from nudgebot.texts.catalogue import Catalogue
from tests.builders import COMMUNITY, PLATFORM, member
from tests.fakes import CountingMonitor, FailingStore, FakeClock, FakePlatform, FakeScorer

EXCERPT_KEY = b"e" * 32
FINGERPRINT_KEY = b"f" * 32
RETENTION_DAYS = 90


@dataclass
class World:
    """What is outside the engine, and outlives a crash of it."""

    database: Path
    settings: PolicySettings = field(default_factory=PolicySettings)
    clock: FakeClock = field(default_factory=FakeClock)
    scorer: FakeScorer = field(default_factory=FakeScorer)
    platform: FakePlatform = field(default_factory=FakePlatform)
    monitor: CountingMonitor = field(default_factory=CountingMonitor)
    events: list[Event] = field(default_factory=list)


class House:
    """One run of the engine in a world."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.engine = connect(f"sqlite:///{world.database}")
        self.store = FailingStore(self.engine, excerpt_key=EXCERPT_KEY)
        self.around = Surroundings(
            scorer=world.scorer,
            store=self.store,
            clock=world.clock,
            monitor=world.monitor,
            platforms={PLATFORM: world.platform},
            announce=world.events.append,
        )
        self.deliverer = Deliverer(self.around)
        self.in_force = InForce(Ruleset(policy=world.settings, scorer=world.scorer))
        self.intake = Intake(
            self.around, self.deliverer, self.in_force, fingerprint_key=FINGERPRINT_KEY
        )
        self.stream = LocalStream(self.intake.receive)
        self.answers = Answers(self.around, self.intake.recollection)
        self.cases = Cases(self.around, self.deliverer)
        self.members = Members(self.around)
        self.pauses = self.intake.pauses
        self.prevention = Prevention(self.around, FINGERPRINT_KEY)
        self.reports = Reports(self.around)
        self.housekeeping = Housekeeping(
            self.around,
            self.deliverer,
            Overdue(self.around, self.deliverer, self.intake.recollection, self.in_force),
            retention_days=RETENTION_DAYS,
        )

    async def submit(self, message: Message) -> Receipt:
        """Hand in a message that is sent now."""
        return await self.stream.request(replace(message, sent_at=self.world.clock.now()))

    def host(self) -> PluginHost:
        """The engine as a plugin sees it."""
        return PluginHost(
            texts=Catalogue({"hello": "Hello, {name}."}),
            secret=lambda purpose: purpose.encode(),
            listen=lambda _: None,
            stream=self.stream,
            intake=self.intake,
            answers=self.answers,
            cases=self.cases,
            members=self.members,
            pauses=self.pauses,
            reports=self.reports,
            prevention=self.prevention,
            deliverer=self.deliverer,
            store=self.store,
            clock=self.world.clock,
            in_force=self.in_force,
        )

    async def open_case(self, by: str = "mia") -> Case | None:
        cases = await self.store.cases(only_open=True)
        return next((case for case in cases if case.member == member(by)), None)

    async def points(self) -> dict[str, int]:
        board = await self.store.board(PLATFORM, COMMUNITY, 100)
        return {row.member.member: row.points for row in board}


@asynccontextmanager
async def open_house(world: World) -> AsyncIterator[House]:
    """Run the engine until the end of the block; open it again for what comes after a crash."""
    house = House(world)
    house.store.start()
    await house.pauses.load()
    try:
        yield house
    finally:
        await house.store.stop()


def make_world(template: Path, folder: Path, settings: PolicySettings | None = None) -> World:
    """Make a world with an empty database that is a copy of a migrated one."""
    database = folder / "nudgebot.db"
    shutil.copyfile(template, database)
    return World(database=database, settings=settings or PolicySettings())
