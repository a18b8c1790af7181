"""Every habit of editors, with the notices of this system, and without any."""

import asyncio
import logging
import os
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from nudgebot.config.watched import Watched
from nudgebot.config.watching import keep_looking, notices

OLD, NEW = "[policy]\nobserve = false\n", "[policy]\nobserve = true\n"


class Eye:
    """Looks as the bot does, and counts."""

    def __init__(self, file: Path) -> None:
        self.watched = Watched(file)
        self.looks = 0
        self.seen: list[str | None] = []

    async def look(self) -> None:
        self.looks += 1
        if await asyncio.to_thread(self.watched.has_changed):
            self.seen.append(read(self.watched.file))

    async def has_seen(self, times: int) -> None:
        await until(lambda: len(self.seen) >= times)


def read(file: Path) -> str | None:
    return file.read_text() if file.exists() else None


@asynccontextmanager
async def looking(file: Path, **options: Any) -> AsyncIterator[Eye]:  # noqa: ANN401 - passed on
    eye = Eye(file)
    task = asyncio.create_task(keep_looking(file, eye.look, **options))
    await asyncio.sleep(0.15)  # until the system was asked for notices
    try:
        yield eye
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def until(condition: Callable[[], bool], seconds: float = 10) -> None:
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110 - nothing tells when a file was looked at
            await asyncio.sleep(0.01)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "rules.toml"
    file.write_text(OLD)
    return file


@pytest.fixture
def rarely(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look only when there is a notice."""
    monkeypatch.setattr("nudgebot.config.watching.SECONDS", 600)


def write_in_place(file: Path) -> None:
    file.write_text(NEW)


def write_and_rename(file: Path) -> None:
    draft = file.with_name(".rules.toml.swp")
    draft.write_text(NEW)
    draft.replace(file)


def keep_a_backup_and_write_anew(file: Path) -> None:
    file.rename(file.with_name("rules.toml~"))
    file.write_text(NEW)


def take_away(file: Path) -> None:
    file.unlink()


def delete_and_write_anew(file: Path) -> None:
    file.unlink()
    file.write_text(NEW)


HABITS = [write_in_place, write_and_rename, keep_a_backup_and_write_anew, delete_and_write_anew]


@pytest.mark.usefixtures("rarely")
@pytest.mark.parametrize("habit", HABITS)
async def test_whatever_an_editor_does_it_is_noticed_again_and_again(
    file: Path, habit: Callable[[Path], None]
) -> None:
    async with looking(file) as eye:
        for times in (1, 2, 3):
            habit(file)
            await eye.has_seen(times)
        assert eye.seen == [NEW] * 3


@pytest.mark.usefixtures("rarely")
async def test_a_mounted_folder_whose_link_is_laid_anew_is_noticed(tmp_path: Path) -> None:
    """As Kubernetes does: rules.toml -> ..data/rules.toml, and ..data -> ..version."""
    for version, text in (("..1", OLD), ("..2", NEW), ("..3", OLD)):
        (tmp_path / version).mkdir()
        (tmp_path / version / "rules.toml").write_text(text)
    (tmp_path / "..data").symlink_to("..1")
    file = tmp_path / "rules.toml"
    file.symlink_to("..data/rules.toml")
    async with looking(file) as eye:
        for times, version in enumerate(("..2", "..3"), start=1):
            (tmp_path / "..data_tmp").symlink_to(version)
            (tmp_path / "..data_tmp").replace(tmp_path / "..data")
            await eye.has_seen(times)
            await asyncio.sleep(0.15)  # until the new version's folder is watched
    assert eye.seen == [NEW, OLD]


@pytest.mark.usefixtures("rarely")
async def test_a_link_into_another_folder_is_followed_wherever_it_leads(tmp_path: Path) -> None:
    first, second, link = tmp_path / "a" / "r.toml", tmp_path / "b" / "r.toml", tmp_path / "l.toml"
    for target in (first, second):
        target.parent.mkdir()
        target.write_text(OLD)
    link.symlink_to(first)
    async with looking(link) as eye:
        first.write_text(NEW)
        await until(lambda: eye.seen == [NEW])
        (tmp_path / "new").symlink_to(second)
        (tmp_path / "new").replace(link)
        await until(lambda: eye.seen == [NEW, OLD])
        await asyncio.sleep(0.15)
        second.write_text(NEW)
        await until(lambda: eye.seen == [NEW, OLD, NEW])


async def test_a_hundred_saves_a_second_are_read_a_few_times_and_the_last_one_surely(
    file: Path,
) -> None:
    async with looking(file) as eye:
        for number in range(150):
            draft = file.with_suffix(".new")
            draft.write_text(f"# {number}\n")
            draft.replace(file)
            await asyncio.sleep(0.01)
        await until(lambda: eye.seen[-1:] == ["# 149\n"])
        assert len(eye.seen) <= 6


async def test_a_file_that_is_gone_is_seen_once_and_again_when_it_is_back(file: Path) -> None:
    async with looking(file) as eye:
        take_away(file)
        await until(lambda: eye.seen == [None])
        write_in_place(file)
        await until(lambda: eye.seen == [None, NEW])


async def test_a_folder_that_is_gone_is_waited_for(tmp_path: Path) -> None:
    file = tmp_path / "folder" / "rules.toml"
    file.parent.mkdir()
    file.write_text(OLD)
    async with looking(file) as eye:
        file.parent.rename(tmp_path / "elsewhere")
        await until(lambda: eye.seen == [None])
        (tmp_path / "elsewhere").rename(file.parent)
        await until(lambda: eye.seen == [None, OLD])


@pytest.mark.parametrize("habit", HABITS)
async def test_where_the_system_gives_no_notice_time_alone_does(
    file: Path,
    habit: Callable[[Path], None],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def none_left(_folders: frozenset[Path]) -> AsyncGenerator[Any, None]:
        raise OSError(28, "OS file watch limit reached")
        yield

    monkeypatch.setattr("nudgebot.config.watching.SECONDS", 0.05)
    async with looking(file, notices=none_left) as eye:
        habit(file)
        await until(lambda: eye.seen == [NEW])
        await until(lambda: eye.looks > 5)
    assert caplog.messages.count("rules.no_notice") == 1


async def test_when_notices_are_back_after_a_while_they_are_listened_to(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failures = iter(["first"])

    def later(folders: frozenset[Path]) -> AsyncGenerator[Any, None]:
        if next(failures, None):
            raise RuntimeError("the watcher broke")
        monkeypatch.setattr("nudgebot.config.watching.SECONDS", 600)
        return notices(folders)

    monkeypatch.setattr("nudgebot.config.watching.SECONDS", 0.05)
    async with looking(file, notices=later) as eye:
        await asyncio.sleep(0.15)
        write_in_place(file)
        await until(lambda: eye.seen == [NEW])


async def test_while_nothing_moves_nothing_is_read(
    file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    async with looking(file) as eye:
        os.utime(file.parent)
        await until(lambda: eye.looks >= 2)
    assert eye.seen == []
