"""A suggestion keeps what its author named, and adds nothing of its own."""

import pytest

from nudgebot.domain.faithfulness import GROWTH, SLACK, is_faithful

LINK = "https://example.org/a_b?c=1"


@pytest.mark.parametrize(
    ("original", "suggestion"),
    [
        ("you are such an idiot", "I see this differently."),
        ("hey Tom you are an idiot", "Tom, that annoyed me"),
        ("hey Tom you are an idiot", "hey tom, that annoyed me"),
        ("ask Anna's brother, moron", "please ask the brother of Anna"),
        ("I told you I'm done, idiot", "I told you I\u2019m done"),
        ("oh my God you suck", "that was hard to watch"),
        ("YOU ARE A FOOL, TOM", "I disagree with you"),
        ("You Are A Total Fool", "I disagree with you"),
        ("line 40 is trash", "line 40 does not work for me"),
        ("10pm as we said, fool", "10 pm as we said"),
        ("1,000 views of garbage", "1000 views, and I did not like it"),
        ("u n00b, ur b4d, 1d10t", "I think you are still learning"),
        (f"read {LINK}, moron", f"Please read {LINK}."),
        ("example.com is for clowns", "I do not like example.com"),
        ("fix main.py, genius", "please fix main.py"),
        ("mail me@example.org you coward", "please mail me@example.org"),
        ("@tom_1 you suck", "@tom_1 that was hard for me"),
        ("<@!123> is a clown", "I disagree with <@!123>"),
        ("run `rm -x` dumbass", "please run `rm -x`"),
        ("```a = 1\nb``` is trash, fool", "I do not get ```a = 1\nb``` yet"),
        ("take it to #general, idiot", "please take it to #general"),
        ("*you* suck", "*this* is hard for me"),
        ("what the hell, e.g. this\nand that", "not this, e.g.\nnot that"),
    ],
)
def test_what_keeps_everything_is_faithful(original: str, suggestion: str) -> None:
    assert is_faithful(original, suggestion)


@pytest.mark.parametrize(
    ("original", "suggestion"),
    [
        ("hey Tom you are an idiot", "that annoyed me"),
        ("so Anne-Marie is an idiot", "so Anne annoyed me"),
        ("line 40 is trash", "it does not work for me"),
        ("line 40 is trash", "line 41 does not work for me"),
        ("version 1.2.3 is trash", "version 1.2 does not work for me"),
        (f"read {LINK}, moron", "please read it"),
        ("example.com is for clowns", "I do not like it"),
        ("@tom you suck", "that was hard for me"),
        ("<@123> is a clown", "I disagree with @123"),
        ("run `rm -x` dumbass", "please run `rm`"),
        ("take it to #general, idiot", "please take it elsewhere"),
    ],
)
def test_what_leaves_something_out_is_not(original: str, suggestion: str) -> None:
    assert not is_faithful(original, suggestion)


@pytest.mark.parametrize(
    "suggestion",
    [
        "I disagree, Tom",
        "I disagree 3 times",
        "I disagree, see https://evil.example",
        "I disagree, see evil.example/now",
        "I disagree, see evil.com",
        "I disagree, javascript:alert",
        "I disagree @everyone",
        "I disagree \uff20everyone",
        "I disagree <@123>",
        "I disagree with `it`",
        "I **disagree**",
        "I <b>disagree</b>",
        "[I disagree](x)",
        "I disagree &amp; more",
        "> I disagree",
        "- I disagree",
        "1. I disagree",
        "I disagree\nand more",
        "I disagree #sad",
        "I dis\u200bagree",
        "\u202eI disagree",
        "I disagree\x1b",
    ],
)
def test_what_puts_something_in_is_not(suggestion: str) -> None:
    assert not is_faithful("you suck", suggestion)


def test_another_address_is_new_even_if_its_end_is_known() -> None:
    for known, new in (("good.com", "evil.com"), ("good.example", "evil.example")):
        assert is_faithful(f"see {known}, fool", f"see {known}")
        assert not is_faithful(f"see {known}, fool", f"see {known} and {new}")


def test_a_list_may_stay_a_list() -> None:
    assert is_faithful("- you suck", "- I disagree")


def test_numbers_and_names_in_links_and_code_are_theirs() -> None:
    assert is_faithful("`x = 40` you fool", "I do not get `x = 40`")
    assert not is_faithful("`x = 40` you fool", "I do not get `x = 40` on line 41")


def test_unkind_words_may_go_with_the_names_and_numbers_in_them() -> None:
    original = "you are such a Karen with 2 brain cells"
    unkind = [(15, len(original))]
    assert not is_faithful(original, "that annoyed me")
    assert is_faithful(original, "that annoyed me", unkind=unkind)
    assert not is_faithful(original, "that annoyed me", unkind=[(15, 20)])
    assert not is_faithful("read `it` fool", "please read it", unkind=[(0, 14)])


@pytest.mark.parametrize("suggestion", ["", " \n"])
def test_nothing_is_not_a_suggestion(suggestion: str) -> None:
    assert not is_faithful("you suck", suggestion)


def test_a_suggestion_may_be_somewhat_longer_and_no_more() -> None:
    original = "you suck"
    longest = GROWTH * len(original) + SLACK
    assert is_faithful(original, "a" * longest)
    assert not is_faithful(original, "a" * (longest + 1))


@pytest.mark.parametrize("original", ["", "\ud800", "\0", "``` ` <@ @ # . ://"])
def test_no_text_is_too_odd(original: str) -> None:
    assert is_faithful(original, "fine") in {True, False}
    assert is_faithful("fine", original) in {True, False}
