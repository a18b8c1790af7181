"""Looks up the words for a key in a gettext catalogue."""

from collections.abc import Mapping
from pathlib import Path

from babel.messages.pofile import read_po

HERE = Path(__file__).parent


class Catalogue:
    """Texts by key, in one language. A key without a text stands for itself, as in gettext."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts

    @classmethod
    def load(cls, folder: Path = HERE, *, locale: str = "en") -> "Catalogue":
        """Read `LOCALE.po` in `folder`.

        Raises:
            FileNotFoundError: there is no catalogue for this language.
        """
        return cls(_read(folder, locale))

    def extended(self, folder: Path, *, locale: str = "en") -> "Catalogue":
        """Add the catalogue in another folder; where both have a key, it wins."""
        return Catalogue({**self._texts, **_read(folder, locale)})

    def __call__(self, key: str, /, **values: object) -> str:
        """Put `values` into the text for `key`. The result is plain text, never markup."""
        return self._texts.get(key, key).format(**values)

    def __contains__(self, key: str) -> bool:
        return key in self._texts


def _read(folder: Path, locale: str) -> dict[str, str]:
    with (folder / f"{locale}.po").open("rb") as file:
        entries = read_po(file, locale=locale)
    return {str(entry.id): str(entry.string) for entry in entries if entry.id and entry.string}
