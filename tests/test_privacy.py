"""The promise that words are not kept: greps every byte that the bot writes."""

import base64
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from nudgebot.domain.audit import Act
from nudgebot.domain.case import Verdict
from nudgebot.domain.notes import Delivery
from nudgebot.domain.record import Reported
from nudgebot.storage.keyring import open_keyring
from nudgebot.storage.tables import audit, case_entries
from tests.builders import CRUEL, HOME, THANKS, THREAT, draft, member, message
from tests.house import RETENTION_DAYS, House, World, open_house

CANARY = "xylophone-canary"


def disguises() -> Iterator[bytes]:
    """All the ways in which the canary could be written down."""
    for text in (CANARY, CANARY.upper()):
        yield text.encode()
        yield text.encode("utf-16-le")
        yield text.encode("utf-16-be")
        yield text.encode().hex().encode()
        for shift in range(3):  # base64 looks different at each of three offsets
            padded = base64.b64encode(b"\0" * shift + text.encode())
            yield padded[4:-4]


def assert_unwritten(folder: Path) -> None:
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert {"nudgebot.db", "nudgebot.db-wal", "key"} <= {file.name for file in files}
    for file in files:
        content = file.read_bytes()
        for disguise in disguises():
            assert disguise not in content, f"{disguise!r} is in {file.name}"


def test_the_search_would_find_the_canary(tmp_path: Path) -> None:
    open_keyring(tmp_path / "key", {})
    (tmp_path / "nudgebot.db-wal").touch()
    for disguise in disguises():
        (tmp_path / "nudgebot.db").write_bytes(b"..." + disguise + b"...")
        with pytest.raises(AssertionError):
            assert_unwritten(tmp_path)


class Life:
    """Everything that can happen to words, one thing after the other."""

    def __init__(self, house: House) -> None:
        self.house = house
        script = house.world.scorer.script
        self.cruel, self.grave, self.kind = (f"{CANARY} {kind}" for kind in ("fool", "hurt", "thx"))
        script.update({self.cruel: CRUEL, self.grave: THREAT, self.kind: THANKS})

    async def nudge(self) -> str:
        written = draft(self.cruel)
        await self.house.submit(written)
        return written.id

    async def stand_by(self) -> None:
        await self.house.submit(draft(self.cruel, revises=await self.nudge()))

    async def rephrase(self) -> None:
        await self.house.submit(draft(f"{CANARY} better", revises=await self.nudge()))

    async def withdraw(self) -> None:
        await self.nudge()
        *_, last = await self.house.store.unanswered(member())
        assert await self.house.answers.withdraw(last.id, member())

    async def contest(self) -> None:
        await self.nudge()
        *_, last = await self.house.store.unanswered(member())
        assert await self.house.answers.contest(last.id, member(), self.cruel)

    async def thank(self) -> None:
        await self.house.submit(message(self.kind, recipient="tom"))

    async def threaten(self) -> None:
        await self.house.submit(draft(self.grave))

    async def report(self) -> None:
        reported = message(f"{CANARY} genius")
        assert await self.house.reports.report(reported, by=member("tom")) is Reported.FILED

    async def note(self) -> None:
        case = await self.house.open_case()
        assert case is not None
        await self.house.cases.write_down(case, Act.NOTE, by="mo", note=f"{CANARY}, she said")
        (newest, *_) = await self.house.cases.audit(HOME)
        assert CANARY in (newest.note or "")

    async def appeal(self) -> None:
        last = self.house.world.platform.verdicts[-1].case
        assert await self.house.reports.appeal(last, member(), f"{CANARY} was a joke")

    async def comment(self) -> None:
        await self.nudge()
        *_, last = await self.house.store.unanswered(member())
        assert await self.house.answers.contest(last.id, member(), None, comment=CANARY)

    async def nudge_again(self) -> None:
        case = await self.house.open_case()
        assert case is not None
        assert await self.house.cases.nudge_again(case, by="mo") is not None

    async def ignore(self) -> None:
        for _ in range(3):
            self.house.world.clock.advance(minutes=20)
            posted = message(self.cruel)
            self.house.world.platform.words[posted.id] = self.cruel
            await self.house.submit(posted)
        self.house.world.clock.advance(hours=25)
        await self.house.housekeeping.go_round()

    async def prevent(self) -> None:
        assert await self.house.prevention.note(member(), channel="square", text=self.cruel)

    async def rehearse(self) -> None:
        await self.house.intake.rehearse(message(self.grave))

    async def close(self) -> None:
        case = await self.house.open_case()
        assert case is not None
        assert any(CANARY in (entry.excerpt or "") for entry in case.entries)
        await self.house.cases.close(case.id, Verdict.UPHOLD, by="mo")

    async def fail(self) -> None:
        self.house.world.platform.answer = RuntimeError("no wire")
        await self.nudge()
        self.house.world.platform.answer = Delivery.DELIVERED
        self.house.world.scorer.is_out = True
        await self.nudge()
        self.house.world.scorer.is_out = False


