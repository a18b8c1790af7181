from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nudgebot.plugin import BlockedWord, BlockedWords, Catalogue
from nudgebot_discord.automod import limits
from nudgebot_discord.automod.compiler import Compiled, compile_rules
from nudgebot_discord.automod.problem import LEAVES_WORDS_OUT, Code, Problem
from nudgebot_discord.automod.rule import Exempt, KeywordRule
from nudgebot_discord.automod.sieve import tidy
from tests.plugins.discord.automod.strategies import (
    blocked,
    many,
    respects_the_limits,
    rooms,
    texts,
)

ids = st.lists(st.integers(1, 200), max_size=80).map(tuple)


def compiled(words: BlockedWords, *, room: int = 6, exempt: Exempt | None = None) -> Compiled:
    return compile_rules(words, exempt=exempt or Exempt(), room=room, texts=texts)


def rules_of(*pairs: tuple[str, str | None], room: int = 6) -> tuple[KeywordRule, ...]:
    words = BlockedWords(words=tuple(BlockedWord(word, softer) for word, softer in pairs))
    return compiled(words, room=room).rules


def left_out(result: Compiled) -> list[str]:
    return [
        word
        for problem in result.problems
        if problem.code in LEAVES_WORDS_OUT
        for word in problem.about
    ]


@given(blocked, rooms, st.builds(Exempt, ids, ids))
def test_every_rule_respects_every_limit(words: BlockedWords, room: int, exempt: Exempt) -> None:
    rules = compiled(words, room=room, exempt=exempt).rules

    assert all(map(respects_the_limits, rules))
    assert len(rules) <= min(max(room, 0), limits.RULES)
    assert len({rule.name for rule in rules}) == len(rules)


@given(blocked, rooms)
def test_every_word_is_in_one_rule_or_in_one_problem_that_says_why_not(
    words: BlockedWords, room: int
) -> None:
    result = compiled(words, room=room)
    held = [word for rule in result.rules for word in rule.keywords]

    assert sorted([*held, *left_out(result)]) == sorted({tidy(one.word) for one in words.words})


@given(blocked, rooms, st.randoms(use_true_random=False))
def test_the_order_of_the_words_means_nothing(
    words: BlockedWords, room: int, chance: Random
) -> None:
    shuffled = BlockedWords(
        words=tuple(chance.sample(words.words, len(words.words))),
        allowed=tuple(chance.sample(words.allowed, len(words.allowed))),
    )

    assert compiled(shuffled, room=room) == compiled(words, room=room)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 7_500), st.integers(1, 9), st.integers(0, 6))
def test_no_number_of_words_is_too_many_to_account_for(
    count: int, wordings: int, room: int
) -> None:
    words = many(count, lambda number: ("kind", "kinder", None, "nicer")[number % wordings % 4])
    result = compiled(words, room=room)

    assert all(map(respects_the_limits, result.rules))
    assert sum(len(rule.keywords) for rule in result.rules) == min(count, room * 1_000)
    assert len(left_out(result)) == max(0, count - room * 1_000)


def test_words_with_the_same_softer_wording_share_a_rule_that_names_it() -> None:
    rules = rules_of(("dumb", "confusing"), ("idiot", None), ("Moronic ", "confusing"))

    assert [(rule.name, rule.keywords, rule.message) for rule in rules] == [
        ("ours 1", ("dumb", "moronic"), "Held back. Write: confusing"),
        ("ours 2", ("idiot",), "Held back."),
    ]


def test_with_too_little_room_the_wordings_with_the_most_words_are_named() -> None:
    pairs = (("a", "rare"), ("b", "common"), ("c", "common"), ("d", None))
    result = compiled(BlockedWords(words=tuple(BlockedWord(*pair) for pair in pairs)), room=2)

    assert [rule.keywords for rule in result.rules] == [("b", "c"), ("a", "d")]
    assert result.problems == (Problem(Code.TOO_MANY_WORDINGS, ("rare",), 2),)


def test_no_wording_is_named_at_the_cost_of_holding_a_word_back() -> None:
    words = many(2_500, lambda number: "kind" if number < 300 else None)
    result = compiled(words, room=3)

    assert {rule.message for rule in result.rules} == {"Held back."}
    assert [len(rule.keywords) for rule in result.rules] == [1_000, 1_000, 500]
    assert left_out(result) == []


def test_a_softer_wording_that_is_too_long_is_not_named_and_not_cut() -> None:
    long = "kind " * 40
    words = BlockedWords(words=(BlockedWord("dumb", long),))
    result = compiled(words)

    assert [rule.message for rule in result.rules] == ["Held back."]
    assert result.problems == (Problem(Code.SOFTER_TOO_LONG, (long.strip(),), 150),)


