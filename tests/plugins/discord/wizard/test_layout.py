from pathlib import Path

import pytest
from discord import ui

import nudgebot_discord
from nudgebot.plugin import Catalogue
from nudgebot_discord.wizard.features import Feature
from nudgebot_discord.wizard.findings import look
from nudgebot_discord.wizard.layout import MARKS, setup_layout
from nudgebot_discord.wizard.permissions import NEVER
from nudgebot_discord.wizard.state import Channel
from nudgebot_discord.wizard.survey import View
from tests.plugins.discord.wizard.states import EVERYTHING, fine

LANGUAGES = ("en", "de")
MANY = tuple(range(10**18, 10**18 + 40))
WORST = fine(
    commands=0,
    has_content=False,
    observes=True,
    roles_above=MANY,
    needs_two_factor=True,
    permissions=frozenset(NEVER) - {"administrator"},
    channels=tuple(Channel(id=each, permissions=frozenset({"view_channel"})) for each in MANY[:20])
    + tuple(Channel(id=each, permissions=frozenset()) for each in MANY[20:]),
    moderators_channel=None,
    own_rules=0,
    foreign_rules=6,
)


def texts(language: str) -> Catalogue:
    return Catalogue.load(Path(nudgebot_discord.__file__).parent / "texts", locale=language)


def contents(view: ui.LayoutView) -> list[str]:
    return [item.content for item in view.walk_children() if isinstance(item, ui.TextDisplay)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_worst_that_there_is_fits_into_a_message(language: str) -> None:
    view = setup_layout(View(findings=look(WORST), works=()), texts(language), notice="n" * 400)
    words = "\n".join(contents(view))

    assert len(words) <= 4_000
    assert "discord." not in words.replace("discord.com", "")
    assert texts(language)("discord.setup.say.nothing_works") in words


def test_every_finding_has_its_mark_and_the_worst_is_above() -> None:
    findings = look(fine(observes=True, has_content=False))
    (_, _, listed) = contents(setup_layout(View(findings=findings, works=()), texts("en")))
    marks = [line.split(" ", 1)[0] for line in listed.split("\n")]

    assert marks == [MARKS[finding.severity] for finding in findings]


def test_what_can_be_mended_has_a_button_once() -> None:
    lacking = fine(permissions=EVERYTHING - {"moderate_members", "manage_guild"})
    view = setup_layout(View(findings=look(lacking), works=tuple(Feature)), texts("en"))
    labels = [item.label for item in view.walk_children() if isinstance(item, ui.Button)]

    assert labels == ["Give me what is missing", "Look again"]
