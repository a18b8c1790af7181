import os
from pathlib import Path

import pytest

from nudgebot.config.load import load
from nudgebot.config.watched import LOOKS, Watched

LOW = "[policy.nudge]\nthreshold = 0.6\n"
HIGH = "[policy.nudge]\nthreshold = 0.75\n"


def no_sleep(_seconds: float) -> None:
    pass


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "my.toml"
    file.write_text(HIGH)
    return file


def test_half_a_file_is_not_taken_for_a_whole_one(file: Path) -> None:
    rest = ["observe = true\n", "[policy.nudge]\nthreshold = 0.6\n"]

    def write_on(_seconds: float) -> None:
        if rest:
            with file.open("a") as written:
                written.write(rest.pop(0))

    watched = Watched(file, write_on)
    file.write_text("[policy]\n")
    assert watched.has_changed()
    assert rest == []
    assert load(file).settings.policy.nudge.threshold == 0.6
    assert not watched.has_changed()


def test_a_file_that_never_rests_is_read_all_the_same(file: Path) -> None:
    def write_on(_seconds: float) -> None:
        with file.open("a") as written:
            written.write("#")

    watched = Watched(file, write_on)
    file.write_text(LOW)
    assert watched.has_changed()


def test_a_file_that_is_taken_away_before_it_is_written_anew_is_waited_for(file: Path) -> None:
    pauses = []

    def write_late(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 4:
            file.write_text(LOW)

    watched = Watched(file, write_late)
    file.unlink()
    assert watched.has_changed()
    assert file.exists()
    assert not watched.has_changed()


def test_a_file_that_is_emptied_before_it_is_written_anew_is_waited_for(file: Path) -> None:
    pauses = []

    def write_late(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 4:
            file.write_text(LOW)

    watched = Watched(file, write_late)
    file.write_text("")
    assert watched.has_changed()
    assert file.read_text() == LOW
    assert not watched.has_changed()


def test_a_file_that_stays_away_is_not_waited_for_without_end(file: Path) -> None:
    pauses: list[float] = []
    watched = Watched(file, pauses.append)
    file.unlink()
    assert watched.has_changed()
    assert len(pauses) == LOOKS
    assert not watched.has_changed()


def test_a_file_that_may_be_read_again_has_changed(file: Path) -> None:
    watched = Watched(file, no_sleep)
    file.chmod(0o000)
    assert watched.has_changed()
    file.chmod(0o644)
    assert watched.has_changed()


def test_another_text_of_the_same_length_written_at_the_same_time_is_noticed(file: Path) -> None:
    watched, before = Watched(file, no_sleep), file.stat()
    file.write_text(HIGH.replace("0.75", "0.65"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert watched.has_changed()


def test_a_link_that_is_laid_to_another_file_is_noticed(file: Path, tmp_path: Path) -> None:
    other, link = tmp_path / "other.toml", tmp_path / "link.toml"
    other.write_text(HIGH)
    link.symlink_to(file)
    watched = Watched(link, no_sleep)
    link.unlink()
    link.symlink_to(other)
    assert watched.has_changed()


def test_a_link_that_leads_nowhere_or_to_itself_is_a_file_that_is_not_there(tmp_path: Path) -> None:
    loop = tmp_path / "loop.toml"
    loop.symlink_to(loop)
    assert Watched(loop, no_sleep).look() is None
    assert Watched(tmp_path / "none.toml", no_sleep).look() is None
    assert Watched(Path("a\0b"), no_sleep).look() is None
