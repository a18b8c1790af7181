from pathlib import Path
from typing import Any

import pytest
from discord import ui

import nudgebot_discord
from nudgebot.plugin import BlockedWord, BlockedWords, Catalogue
from nudgebot_discord.automod.carrying import Deed, Outcome, Reason
from nudgebot_discord.automod.compiler import compile_rules
from nudgebot_discord.automod.draft import Aim, Draft
from nudgebot_discord.automod.layout import draft_layout, say_outcome
from nudgebot_discord.automod.plan import Plan, plan
from nudgebot_discord.automod.rule import Exempt, ExistingRule

LANGUAGES = ("en", "de")
MOST = 4_000
# Every kind of trouble at once, in the longest words that there may be.
LONG = "*" * 30 + "x" * 30
WORDS = BlockedWords(
    words=(
        *(BlockedWord(f"{number:04}{LONG}") for number in range(40)),
        *(BlockedWord(f"{number:04}{'_' * 70}") for number in range(40)),
        *(BlockedWord(f"{number:04}{'_' * 56}", f"{number:04}" * 30) for number in range(6_100)),
        *(BlockedWord(f"{number % 90:04}{'#' * 50}", f"{number}") for number in range(180)),
    ),
    allowed=tuple(f"{number:04}{'_' * 56}*" for number in range(200)),
)


def texts(language: str) -> Catalogue:
    return Catalogue.load(Path(nudgebot_discord.__file__).parent / "texts", locale=language)


def length(view: ui.LayoutView) -> int:
    return sum(
        len(item.content) for item in view.walk_children() if isinstance(item, ui.TextDisplay)
    )


def labels(view: ui.LayoutView) -> list[str | None]:
    return [item.label for item in view.walk_children() if isinstance(item, ui.Button)]


def full(aim: Aim, language: str) -> Draft:
    exempt = Exempt(tuple(range(1, 90)), tuple(range(1, 90)))
    compiled = compile_rules(WORDS, exempt=exempt, room=6, texts=texts(language))
    old = compile_rules(
        BlockedWords(words=WORDS.words[80:3_200]), exempt=Exempt(), room=3, texts=texts(language)
    ).rules
    existing = [ExistingRule(id=at, creator=1, rule=rule) for at, rule in enumerate(old, 1)]
    planned = plan(compiled.rules, existing, own_ids=frozenset({1, 2, 3}), creator=1)
    return Draft(aim=aim, plan=planned, strays=tuple(existing), problems=compiled.problems)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_fullest_plan_fits_into_a_message_and_says_what_it_leaves_out(language: str) -> None:
    outcome = Outcome({Deed.CREATED: 1}, "n" * 100, Reason.REFUSED, 50035)
    notice = say_outcome(outcome, texts(language))
    view = draft_layout(full(Aim.APPLY, language), texts(language), notice=notice)

    assert length(view) <= MOST
    shown: Any = list(view.walk_children())
    assert any("…" in getattr(item, "content", "") for item in shown)


def test_a_digest_names_what_would_be_done_and_nothing_else() -> None:
    draft = full(Aim.APPLY, "en")
    same = Draft(aim=Aim.APPLY, plan=full(Aim.APPLY, "en").plan)
    other = Draft(aim=Aim.APPLY, plan=Plan(create=draft.plan.create))

    assert draft.digest == same.digest
    assert draft.digest != other.digest


@pytest.mark.parametrize(("aim", "count"), [(Aim.LOOK, 0), (Aim.APPLY, 1), (Aim.REMOVE, 1)])
def test_there_is_a_button_only_where_something_was_asked_for(aim: Aim, count: int) -> None:
    assert len(labels(draft_layout(full(aim, "en"), texts("en")))) == count
    empty = Draft(aim=aim, plan=Plan(), has_words=False)
    assert labels(draft_layout(empty, texts("en"))) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", Reason)
def test_every_way_to_stop_is_said_with_what_was_done_before(reason: Reason, language: str) -> None:
    said = say_outcome(Outcome({Deed.REMOVED: 2}, "ours", reason, 50013), texts(language))

    assert "discord." not in said
    assert "ours" in said
    assert "2." in said
