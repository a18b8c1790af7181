import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any

import discord
import pytest
from babel.messages.pofile import read_po
from discord import app_commands

import nudgebot_discord
from nudgebot.plugin import Catalogue
from nudgebot_discord.words.locales import Locales

FOLDER = Path(nudgebot_discord.__file__).parent
CATALOGUES = {path.stem: path for path in (FOLDER / "texts").glob("*.po")}

LOG_CODE = re.compile(r'\blog\.\w+\(\s*"discord\.[^"]*"')
KEY = re.compile(r"""(?<!f)["'](discord\.[a-z_.]+[a-z])["']""")
BEGINNING = re.compile(r"""f["'](discord\.[a-z_.]+)\{""")
FORM = re.compile(r'"([a-z_]+_form)"')  # a verb; `paragraph_form` asks for its three words

ENGLISH = {
    "discord.command.draft.name": "draft",
    "discord.command.draft.description": "Try words on",
    "discord.command.draft.option.text.name": "text",
    "discord.command.draft.option.text.description": "What you would write",
    "discord.choice.minutes": "{count} minutes",
    "discord.hello": "Hello, {name}.",
}
GERMAN = {
    "discord.command.draft.name": "entwurf",
    "discord.command.draft.description": "Etwas ausprobieren",
    "discord.choice.minutes": "{count} Minuten",
}


def write(path: Path, texts: dict[str, str]) -> None:
    entries = (f'msgid "{key}"\nmsgstr "{text}"\n' for key, text in texts.items())
    path.write_text("\n".join(entries), encoding="utf-8")


@pytest.fixture
def locales(tmp_path: Path) -> Locales:
    write(tmp_path / "en.po", ENGLISH)
    write(tmp_path / "de.po", GERMAN)
    write(tmp_path / "pt_BR.po", {"discord.hello": "Oi, {name}."})
    return Locales.load(tmp_path)


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        (None, "Try words on"),
        ("en", "Try words on"),
        ("en-GB", "Try words on"),
        (discord.Locale.american_english, "Try words on"),
        (discord.Locale.german, "Etwas ausprobieren"),
        ("de", "Etwas ausprobieren"),
        ("de-AT", "Etwas ausprobieren"),
        (discord.Locale.japanese, "Try words on"),
        ("", "Try words on"),
        ("nonsense", "Try words on"),
    ],
)
def test_everybody_reads_their_own_language_or_else_english(
    locales: Locales, locale: str | discord.Locale | None, text: str
) -> None:
    assert locales.of(locale)("discord.command.draft.description") == text


def test_a_language_of_one_country_is_for_that_country_alone(locales: Locales) -> None:
    assert locales.of(discord.Locale.brazil_portuguese)("discord.hello", name="Bo") == "Oi, Bo."
    assert locales.of("pt-PT")("discord.hello", name="Bo") == "Hello, Bo."


def test_what_a_language_lacks_is_said_in_english(locales: Locales) -> None:
    brazilian = locales.of("pt-BR")

    assert brazilian("discord.command.draft.description") == "Try words on"
    assert brazilian("reason.insult") == Catalogue.load()("reason.insult")
    assert "reason.insult" in brazilian
    assert "discord.nothing" not in brazilian
    assert brazilian("discord.nothing") == "discord.nothing"


def test_there_has_to_be_an_english_catalogue(tmp_path: Path) -> None:
    write(tmp_path / "de.po", GERMAN)

    with pytest.raises(FileNotFoundError):
        Locales.load(tmp_path)


async def test_commands_are_registered_in_every_language_that_names_them(
    locales: Locales,
) -> None:
    async def draft(interaction: discord.Interaction, text: str) -> None: ...

    name = locales.name
    command: app_commands.Command[Any, ..., None] = app_commands.Command(
        name=name("discord.command.draft.name"),
        description=name("discord.command.draft.description"),
        callback=app_commands.describe(text=name("discord.command.draft.option.text.description"))(
            draft
        ),
    )
    tree = app_commands.CommandTree(discord.Client(intents=discord.Intents.none()))

    payload = await command.get_translated_payload(tree, locales.commands)

    assert payload["name"] == "draft"
    assert payload["description"] == "Try words on"
    assert payload["name_localizations"] == {"de": "entwurf"}
    assert payload["description_localizations"] == {"de": "Etwas ausprobieren"}
    assert payload["options"][0]["description"] == "What you would write"
    assert "description_localizations" not in payload["options"][0]


