"""Names of commands and their options, and their translations."""

import unicodedata
from collections.abc import Iterator

from tests.discord_server.limits.shapes import Json, as_map, as_text, measure

NAME = 32
DESCRIPTION = 100
# Discord's locales, as its reference lists them.
WRITTEN = (
    "ar bg cs da de el en-GB en-US es-419 es-ES fi fr he hi hr hu id it ja ko lt nl no pl "
    "pt-BR ro ru sv-SE th tr uk vi zh-CN zh-TW"
)
LOCALES = frozenset(WRITTEN.split())
SCRIPTS = ("DEVANAGARI ", "THAI ")


def refuse_name(owner: Json, where: str) -> Iterator[str]:
    """Check a name that is typed, and its translations: lower case, no spaces."""
    yield from measure(f"{where}name", as_text(owner.get("name")), NAME, least=1)
    for place, name in _all_texts(owner, "name", where):
        if not is_typeable(name):
            yield f"{place}: must be lower case, of letters, digits, - and _"
    yield from refuse_translations(owner, "name", where, most=NAME)


def refuse_description(owner: Json, where: str) -> Iterator[str]:
    """Check a description and its translations."""
    text = as_text(owner.get("description")).strip()
    yield from measure(f"{where}description", text, DESCRIPTION, least=1)
    yield from refuse_translations(owner, "description", where, most=DESCRIPTION)


def refuse_translations(owner: Json, key: str, where: str, *, most: int) -> Iterator[str]:
    """Check the translations of a text: known locales, and no longer than the text may be."""
    place = f"{where.rstrip('/')}/{key}_localizations".lstrip("/")
    for locale, text in as_map(owner.get(f"{key}_localizations")).items():
        if locale not in LOCALES:
            yield f"{place}: {locale} is not a locale of Discord's"
        yield from measure(f"{place}/{locale}", as_text(text), most, least=1)


def is_typeable(name: str) -> bool:
    """Tell whether this can be the name of something typed."""
    return name == name.lower() and all(map(_is_allowed, name))


def longest(owner: Json, key: str) -> int:
    """Measure a text with its translations: the longest of them counts."""
    return max((len(text) for _, text in _all_texts(owner, key, "")), default=0)


def _all_texts(owner: Json, key: str, where: str) -> Iterator[tuple[str, str]]:
    yield f"{where}{key}", as_text(owner.get(key))
    for locale, text in as_map(owner.get(f"{key}_localizations")).items():
        yield f"{where}{key}_localizations/{locale}", as_text(text)


def _is_allowed(letter: str) -> bool:
    if letter in "-_'" or unicodedata.category(letter)[0] in "LN":
        return True
    return unicodedata.name(letter, "").startswith(SCRIPTS)
