import re
from pathlib import Path

import pytest

import nudgebot_discord
from nudgebot.plugin import Catalogue
from nudgebot_discord.wizard.features import Feature
from nudgebot_discord.wizard.finding import Finding, Fix, Severity
from nudgebot_discord.wizard.findings import look
from nudgebot_discord.wizard.permissions import NEEDS, NEVER
from nudgebot_discord.wizard.sentences import say
from nudgebot_discord.wizard.state import Channel, State
from tests.plugins.discord.wizard.states import (
    EVERYTHING,
    GAMES,
    fine,
    without,
)

LANGUAGES = ("en", "de")
FOLDER = Path(nudgebot_discord.__file__).parent / "texts"
PUBLIC = Channel(id=3, permissions=frozenset())
STATES = (
    fine(),
    State(application=1),
    fine(commands=0, has_content=False, roles_above=tuple(range(1, 40)), needs_two_factor=True),
    fine(wants_content=False, own_rules=0, permissions=EVERYTHING | {"administrator"}),
    fine(own_rules=0, foreign_rules=6, permissions=EVERYTHING | {*NEVER} - {"administrator"}),
    fine(moderators_channel=PUBLIC, permissions=frozenset()),
    fine(moderators_channel=None, moderators_channel_id=None, permissions=frozenset()),
    fine(moderators_channel=None, is_channel_fixed=True),
    fine(observes=True, features=frozenset({Feature.SCORING})),
    fine(moderators_channel=None, channels=(without("view_channel"), GAMES)),
    *(fine(channels=(without(need.permission),)) for need in NEEDS),
    *(fine(channels=(without(need.permission), GAMES)) for need in NEEDS),
)
FOUND = {finding.code: finding for state in STATES for finding in look(state)}


def texts(language: str) -> Catalogue:
    return Catalogue.load(FOLDER, locale=language)


def known(language: str, kind: str) -> set[str]:
    source = (FOLDER / f"{language}.po").read_text("utf-8")
    return set(re.findall(rf'^msgid "discord\.setup\.{kind}"$', source, flags=re.MULTILINE))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_has_a_sentence_and_every_sentence_a_finding(language: str) -> None:
    assert known(language, "([a-z_]+)") - {"more"} == set(FOUND)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", FOUND)
def test_every_value_has_a_place_in_its_sentence(code: str, language: str) -> None:
    said = say(FOUND[code], texts(language))

    assert "discord." not in said
    assert "{" not in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_severities_fixes_and_permissions_have_words(language: str) -> None:
    words = texts(language)
    flags = {need.permission for need in NEEDS} | {*NEVER} - {"administrator"}

    assert all(f"discord.setup.title.{one}" in words for one in Severity)
    assert all(f"discord.setup.fix.{one}" in words for one in Fix)
    assert all(f"discord.feature.{one}" in words for one in Feature)
    assert all(f"discord.permission.{flag}" in words for flag in flags)


def test_channels_and_roles_are_mentioned_and_long_lists_are_counted() -> None:
    channels = Finding("hidden_channels", Severity.ADVICE, {"channels": (1, 2), "count": 2})
    roles = Finding("roles_above", Severity.LIMITS, {"roles": tuple(range(1, 13)), "count": 12})

    assert "<#1> <#2>" in say(channels, texts("en"))
    assert "<@&10> and 2 more" in say(roles, texts("en"))
    assert "<@&11>" not in say(roles, texts("en"))


def test_permissions_have_the_names_that_owners_know() -> None:
    values = {"permissions": ("manage_guild", "moderate_members")}
    said = say(Finding("no_automod", Severity.LIMITS, values), texts("en"))

    assert "Manage Server, Timeout Members" in said
