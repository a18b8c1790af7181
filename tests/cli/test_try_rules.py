import os
from io import BytesIO
from pathlib import Path

import pytest

from nudgebot.cli.errors import VerbError
from nudgebot.cli.jsonl import Assess
from nudgebot.cli.keyboard import typed
from nudgebot.cli.rulebook import Rulebook
from nudgebot.config.problem import ConfigError
from nudgebot.scoring.settings import ScoringSettings
from tests.cli.scorers import assess

LOW = "[policy.nudge]\nthreshold = 0.6\n"
HIGH = "[policy.nudge]\nthreshold = 0.75\n"


class Opened:
    """Keeps with what scoring was opened, and has no other model than the one that came along."""

    def __init__(self) -> None:
        self.settings: list[ScoringSettings] = []

    def __call__(self, settings: ScoringSettings) -> Assess:
        if settings.model is not None:
            raise VerbError("the model is not there")
        self.settings.append(settings)
        return assess


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "my.toml"
    file.write_text(HIGH)
    return file


def test_a_change_is_told_once(file: Path) -> None:
    book = Rulebook(file, Opened())
    assert book.news() == ()
    file.write_text(LOW)
    assert book.news() == [f"{file}: policy.nudge.threshold 0.75 -> 0.6"]
    assert book.news() == ()
    assert book.policy.nudge.threshold == 0.6


def test_a_file_that_is_replaced_by_another_of_the_same_size_and_time_is_noticed(
    file: Path,
) -> None:
    book, before = Rulebook(file, Opened()), file.stat()
    draft = file.with_suffix(".new")
    draft.write_text(HIGH.replace("0.75", "0.65"))
    os.utime(draft, ns=(before.st_atime_ns, before.st_mtime_ns))
    draft.replace(file)
    assert book.news() == [f"{file}: policy.nudge.threshold 0.75 -> 0.65"]


def test_mistakes_are_told_with_their_line_and_the_last_good_rules_stay(file: Path) -> None:
    book = Rulebook(file, Opened())
    file.write_text("[policy]\nobserv = true\n[policy.nudge]\nthreshold = 7\n")
    *problems, last = book.news()
    assert [
        problem.startswith(f"{file}:{line}") for problem, line in zip(problems, (2, 4), strict=True)
    ]
    assert last == "The last good rules stay."
    assert book.policy.nudge.threshold == 0.75
    assert book.news() == ()
    file.write_text(LOW)
    assert book.news() == [f"{file}: policy.nudge.threshold 0.75 -> 0.6"]


def test_a_file_that_goes_away_and_comes_back_is_told(file: Path) -> None:
    book = Rulebook(file, Opened())
    file.unlink()
    assert book.news()[0].startswith(f"{file}: there is no such file")
    assert book.policy.nudge.threshold == 0.75
    file.write_text(HIGH)
    assert book.news() == [f"{file}: no setting changed"]


def test_the_model_is_loaded_once_unless_scoring_itself_changes(file: Path) -> None:
    opened = Opened()
    book = Rulebook(file, opened)
    file.write_text(LOW)
    book.news()
    assert len(opened.settings) == 1
    file.write_text(LOW + "[scoring]\nallowed = ['kill the process']\n")
    assert book.news() == [f'{file}: scoring.allowed + "kill the process"']
    assert [len(settings.allowed) for settings in opened.settings] == [0, 1]


def test_scoring_that_cannot_be_opened_leaves_everything_as_it_was(file: Path) -> None:
    book = Rulebook(file, Opened())
    file.write_text(LOW + "[scoring]\nmodel = 'none'\n")
    told = [f"{file}: the model is not there", "The last good rules stay."]
    assert book.news() == told
    assert book.policy.nudge.threshold == 0.75


def test_what_is_odd_is_told_with_the_change(file: Path) -> None:
    book = Rulebook(file, Opened())
    file.write_text("[policy.nudge]\nthreshold = 0.95\n")
    change, *warnings = book.news()
    assert change == f"{file}: policy.nudge.threshold 0.75 -> 0.95"
    assert warnings == book.warnings != []
    assert "warning: policy.grave.threat: from 0.8 on a moderator looks" in warnings[0]
    file.write_text("# the same\n" + file.read_text())
    assert book.news() == [f"{file}: no setting changed"]


def test_without_a_file_there_is_nothing_to_watch() -> None:
    book = Rulebook(None, Opened())
    assert (book.name, book.news()) == ("the built-in defaults", ())


def test_a_file_that_is_wrong_at_the_start_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError):
        Rulebook(tmp_path / "none.toml", Opened())


def test_lines_come_as_they_are_typed_with_moments_in_between() -> None:
    ours, theirs = os.pipe()
    with os.fdopen(ours, "rb") as source:
        lines = typed(source, wait=0.01)
        os.write(theirs, b"one\r\ntwo\nth")
        assert [next(lines), next(lines), next(lines)] == ["one", "two", None]
        os.write(theirs, b"ree\xff")
        os.close(theirs)
        assert [line for line in lines if line is not None] == ["three\ufffd"]


def test_what_has_no_file_behind_it_is_only_read() -> None:
    assert list(typed(BytesIO(b"one\ntwo"), wait=0.01)) == ["one", "two"]
