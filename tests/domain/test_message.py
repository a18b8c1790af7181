import pytest
from hypothesis import given
from hypothesis import strategies as st

from nudgebot.domain.message import Author, MemberKey, MessageKey, valid_text
from tests.builders import message

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
