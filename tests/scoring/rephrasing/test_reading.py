import pytest

from nudgebot.scoring.rephrasing.reading import (
    calls_names,
    is_laugh,
    is_rude,
    is_well_formed,
    stands_alone,
)


@pytest.mark.parametrize(
    "broken",
    [
        "please stop being",
        "he is and he left",
        "this is the the plan",
        "you are such a.",
        "I don't give an about that",
        "give me a, please",
        "what is wrong with the",
        "Can we talk?.",
        "",
    ],
)
def test_broken_english_is_noticed(broken: str) -> None:
    assert not is_well_formed(broken)


@pytest.mark.parametrize(
    "whole",
    [
        "the meeting is at 3pm",
        "Kim, the file is here: https://example.com/a.txt",
        "I knew that that would happen",
        "what are you up to",
        "I'm upset about the plan.",
    ],
)
def test_whole_english_is_let_through(whole: str) -> None:
    assert is_well_formed(whole)


def test_a_clause_stands_alone_unless_it_leans_on_another() -> None:
    assert stands_alone("that's my seat")
    assert stands_alone("see https://example.com")
    assert not stands_alone("because of that")
    assert not stands_alone("hey")


def test_an_order_to_go_is_rude_without_an_unkind_word() -> None:
    assert is_rude("uninstall")
    assert is_rude("everybody here hates you")
    assert not is_rude("please read the manual")


def test_a_name_that_somebody_is_called_is_no_clause() -> None:
    assert calls_names("you walnut")
    assert not calls_names("you suck")


def test_a_laugh_says_nothing() -> None:
    assert is_laugh("lol")
    assert is_laugh("oh hell")
    assert not is_laugh("hello there")
