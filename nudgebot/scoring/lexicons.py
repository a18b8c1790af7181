"""The word lists: what a word speaks for, how strongly, and what to say instead."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import tomli

from nudgebot.domain.axes import Axis
from nudgebot.scoring.settings import OwnWord


class Part(StrEnum):
    """The part that a word plays, on which depends how its context is read."""

    NOUN = "noun"
    ADJECTIVE = "adjective"
    INTENSIFIER = "intensifier"
    EXCLAMATION = "exclamation"
    VERB = "verb"
    PHRASE = "phrase"
    OWNERS = "owners"


@dataclass(frozen=True, slots=True)
class Entry:
    """One word or phrase in lower case. `softer` is None without one, "" to leave the word out."""

    words: str
    axis: Axis
    part: Part
    severity: float
    softer: str | None = None


def read_lexicon(path: Path) -> list[Entry]:
    """Read a lexicon file.

    Raises:
        OSError: the file cannot be read.
        ValueError: it is no TOML, or names an axis or part that there is not.
    """
    with path.open("rb") as file:
        content = tomli.load(file)
    return [entry for group in content["groups"] for entry in _read_group(group)]


def read_innocent(path: Path) -> frozenset[str]:
    """Read the phrases of a lexicon file that look bad and are not."""
    with path.open("rb") as file:
        return frozenset(tomli.load(file).get("innocent", ()))


def _read_group(group: Mapping[str, Any]) -> Iterator[Entry]:
    axis, part, severity = Axis(group["axis"]), Part(group["part"]), float(group["severity"])
    wordings = dict.fromkeys(group.get("words", ())) | dict(group.get("softer", {}))
    for words, softer in wordings.items():
        for form in _forms(words, part):
            yield Entry(form, axis, part, severity, softer)


def _forms(words: str, part: Part) -> Iterable[str]:
    """Nouns come with a plural, contractions without their apostrophe too."""
    forms = {words, words.replace("'", "")}
    if part is Part.NOUN and not words.endswith("s"):
        forms |= {form + "s" for form in forms}
    return sorted(forms)


def owners_entry(own: OwnWord) -> Entry:
    """Turn an owner's word into an entry that counts whatever its context."""
    return Entry(own.word.lower(), Axis.UNKINDNESS, Part.OWNERS, own.severity, own.softer)


def known_words(entries: Iterable[Entry]) -> frozenset[str]:
    """List the single words that a disguise may turn out to be."""
    words = {word for entry in entries for word in entry.words.split()}
    return frozenset(word for word in words if word.isalpha())
