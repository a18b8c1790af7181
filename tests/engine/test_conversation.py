# ruff: noqa: ANN401 - a change is a change of any field
from datetime import timedelta
from typing import Any

from nudgebot.engine.conversation import PLACES, Conversation
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