async def test_choices_are_translated_with_their_values(locales: Locales) -> None:
    choice = app_commands.Choice(name=locales.name("discord.choice.minutes", count=10), value=10)

    translated = await choice.get_translated_payload(locales.commands)

    assert translated["name"] == "10 minutes"
    assert translated["name_localizations"] == {"de": "10 Minuten"}


async def test_what_is_not_ours_is_left_as_it_is(locales: Locales) -> None:
    choice = app_commands.Choice(name=app_commands.locale_str("42"), value=42)

    assert "name_localizations" not in await choice.get_translated_payload(locales.commands)


# The catalogues that are shipped.


def test_every_language_has_the_same_texts_with_the_same_gaps_in_them() -> None:
    english = {key: placeholders(text) for key, text in texts("en").items()}

    for language in CATALOGUES:
        assert {key: placeholders(text) for key, text in texts(language).items()} == english


def test_every_text_that_is_asked_for_is_in_the_catalogue() -> None:
    keys = set(texts("en"))

    assert set(matches(KEY)) <= keys
    for beginning in matches(BEGINNING):
        assert any(key.startswith(beginning) for key in keys), beginning


def test_every_form_has_its_words() -> None:
    assert words_of_forms() <= set(texts("en"))


def test_no_text_is_there_in_vain() -> None:
    asked, beginnings = set(matches(KEY)) | words_of_forms(), tuple(matches(BEGINNING))

    assert {key for key in texts("en") if not key.startswith(beginnings)} <= asked


@pytest.mark.parametrize("language", CATALOGUES)
def test_names_of_commands_are_such_as_discord_takes(language: str) -> None:
    for key, text in texts(language).items():
        if re.match(r"discord\.command\..*\.name$", key):
            assert is_command_name(text), key
        elif re.match(r"discord\.command\..*\.description$", key):
            assert 1 <= len(text) <= 100, key
        elif key.startswith("discord.menu."):
            assert 1 <= len(text) <= 32, key
        elif key.startswith("discord.choice."):
            assert 1 <= len(text) <= 100, key


@pytest.mark.parametrize("name", ["draft", "entwürfe", "check-tone", "मदद", "ช่วย", "下書き"])
def test_such_names_are_fine(name: str) -> None:
    assert is_command_name(name)


@pytest.mark.parametrize("name", ["", "Draft", "check tone", "a" * 33, "é".upper(), "a!", "😀"])
def test_such_names_are_not(name: str) -> None:
    assert not is_command_name(name)


def is_command_name(name: str) -> bool:
    """Discord's `^[-_'\\p{L}\\p{N}\\p{sc=Deva}\\p{sc=Thai}]{1,32}$`, in lower case."""
    return 1 <= len(name) <= 32 and name == name.lower() and all(map(is_of_a_name, name))


def is_of_a_name(character: str) -> bool:
    if character in "-_'" or unicodedata.category(character)[0] in "LN":
        return True
    return unicodedata.name(character, "").startswith(("DEVANAGARI", "THAI"))


def texts(language: str) -> dict[str, str]:
    with CATALOGUES[language].open("rb") as file:
        return {str(entry.id): str(entry.string) for entry in read_po(file) if entry.id}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def words_of_forms() -> set[str]:
    verbs = set(matches(FORM))
    return {f"discord.{verb}.{word}" for verb in verbs for word in ("title", "label", "hint")}


def matches(pattern: re.Pattern[str]) -> Iterator[str]:
    for path in FOLDER.rglob("*.py"):
        yield from pattern.findall(LOG_CODE.sub("log(", path.read_text(encoding="utf-8")))
