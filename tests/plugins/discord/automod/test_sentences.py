from dataclasses import fields, replace
from pathlib import Path

import pytest

import nudgebot_discord
from nudgebot.plugin import Catalogue
from nudgebot_discord.automod import limits
from nudgebot_discord.automod.compiler import nudge
from nudgebot_discord.automod.plan import Change
from nudgebot_discord.automod.problem import Code, Problem
from nudgebot_discord.automod.rule import ExistingRule, KeywordRule
from nudgebot_discord.automod.sentences import say, say_change

LANGUAGES = ("en", "de")
RULE = KeywordRule(name="*ours* 1", keywords=("bad",), message="Held back.")


def texts(language: str) -> Catalogue:
    return Catalogue.load(Path(nudgebot_discord.__file__).parent / "texts", locale=language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_nudge_fits_with_the_longest_softer_wording_there_may_be(language: str) -> None:
    softer = "k" * limits.WORD_CHARACTERS

    assert softer in nudge(softer, texts(language))
    assert len(nudge(softer, texts(language))) <= limits.MESSAGE_CHARACTERS
    assert len(nudge(None, texts(language))) <= limits.MESSAGE_CHARACTERS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", Code)
def test_every_problem_has_a_sentence_that_fits_into_a_message(code: Code, language: str) -> None:
    words = tuple(f"{number:02}{'*' * 70}" for number in range(50))
    said = say(Problem(code, words, 60), texts(language))

    assert not said.startswith("discord.")
    assert len(said) < 2_000


@pytest.mark.parametrize("code", sorted({*Code} - {Code.EMPTY}))
def test_a_problem_names_what_it_is_about(code: Code) -> None:
    assert "dumb, odd" in say(Problem(code, ("dumb", "odd"), 60), texts("en"))


def test_an_owners_words_are_no_markup_and_mention_nobody() -> None:
    said = say(Problem(Code.TOO_LONG, ("@everyone", "**b**"), 60), texts("en"))

    assert "@everyone" not in said
    assert "**b**" not in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_change_says_what_differs(language: str) -> None:
    existing = ExistingRule(id=1, creator=2, rule=replace(RULE, enabled=False))
    everything = tuple(field.name for field in fields(KeywordRule))
    said = say_change(Change(existing, RULE, everything), texts(language))

    assert "discord." not in said
    assert "*ours*" not in said
