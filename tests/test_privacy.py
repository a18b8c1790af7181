"""The promise that words are not kept: greps every byte that the bot writes."""

import base64
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from nudgebot.domain.case import Verdict
from nudgebot.domain.notes import Delivery
from nudgebot.storage.keyring import open_keyring
from nudgebot.storage.tables import case_entries
from tests.builders import CRUEL, THANKS, THREAT, draft, member, message
from tests.house import House, World, open_house

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
    "nudge stand_by rephrase withdraw thank threaten contest stand_by close "
    "stand_by stand_by stand_by close fail threaten"
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


def is_written(content: bytes, folder: Path) -> bool:
    return any(content in file.read_bytes() for file in folder.iterdir())


async def _sealed(house: House) -> bytes | None:
    async with house.engine.connect() as connection:
        excerpt: bytes | None = await connection.scalar(select(case_entries.c.excerpt))
        return excerpt
