"""The texts in every language that there is a catalogue for."""

from collections.abc import Mapping
from pathlib import Path

import discord
from discord import app_commands

from nudgebot.plugin import Catalogue

ENGLISH = "en"


class Layered(Catalogue):
    """A catalogue that asks another one for what it has not."""

    def __init__(self, first: Catalogue, then: Catalogue) -> None:
        super().__init__({})
        self._first = first
        self._then = then

    def __call__(self, key: str, /, **values: object) -> str:
        """Put `values` into the text for `key`. The result is plain text, never markup."""
        return (self._first if key in self._first else self._then)(key, **values)

    def __contains__(self, key: str) -> bool:
        return key in self._first or key in self._then


class Locales:
    """One catalogue for each language; what a language lacks is said in English."""

    def __init__(self, languages: Mapping[str, Catalogue]) -> None:
        self._own = languages
        english = languages[ENGLISH]
        self._whole = {
            name: english if name == ENGLISH else Layered(own, english)
            for name, own in languages.items()
        }

    @classmethod
    def load(cls, folder: Path) -> "Locales":
        """Read every `LANGUAGE.po` in `folder`, on top of the bot's own texts in that language.

        Raises:
            FileNotFoundError: there is no English one.
        """
        names = {path.stem for path in folder.glob("*.po")} | {ENGLISH}
        return cls({name: _bots_own(name).extended(folder, locale=name) for name in names})

    def of(self, locale: str | discord.Locale | None) -> Catalogue:
        """Get the texts for a locale of Discord's: the very one, its language, or English."""
        return self._whole[self._language(locale)]

    def name(self, key: str, **values: object) -> app_commands.locale_str:
        """Name or describe a command, an option or a choice in English, ready for translation."""
        english = self._own[ENGLISH](key, **values)
        return app_commands.locale_str(english, key=key, values=values)

    def find(self, locale: str | discord.Locale, key: str, **values: object) -> str | None:
        """Get a text only if the locale has one that is not English."""
        language = self._language(locale)
        if language == ENGLISH or key not in self._own[language]:
            return None
        return self._own[language](key, **values)

    @property
    def commands(self) -> app_commands.Translator:
        """What `CommandTree.set_translator` takes."""
        return _Translator(self)

    def _language(self, locale: str | discord.Locale | None) -> str:
        name = str(locale or ENGLISH).replace("-", "_")
        candidates = (name, name.partition("_")[0])
        return next((name for name in candidates if name in self._own), ENGLISH)


class _Translator(app_commands.Translator):
    def __init__(self, locales: Locales) -> None:
        self._locales = locales

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,  # noqa: ARG002  the interface has it
    ) -> str | None:
        key = string.extras.get("key")
        if key is None:
            return None
        return self._locales.find(locale, key, **string.extras.get("values", {}))


def _bots_own(language: str) -> Catalogue:
    try:
        return Catalogue.load(locale=language)
    except FileNotFoundError:
        return Catalogue({})
