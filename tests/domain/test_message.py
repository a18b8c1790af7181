import pytest
from hypothesis import given
from hypothesis import strategies as st

from nudgebot.domain.message import Author, CommunityKey, MemberKey, MessageKey, valid_text
from tests.builders import draft, message

ANYTHING = st.text(st.characters(codec=None, categories=None) | st.characters(categories=["Cs"]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ("n\0l", "n\ufffdl"),
        ("caf\xe9\0", "caf\xe9\ufffd"),
        ("\ud83d\0x\udc9b", "\ufffd\ufffdx\ufffd"),
        ("\U0001f49b", "\U0001f49b"),
        ("", ""),
    ],
)
def test_what_is_no_valid_text_is_replaced_one_for_one(text: str, expected: str) -> None:
    assert valid_text(text) == expected


@given(ANYTHING)
def test_valid_text_can_be_stored_and_offsets_into_it_hold(text: str) -> None:
    valid = valid_text(text)
    assert "\0" not in valid
    assert valid.encode().decode() == valid
    assert len(valid) == len(text)
    assert valid_text(valid) == valid


def test_messages_and_authors_are_made_valid() -> None:
    assert message("a\0b").text == "a\ufffdb"
    assert Author(id="mia", name="M\ud800a").name == "M\ufffda"


def test_a_message_names_itself_its_author_and_others_around() -> None:
    written = message(id="7", by="mia")
    assert written.key == MessageKey("chat", "7")
    assert written.member == MemberKey("chat", "village", "mia")
    assert written.member_key("tom") == MemberKey("chat", "village", "tom")


def test_a_posted_message_is_the_same_attempt_however_often_it_is_edited() -> None:
    first = message(id="7")
    edited = message(id="7.1", revises="7")
    assert (first.is_edit, edited.is_edit) == (False, True)
    assert first.attempt == edited.attempt == MessageKey("chat", "7")
    assert edited.key != first.key


def test_every_draft_is_an_attempt_of_its_own() -> None:
    again = draft(id="8", revises="7")
    assert not again.is_edit
    assert again.attempt == again.key == MessageKey("chat", "8")


def test_a_member_is_at_home_in_one_community() -> None:
    assert message().member.home == CommunityKey("chat", "village")
