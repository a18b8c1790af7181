from pathlib import Path

import pytest

from tests.cli.programs import nudgebot, printed_by
from tests.cli.terminals import terminal

RULES = "[policy.nudge]\nthreshold = {threshold}\n"


@pytest.mark.model
def test_a_piped_message_is_shown_without_prompts(tmp_path: Path) -> None:
    file = tmp_path / "my.toml"
    file.write_text(RULES.format(threshold=0.6))
    result = nudgebot("try", "--config", file, given=b"you are an idiot\n\nhello there")
    assert result.exit_code == 0
    lines = [" ".join(line.split()) for line in result.stdout.splitlines()]
    assert lines[0] == "ann: you are an idiot"
    assert "what happens Its author, and nobody else, is asked to say it better." in lines
    assert "because It reads as unkind: its author gets a private nudge." in lines
    assert "setting policy.nudge.threshold = 0.6 (your own)" in lines
    assert "ann: hello there" in lines
    assert "what happens The message passes, and nothing else." in lines
    assert ">" not in result.stdout


def test_a_file_that_cannot_be_used_ends_it_at_the_start(tmp_path: Path) -> None:
    file = tmp_path / "my.toml"
    file.write_text("[policy]\nobserv = true\n")
    result = nudgebot("try", "--config", file, given=b"hello\n")
    assert result.exit_code == 2
    assert "policy.observ" in result.stderr
    assert result.stdout == ""


def test_a_model_that_is_not_there_is_told_in_one_line(tmp_path: Path) -> None:
    file = tmp_path / "my.toml"
    file.write_text(f"[scoring]\nmodel = '{tmp_path}/none'\n")
    result = nudgebot("try", "--config", file, given=b"hello\n")
    assert result.exit_code == 1
    assert result.stderr.startswith("nudgebot: ")
    assert result.stderr.count("\n") == 1


def test_help_needs_neither_the_model_nor_spacy() -> None:
    code = """
import sys
from nudgebot.cli.main import app
try:
    app(["try", "--help"], prog_name="nudgebot")
except SystemExit:
    print([name for name in ("spacy", "numpy", "sqlalchemy") if name in sys.modules])
"""
    assert printed_by(code).endswith("[]\n")


@pytest.mark.model
def test_rules_change_under_somebody_who_types(tmp_path: Path) -> None:
    file = tmp_path / "my.toml"
    file.write_text("[policy]\nobserve = true\n" + RULES.format(threshold=1.0))
    with terminal("try", "--config", "my.toml", folder=tmp_path) as screen:
        assert "policy.observe is on" in screen.wait_for("ann> ")
        screen.type("you are an idiot")
        assert "The message passes, and nothing else." in screen.wait_for("ann> ")
        by_rename(file, "[policy]\nobserve = true\n" + RULES.format(threshold=0.5))
        assert screen.wait_for("ann> ") == ("\nmy.toml: policy.nudge.threshold 1 -> 0.5\nann> ")
        screen.type("you are an idiot")
        assert "is asked to say it better." in screen.wait_for("ann> ")
        screen.type(":as bob")
        screen.wait_for("bob> ")
        screen.type(":quit")
        assert screen.close() == 0
    assert [path.name for path in tmp_path.iterdir()] == ["my.toml"]


@pytest.mark.model
def test_the_end_of_what_is_typed_is_the_end(tmp_path: Path) -> None:
    with terminal("try", folder=tmp_path) as screen:
        assert "Rules from the built-in defaults." in screen.wait_for("ann> ")
        screen.type("\x04")
        assert screen.close() == 0


def by_rename(file: Path, text: str) -> None:
    draft = file.with_suffix(".new")
    draft.write_text(text)
    draft.replace(file)