def test_a_word_with_two_softer_wordings_gets_neither() -> None:
    words = BlockedWords(words=(BlockedWord("dumb", "odd"), BlockedWord("DUMB", "hasty")))
    result = compiled(words)

    assert [(rule.keywords, rule.message) for rule in result.rules] == [(("dumb",), "Held back.")]
    assert result.problems == (Problem(Code.TWO_WORDINGS, ("dumb",)),)


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("", Code.EMPTY),
        (" \n ", Code.EMPTY),
        ("\u200b\u2060", Code.EMPTY),
        ("bad\0word", Code.UNSEEN),
        ("bad*", Code.WILDCARD),
        ("*", Code.WILDCARD),
        ("a" * 61, Code.TOO_LONG),
        ("fine", Code.ALLOWED),
    ],
)
def test_what_cannot_be_a_keyword_is_left_out_and_said(word: str, code: Code) -> None:
    result = compiled(
        BlockedWords(words=(BlockedWord(word), BlockedWord("bad")), allowed=("Fine",))
    )

    assert [rule.keywords for rule in result.rules] == [("bad",)]
    assert [(problem.code, problem.about) for problem in result.problems] == [(code, (tidy(word),))]


@pytest.mark.parametrize("word", ["🖕", "🫨", "ß", "halt's maul", "a" * 60, "भाड़"])
def test_words_of_all_kinds_can_be_held_back(word: str) -> None:
    assert [rule.keywords for rule in rules_of((word, None))] == [(word,)]


def test_without_room_there_are_no_rules_and_every_word_is_said() -> None:
    result = compiled(many(2), room=0)

    assert result == Compiled((), (Problem(Code.NO_ROOM, ("word00000", "word00001"), 6),))


def test_no_community_gets_more_than_six_rules() -> None:
    result = compiled(many(7_000), room=9)

    assert len(result.rules) == 6
    assert len(left_out(result)) == 1_000


def test_no_words_make_no_rules_and_no_problems() -> None:
    assert compiled(BlockedWords(allowed=("moby dick",))) == Compiled((), ())


def test_a_rule_allows_only_the_phrases_that_have_one_of_its_words_in_them() -> None:
    words = BlockedWords(
        words=(BlockedWord("dick"), BlockedWord("dumb", "quiet")),
        allowed=("Moby  Dick", "dumb waiter", "Scunthorpe", "dickens", "dick-and-dumb"),
    )
    allowed = {rule.keywords: rule.allowed for rule in compiled(words).rules}

    assert allowed == {
        ("dick",): ("dick-and-dumb", "moby dick"),
        ("dumb",): ("dick-and-dumb", "dumb waiter"),
    }


def test_what_does_not_fit_into_an_allow_list_is_said() -> None:
    phrases = tuple(f"bad number {number:03}" for number in range(102))
    words = BlockedWords(
        words=(BlockedWord("bad"),), allowed=(*phrases, "bad*", "bad " + "a" * 60, "b" * 90)
    )
    result = compiled(words)

    assert result.rules[0].allowed == phrases[:100]
    assert result.problems == (
        Problem(Code.ALLOWED_WILDCARD, ("bad*",)),
        Problem(Code.ALLOWED_TOO_LONG, ("bad " + "a" * 60,), 60),
        Problem(Code.TOO_MANY_ALLOWED, phrases[100:], 100),
    )


def test_exempt_roles_and_channels_beyond_the_limit_are_said() -> None:
    exempt = Exempt(roles=tuple(range(21, 0, -1)), channels=(*range(1, 52), 1))
    result = compiled(many(1), exempt=exempt)

    assert result.rules[0].exempt_roles == tuple(range(1, 21))
    assert result.rules[0].exempt_channels == tuple(range(1, 51))
    assert result.problems == (
        Problem(Code.TOO_MANY_EXEMPT_ROLES, ("21",), 20),
        Problem(Code.TOO_MANY_EXEMPT_CHANNELS, ("51",), 50),
    )


def test_a_catalogue_whose_nudge_is_too_long_is_refused() -> None:
    wordy = Catalogue({"discord.automod.nudge": "very kind " * 16})

    with pytest.raises(ValueError, match=r"discord\.automod\.nudge"):
        compile_rules(many(1), exempt=Exempt(), room=6, texts=wordy)


def test_each_of_six_thousand_words_finds_its_phrase_among_ten_thousand() -> None:
    phrases = tuple(f"word{number:05} in a phrase of some length" for number in range(10_000))
    result = compiled(replace(many(6_000), allowed=phrases))

    assert sum(len(rule.allowed) for rule in result.rules) == 600
