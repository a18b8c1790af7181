from collections.abc import Sequence
from pathlib import Path

import pytest

from nudgebot.cli.answers import (
    choice_of,
    read_folder,
    read_roles,
    read_token_file,
    read_word,
    read_yes,
)
from nudgebot.cli.interview import Given, interview
from nudgebot.cli.questions import AnswerError, Person
from nudgebot.cli.strictness import Strictness
from nudgebot.cli.wishes import Where, Wishes
from nudgebot.scoring.settings import OwnWord


class Script:
    """Somebody who answers in this order, and remembers what was said and asked."""

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)
        self.heard: list[str] = []

    def ask(self, prompt: str) -> str:
        self.heard.append(prompt)
        return self.answers.pop(0)

    def answered(self, given: Given | None = None) -> Wishes:
        wishes = interview(Person(self.ask, self.heard.append), given or Given())
        assert self.answers == []
        return wishes


def numbers(heard: Sequence[str]) -> list[str]:
    return [line[:2] for line in heard if line[:1].isdigit()]


def test_enter_takes_every_default() -> None:
    script = Script(*[""] * 7)
    assert script.answered() == Wishes()
    assert numbers(script.heard) == ["1.", "2.", "3.", "4.", "5."]


def test_a_chat_room_is_not_asked_about_discord() -> None:
    script = Script("web", "", "", "noob", "", "")
    assert script.answered().words == (OwnWord(word="noob", severity=0.9),)
    assert not any("Discord's token" in line or "hold them" in line for line in script.heard)


def test_what_the_command_line_says_is_not_asked() -> None:
    given = Given(
        where=Where.DISCORD, strictness=Strictness.STRICT, folder="here", moderator_roles=()
    )
    script = Script("no", "", "")
    wishes = script.answered(given)
    assert (wishes.strictness, wishes.observe, wishes.folder) == (Strictness.STRICT, False, "here")


def test_an_answer_that_makes_no_sense_is_asked_again_at_once() -> None:
    script = Script("nowhere", "w", *[""] * 4)
    assert script.answered().where is Where.WEB
    assert "   'nowhere' does not say which: Type discord or web or both." in script.heard


def test_a_word_that_comes_twice_counts_once_with_the_last_advice() -> None:
    words = Script("web", "", "", "noob=x", "NOOB=newcomer", "", "").answered().words
    assert [(own.word, own.softer) for own in words] == [("NOOB", "newcomer")]


def test_a_word_that_its_own_advice_holds_is_asked_again_at_once() -> None:
    script = Script("web", "", "", "noob=you noob", "noob=newcomer", "", "")
    assert [own.softer for own in script.answered().words] == ["newcomer"]
    assert any("has the banned 'noob' in it" in line for line in script.heard)


def test_every_level_says_what_to_expect_of_it() -> None:
    script = Script(*[""] * 7)
    script.answered()
    for level in Strictness:
        assert any(level in line and level.meaning in line for line in script.heard)
    thresholds = [level.threshold for level in Strictness]
    assert thresholds == sorted(thresholds, reverse=True)


@pytest.mark.parametrize(("text", "level"), [("G", "gentle"), (" strict ", "strict")])
def test_the_beginning_of_a_name_will_do(text: str, level: str) -> None:
    assert choice_of(Strictness)(text) == level


@pytest.mark.parametrize("text", ["s", "st", "", "x", "gentler"])
def test_a_name_that_could_be_several_is_none(text: str) -> None:
    with pytest.raises(AnswerError, match="does not say which"):
        choice_of(Strictness)(text)


def test_yes_and_no_are_read_in_their_usual_forms() -> None:
    assert [read_yes(text) for text in ("y", "YES", "true", "n", "no")] == [
        True,
        True,
        True,
        False,
        False,
    ]
    with pytest.raises(AnswerError, match="type yes or no"):
        read_yes("maybe")


def test_a_word_is_read_with_what_to_say_instead() -> None:
    assert read_word(" skill   issue = practice ").softer == "practice"
    assert read_word("git=").softer == ""
    assert read_word("git").softer is None
    assert read_word("a=b=c").softer == "b=c"


def test_a_folder_must_be_able_to_be_one(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    assert read_folder(str(tmp_path / "new")) == str(tmp_path / "new")
    for text in (str(file), " ", "x" * 5000, "~nobody-of-this-name/x"):
        with pytest.raises(AnswerError):
            read_folder(text)


def test_a_token_file_is_no_folder(tmp_path: Path) -> None:
    assert read_token_file("") == ""
    assert read_token_file("not-there-yet") == "not-there-yet"
    with pytest.raises(AnswerError, match="is a folder"):
        read_token_file(str(tmp_path))


def test_roles_are_read_with_commas_and_spaces_between_them() -> None:
    first, second = "112233445566778899", "11223344556677889900"
    assert read_roles(f" {first},{second} <@&{first}>, ") == (first, second)
    with pytest.raises(AnswerError, match="is no role's id"):
        read_roles(f"{first}, mods")
    with pytest.raises(AnswerError):
        read_roles("١١٢٢٣٣٤٤٥٥٦٦٧٧٨٨٩٩")