EVENTS = (
    "nudge stand_by rephrase withdraw thank threaten contest stand_by note close "
    "appeal close stand_by stand_by stand_by close report nudge_again note close ignore close "
    "comment rehearse prevent fail threaten"
)


async def test_no_word_is_ever_on_disk_and_none_in_a_log(
    world: World, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("sqlalchemy.engine").setLevel(logging.NOTSET)
    open_keyring(tmp_path / "key", {})
    async with open_house(world) as house:
        life = Life(house)
        for event in EVENTS.split():
            await getattr(life, event)()
            assert_unwritten(tmp_path)
        assert house.world.monitor.counts["messages answer"] > 0
    assert any(record.name.startswith("aiosqlite") for record in caplog.records)
    assert CANARY not in caplog.text
    for record in caplog.records:
        assert CANARY not in repr(record.__dict__)


async def test_not_even_the_sealed_words_are_left_when_a_case_is_closed(
    world: World, tmp_path: Path
) -> None:
    async with open_house(world) as house:
        await Life(house).threaten()
        sealed = await _sealed(house)
        assert sealed
        assert is_written(sealed, tmp_path)
        await Life(house).close()
        assert await _sealed(house) is None
        assert not is_written(sealed, tmp_path)


async def test_a_moderators_note_is_gone_from_the_disk_when_its_member_is_forgotten(
    world: World, tmp_path: Path
) -> None:
    async with open_house(world) as house:
        life = Life(house)
        await life.threaten()
        await life.note()
        sealed = await _sealed_note(house)
        assert sealed
        assert is_written(sealed, tmp_path)
        await life.close()
        assert is_written(sealed, tmp_path)
        await house.members.forget(member())
        assert not is_written(sealed, tmp_path)


async def test_a_moderators_note_does_not_outlive_its_time(world: World, tmp_path: Path) -> None:
    async with open_house(world) as house:
        life = Life(house)
        await life.threaten()
        await life.note()
        sealed = await _sealed_note(house)
        await life.close()
        house.world.clock.advance(days=RETENTION_DAYS + 1)
        await house.housekeeping.go_round()
        assert sealed
        assert not is_written(sealed, tmp_path)
        assert [entry.act for entry in await house.cases.audit(HOME)] == [Act.WARN, Act.NOTE]


def is_written(content: bytes, folder: Path) -> bool:
    return any(content in file.read_bytes() for file in folder.iterdir())


async def _sealed(house: House) -> bytes | None:
    async with house.engine.connect() as connection:
        excerpt: bytes | None = await connection.scalar(select(case_entries.c.excerpt))
        return excerpt


async def _sealed_note(house: House) -> bytes | None:
    async with house.engine.connect() as connection:
        note: bytes | None = await connection.scalar(select(audit.c.note))
        return note
