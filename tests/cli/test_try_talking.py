from datetime import timedelta
from pathlib import Path

import pytest

from nudgebot.cli.commands import HELP, Command, CommandError, read_command, read_time
from tests.cli.conversations import Talk


def test_a_message_is_shown_with_what_happens_and_why() -> None:
    assert (
        Talk().type("you idiot")
        == """\
  ann: you idiot
  what happens  Its author, and nobody else, is asked to say it better.
  because       It reads as unkind: its author gets a private nudge.
  evidence      idiot (insult)
  why           It reads as an insult.
  kinder        You lost me there.
  scores        unkindness 0.99, kindness 0.00, insult 0.99
  rule          nudge
  setting       policy.nudge.threshold = 0.75 (the default)
"""
    )


def test_what_is_remembered_of_somebody_is_shown() -> None:
    talk = Talk()
    assert "remembered" not in talk.type(":draft", "you idiot")
    assert "  remembered    ann: 1 strike.\n" in talk.type("you idiot")
    assert "  remembered    ann: a case is open.\n" in talk.type("I kill you")


def test_a_draft_that_is_held_back_says_what_comes_next() -> None:
    said = Talk().type(":draft", "you idiot")
    assert "The draft is not posted" in said
    assert "  next          The next draft answers the note" in said


def test_the_prompt_says_who_speaks_to_whom_and_whether_it_is_a_draft() -> None:
    talk = Talk()
    assert talk.trial.prompt == "ann> "
    talk.type(":as bob", ":reply  ann  b", ":draft")
    assert talk.trial.prompt == "bob to ann b (draft)> "
    talk.type("hello", ":posted")
    assert talk.trial.prompt == "bob> "


def test_time_passes_when_it_is_told_to_and_says_what_it_brings() -> None:
    talk = Talk()
    said = "ann did not answer in time: the nudge counts as ignored, a strike."
    talk.type("you idiot")
    assert talk.type(":wait 1h") == ""
    assert talk.type(":wait 1 day") == said
    talk.type(*["you idiot", ":wait 11m"] * 3)
    assert talk.type(":wait 25h").endswith(f"{said} A moderator gets a case.")


def test_an_edit_is_a_command_too() -> None:
    talk = Talk()
    assert (
        talk.type(":edit hello") == "there is nothing to edit yet: post something, then :edit TEXT"
    )
    assert "The author said it in a better way." in talk.type("you idiot", ":edit you lost me")
    assert talk.type(":edit") == "say it in which other words? Such as :edit I was wrong"


def test_quitting_ends_it_and_help_names_every_command() -> None:
    talk = Talk()
    said = talk.type(":help")
    assert all(f":{command}" in said for command in HELP)
    assert not talk.trial.is_over
    assert talk.type(":quit") == ""
    assert talk.trial.is_over


def test_a_line_with_nothing_on_it_says_nothing() -> None:
    assert Talk().type("   ") == ""


@pytest.mark.parametrize("line", [":D", ":-)", ":wave: hello", "hello :as bob", ": as", ":2 is it"])
def test_what_only_looks_like_a_command_is_a_message(line: str) -> None:
    assert read_command(line) is None


def test_a_command_that_there_is_not_is_told_with_the_closest() -> None:
    assert Talk().type(":drft") == "there is no :drft; did you mean :draft?"
    assert Talk().type(":xyz") == "there is no :xyz; type :help"
    assert read_command(" :AS  Ann B ") == Command("as", "Ann B")


@pytest.mark.parametrize("line", [":as", ":reply ", ":as " + "x" * 65])
def test_a_name_has_to_be_one(line: str) -> None:
    assert Talk().type(line).startswith("whom? Such as :")


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("30 s", {"seconds": 30}),
        ("10m", {"minutes": 10}),
        ("2 Hours", {"hours": 2}),
        ("3d", {"days": 3}),
    ],
)
def test_a_time_is_read_with_its_unit(text: str, time: dict[str, int]) -> None:
    assert read_time(text) == timedelta(**time)


@pytest.mark.parametrize("text", ["", "10", "m", "-1h", "99999d", "3 weeks"])
def test_a_time_that_is_none_is_told(text: str) -> None:
    with pytest.raises(CommandError, match="how long"):
        read_time(text)


def test_what_somebody_types_never_gets_to_work_on_the_terminal() -> None:
    talk = Talk()
    said = talk.type(":as \x1b[31mred", "hi \x1b[2J [bold]there[/bold] :smile: \u202e")
    assert "\x1b" not in said + talk.trial.prompt
    assert "\u202e" not in said
    assert "[bold]there[/bold] :smile:" in said


def test_the_next_message_goes_by_the_rules_as_they_are_then(tmp_path: Path) -> None:
    file = tmp_path / "my.toml"
    file.write_text("[policy.nudge]\nthreshold = 1.0\n")
    talk = Talk(file)
    assert "passes" in talk.type("you idiot")
    file.write_text("[policy.nudge]\nthreshold = 0.6\n")
    assert talk.news() == f"{file}: policy.nudge.threshold 1 -> 0.6"
    said = talk.type("you idiot")
    assert "is asked to say it better" in said
    assert "policy.nudge.threshold = 0.6 (your own)" in said
