import pytest
from hypothesis import given
from hypothesis import strategies as st

from nudgebot.scoring.normalising.normalise import normalise

KNOWN = frozenset({"fool", "foolish", "rude", "hush", "meanie", "scoundrel", "hello", "nice"})


def plain(text: str) -> str:
    edited = normalise(text, KNOWN)
    return text if edited is None else edited.text


@pytest.mark.parametrize(
    ("disguised", "meant"),
    [
        ("you f00l", "you fool"),
        ("you sc0undr3l!", "you scoundrel!"),
        ("r u d e", "rude"),
        ("f-o-o-l", "fool"),
        ("foo.lish", "foolish"),
        ("ruuuuude", "rude"),
        ("fo\u200bol", "fool"),
        ("fo\u0301ol", "fool"),
        ("\uff46\uff4f\uff4f\uff4c", "fool"),
        ("\U0001d4fb\U0001d4fe\U0001d4ed\U0001d4ee", "rude"),
        ("f\u043e\u043el", "fool"),
        ("\u0433\u0443\u0434\u0435 is a word", "\u0433\u0443\u0434\u0435 is a word"),
        ("||fool||", "fool"),
        ("f**oo**l", "fool"),
        ("f##l", "fool"),
        ("sc*undrel", "scoundrel"),
        ("*rude* of you", "rude of you"),
    ],
)
def test_a_disguise_is_undone(disguised: str, meant: str) -> None:
    assert plain(disguised) == meant


@pytest.mark.parametrize(
    "text",
    [
        "see you as s oon as I can",
        "version 1337 of b2b-tool 0.9.1",
        "e.g. the U.S.A. at 5 p.m.",
        "snake_case_name and kebab-case-name",
        "2 * 3 * 4 = 24",
        "call me on 555-0199",
        "plan a - b - c",
        "x = y[0] ** 2",
        "meet at 10:30, ok?",
    ],
)
def test_harmless_text_is_left_alone(text: str) -> None:
    assert plain(text) == text


@given(st.text(max_size=80))
def test_every_character_came_from_somewhere_in_order(text: str) -> None:
    edited = normalise(text, KNOWN)
    if edited is None:
        return
    assert len(edited.text) == len(edited.starts) == len(edited.ends)
    assert list(edited.starts) == sorted(edited.starts)
    pairs = zip(edited.starts, edited.ends, strict=True)
    assert all(0 <= start < end <= len(text) for start, end in pairs)


@given(st.text(alphabet="fool rude|*_.-013@ \u0435\u200b", max_size=40))
def test_spans_of_disguised_text_lie_within_it(text: str) -> None:
    edited = normalise(text, KNOWN)
    if edited is None or not edited.text:
        return
    start, end = edited.original(0, len(edited.text))
    assert 0 <= start < end <= len(text)


@given(st.text(alphabet=st.characters(codec="ascii"), max_size=60))
def test_plain_characters_need_only_one_pass(text: str) -> None:
    words = "".join(letter if letter.isalpha() else " " for letter in text)
    once = plain(words)
    assert plain(once) == once


def test_a_span_points_at_the_disguise() -> None:
    text = "oh you sc0undr3l, stop"
    edited = normalise(text, KNOWN)
    assert edited is not None
    at = edited.text.index("scoundrel")
    start, end = edited.original(at, at + len("scoundrel"))
    assert text[start:end] == "sc0undr3l"
