"""A deliberately awful file, and all that is said of it, kept as a text that a person can enjoy.

With NUDGEBOT_REWRITE=1 in the environment the text is written anew; read it before you keep it.
"""

import os
from pathlib import Path

import pytest

from nudgebot.config.load import load
from nudgebot.config.problem import ConfigError, Problem
from tests.cli.programs import nudgebot

HERE = Path(__file__).parent
SAID = HERE / "awful.txt"


@pytest.fixture
def problems(monkeypatch: pytest.MonkeyPatch) -> tuple[Problem, ...]:
    monkeypatch.chdir(HERE)
    with pytest.raises(ConfigError) as caught:
        load(Path("awful.toml"))
    return caught.value.problems


def test_what_is_said_of_the_awful_file_is_what_was_read_and_liked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(HERE)
    result = nudgebot("check", "awful.toml")
    if os.environ.get("NUDGEBOT_REWRITE"):
        SAID.write_text(result.stderr, encoding="utf-8")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == SAID.read_text(encoding="utf-8")


def test_many_different_mistakes_are_told_at_once(problems: tuple[Problem, ...]) -> None:
    mistakes = {problem.path for problem in problems if not problem.is_warning}
    assert len(mistakes) > 40
    assert sum(problem.is_warning for problem in problems) > 10


def test_every_problem_has_its_place_and_they_come_in_the_order_of_the_file(
    problems: tuple[Problem, ...],
) -> None:
    assert all(problem.line and problem.column for problem in problems)
    assert [problem.order for problem in problems] == sorted(problem.order for problem in problems)


def test_nearly_every_problem_comes_with_advice(problems: tuple[Problem, ...]) -> None:
    assert sum(not problem.suggestion for problem in problems) < len(problems) / 5


def test_the_key_that_does_not_belong_there_is_not_repeated() -> None:
    said = SAID.read_text(encoding="utf-8")
    assert "sk-not-for-your-eyes" not in said
    assert "hunter2" not in said
