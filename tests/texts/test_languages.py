"""Whatever language somebody reads, they read the same."""

from collections.abc import Mapping
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

import nudgebot.texts
from nudgebot.domain.case import CaseReason
from nudgebot.domain.kudos import Kindness, Refusal
from nudgebot.texts.catalogue import Catalogue

FOLDER = Path(nudgebot.texts.__file__).parent
OTHERS = sorted(path.stem for path in FOLDER.glob("*.po") if path.stem != "en")
WHYS = (
    "unscored",
    "unrecorded",
    "exempt_bot",
    "exempt_member",
    "exempt_role",
    "exempt_channel",
    "exempt_for_now",
    "grave",
    "already_filed",
    "already_answered",
    "stood_by",
    "still_unkind",
    "rephrased",
    "repaired",
    "cooldown",
    "paused",
    "unkind",
    "kind",
    "opted_out",
    "harmless",
)


def read(locale: str) -> Mapping[str, str]:
    with (FOLDER / f"{locale}.po").open("rb") as file:
        return {str(entry.id): str(entry.string) for entry in read_po(file) if entry.id}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_german_is_there() -> None:
    assert "de" in OTHERS


@pytest.mark.parametrize("locale", OTHERS)
def test_every_language_has_the_same_texts_in_the_same_order(locale: str) -> None:
    assert list(read(locale)) == list(read("en"))


@pytest.mark.parametrize("locale", OTHERS)
def test_every_text_is_written_and_takes_the_same_values(locale: str) -> None:
    english = read("en")
    for key, text in read(locale).items():
        assert text.strip(), key
        assert placeholders(text) == placeholders(english[key]), key


@pytest.mark.parametrize("locale", ["en", *OTHERS])
def test_a_catalogue_says_its_own_language(locale: str) -> None:
    with (FOLDER / f"{locale}.po").open("rb") as file:
        assert f'"Language: {locale}\\n"' in file.read().decode()


@pytest.mark.parametrize("locale", ["en", *OTHERS])
def test_whatever_is_found_has_words(locale: str) -> None:
    texts = Catalogue.load(locale=locale)
    keys = [f"why.{why}" for why in (*WHYS, *Refusal)]
    keys += [f"case_reason.{reason}" for reason in CaseReason]
    keys += [f"kindness.{kindness}" for kindness in Kindness]
    assert [key for key in keys if key not in texts] == []


def test_the_rules_give_no_other_reasons() -> None:
    rules = Path(nudgebot.texts.__file__).parents[1] / "policy" / "rules"
    source = "\n".join(path.read_text() for path in rules.glob("*.py"))
    found = {part.split('"')[0] for part in source.split('why="')[1:]}
    assert found <= {*WHYS, *Refusal}
