# ruff: noqa: ANN401 - a change is a change of any field
from datetime import timedelta
from typing import Any

from nudgebot.domain.message import Author
from nudgebot.engine.conversation import PLACES, SPEAKERS, Conversation
from tests.builders import NOON, message, place


def recipient(conversation: Conversation, *, by: str = "mia", **changes: Any) -> str | None:
    return conversation.addressed(message(by=by, **changes)).recipient


def heard(*speakers: str) -> Conversation:
    conversation = Conversation()
    for speaker in speakers:
        conversation.heard(message(by=speaker))
    return conversation


def test_a_message_is_for_whoever_spoke_last() -> None:
    assert recipient(heard("tom", "eve")) == "eve"


def test_and_not_for_its_own_author() -> None:
    assert recipient(heard("tom", "mia")) == "tom"
    assert recipient(heard("tom", "mia", "mia", "mia")) == "tom"
    assert recipient(heard("mia")) is None


def test_what_the_platform_knows_wins() -> None:
    assert recipient(heard("tom"), recipient="eve") == "eve"


def test_after_five_minutes_nobody_is_meant() -> None:
    conversation = heard("tom")
    assert recipient(conversation, sent_at=NOON + timedelta(minutes=5)) == "tom"
    assert recipient(conversation, sent_at=NOON + timedelta(minutes=5, seconds=1)) is None


def test_another_channel_is_another_conversation() -> None:
    assert recipient(heard("tom"), place=place("elsewhere")) is None


def test_the_channels_that_were_silent_longest_are_forgotten() -> None:
    conversation = heard("tom")
    for number in range(PLACES - 1):
        conversation.heard(message(by="tom", place=place(str(number))))
    assert recipient(conversation) == "tom"
    conversation.heard(message(by="tom", place=place("one more")))
    assert recipient(conversation) is None


def test_whoever_is_named_is_meant_even_if_somebody_else_spoke_last() -> None:
    assert recipient(heard("tom", "eve"), text="great work Tom!") == "tom"
    assert recipient(heard("tom", "eve"), text="no idea about tomorrow") == "eve"


def test_of_two_who_are_named_the_first_is_meant() -> None:
    assert recipient(heard("tom", "eve"), text="thanks eve and tom") == "eve"


def test_oneself_is_meant_when_only_oneself_is_named() -> None:
    assert recipient(heard("tom"), text="thank you mia, well done mia") == "mia"
    assert recipient(heard("tom"), text="mia says thank you, tom") == "tom"


def test_a_name_without_letters_is_no_trap() -> None:
    conversation = Conversation()
    conversation.heard(message(author=Author(id="odd", name=" (.*) ")))
    assert recipient(conversation, text="thanks (.*) for that") == "odd"
    conversation.heard(message(author=Author(id="blank", name="A")))
    assert recipient(conversation, text="thanks a lot") == "blank"  # by having spoken last


def named(text: str, *, by: str = "mia") -> str | None:
    """Tell whom a text is for, in a room where Tom, Eve, Li and A spoke, in that order."""
    return heard("tom", "eve", "li", "a").addressed(message(text, by=by)).recipient


def test_a_name_in_the_text_says_whom_it_is_for() -> None:
    assert named("thank you, Tom!") == "tom"
    assert named("THANKS @tom") == "tom"
    assert named("li, that was kind") == "li"


def test_of_several_names_the_first_counts() -> None:
    assert named("Eve and Tom, thank you") == "eve"
    assert named("Tom and Eve, thank you") == "tom"


def test_a_name_inside_a_word_and_a_single_letter_are_no_names() -> None:
    assert named("even atoms, lithium and a lot") == "a"
    assert named("even atoms, lithium and a lot", by="a") == "li"


def test_oneself_is_meant_only_if_nobody_else_is_named() -> None:
    assert named("thank you, Mia") == "mia"
    assert named("thank you, says Mia to Tom") == "tom"


def test_who_is_named_may_have_been_silent_for_long() -> None:
    late = message("thank you, Tom", sent_at=NOON + timedelta(hours=5))
    assert heard("tom").addressed(late).recipient == "tom"


def test_only_so_many_speakers_are_remembered() -> None:
    many = [f"member{number}" for number in range(SPEAKERS)]
    assert heard("tom", *many[1:]).addressed(message("tom!")).recipient == "tom"
    assert heard("tom", *many).addressed(message("tom!")).recipient == many[-1]


def test_a_name_may_be_made_of_anything() -> None:
    conversation = Conversation()
    conversation.heard(message(author=Author(id="odd", name="C++ (.*) \u0130")))
    conversation.heard(message(by="tom"))
    assert recipient(conversation, text="thanks c++ (.*) i\u0307") == "odd"
    assert recipient(conversation, text="thanks c++ all") == "tom"
