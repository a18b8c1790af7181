from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nudgebot.scoring.normalising.english import english_words
from nudgebot.scoring.normalising.normalise import normalise

KNOWN = frozenset({"fool", "foolish", "rude", "hush", "meanie", "scoundrel", "hello", "nice"})
FAKES = {"o": "\u043e\u03bf\u1d0f", "e": "e\u0435\u1d07", "i": "i\u0456\u026a", "c": "c\u0441"}


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
    if "\u202e" not in text:
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


@pytest.mark.parametrize(
    ("disguised", "meant"),
    [
        ("you loof", "you fool"),
        ("uoy lerdnuocs", "you scoundrel"),
        ("era uoy a lerdnuocs", "are you a scoundrel"),
        ("\u202elerdnuocs a era uoy\u202c", "you are a scoundrel"),
        ("lǝɹpunoɔs ɐ ǝɹɐ noʎ", "you are a scoundrel"),
        ("y o u   f o o l", "you fool"),
        ("f\no\no\nl", "fool"),
        ("f_0_0_l", "fool"),
        ("ffoooolliisshh", "foolish"),
        ("\U0001f1eb \U0001f1f4 \U0001f1f4 \U0001f1f1", "FOOL"),
        ("\U0001f175\U0001f17e\U0001f17e\U0001f17b", "FOOL"),
        ("sc\u2b55undrel", "scoundrel"),
        ("f<b>oo</b>l", "fool"),
        ("f&#111;ol", "fool"),
        ("[fool](https://example.com)", "fool"),
        ("`you fool`", "you fool"),
        ("y0u 4r3 4 f00l", "you are a fool"),
        ("sc\u3164oun\u115fdrel", "scoundrel"),
    ],
)
def test_more_disguises_are_undone(disguised: str, meant: str) -> None:
    assert plain(disguised) == meant


@pytest.mark.parametrize(
    "text",
    [
        "live and evil, star and rats, stop and pots",
        "a Samsung A55, an mp3, 50ft of rope, step5, H2O, 3am, Win11, PS5",
        "see https://www.example.com/aaaa/f00l-r-u-d-e?x=1",
        "write to f00l@example.com",
        "run `f00l --rude` and then `kill -9 4242`",
        "```\nif f00l == 1: r_u_d_e()\n```",
        "flags: \U0001f1ec\U0001f1e7 \U0001f1fa\U0001f1f8",
        "TNF\u03b1 at 5 \u03bcm and 10 k\u03a9",
        "vitamins a, b, c, d",
        "press W A S D to move",
        "if a < b and b > c: return [x for x in y]",
        "version 1.2.3-rc4 of foo_bar-baz/0.9",
        "Dr. M. L. King and J. R. R. Tolkien",
        "\u0433\u0434\u0435 \u0440\u043e\u0442 \u0438 \u043d\u043e\u0441",
        "<@123456789> look at <:rude:987654321>",
        "the address is 10 Downing St, SW1A 2AA",
        "1,000.50 + 2.5 = 1,003",
        "don't, can't, won't; it's and/or - well-known",
    ],
)
def test_code_links_numbers_and_names_stay(text: str) -> None:
    assert plain(text) == text


@given(st.lists(st.sampled_from(sorted(english_words())), max_size=12))
def test_plain_english_is_never_changed(words: list[str]) -> None:
    assert plain(" ".join(words)) == " ".join(words)


@given(st.lists(st.sampled_from(sorted(KNOWN)), min_size=1, max_size=4), st.integers(0, 99))
def test_what_was_undone_needs_no_second_pass(words: list[str], seed: int) -> None:
    rng = Random(seed)
    faked = "".join(rng.choice(FAKES.get(c, c)) + "\u200b" for c in " ".join(words))
    once = plain(faked)
    assert once == " ".join(words)
    assert plain(once) == once


def test_a_span_of_turned_letters_points_at_them() -> None:
    text = "hm, lerdnuocs!"
    edited = normalise(text, KNOWN)
    assert edited is not None
    at = edited.text.index("scoundrel")
    assert edited.original(at, at + 3) == (10, 13)
    assert edited.original(at, at + len("scoundrel")) == (4, 13)
