"""The owner's own words: what contradicts itself, comes twice, or never counts."""

import unicodedata
from collections.abc import Iterator

from nudgebot.config.oddities.oddity import Oddity
from nudgebot.config.problem import KeyPath
from nudgebot.config.settings import Settings
from nudgebot.scoring.normalising.shapes import READINGS

_BANNED: KeyPath = ("scoring", "banned")
_ALLOWED: KeyPath = ("scoring", "allowed")
_LONGEST = 8  # words in a phrase
_LEET = str.maketrans("013457@$!", "oleastasi")


def plain(word: str) -> str:
    """Write a word as scoring compares it: case, blanks and what cannot be seen do not count."""
    seen = (sign for sign in unicodedata.normalize("NFKC", word) if not _is_unseen(sign))
    return " ".join("".join(seen).casefold().split())


def _is_unseen(sign: str) -> bool:
    return unicodedata.category(sign) in {"Cf", "Cc", "Cn"} and not sign.isspace()


def shape(word: str) -> str:
    """Write a word in the Latin letters that it looks like."""
    bare = unicodedata.normalize("NFKD", plain(word))
    letters = (READINGS.get(sign, sign)[0] for sign in bare if not unicodedata.combining(sign))
    return "".join(letters).casefold().translate(_LEET)


def find_clashes(settings: Settings) -> Iterator[Oddity]:
    """Find words that are both banned and allowed."""
    allowed = {plain(word) for word in settings.scoring.allowed} - {""}
    for place, own in enumerate(settings.scoring.banned):
        if plain(own.word) in allowed:
            yield Oddity(
                (*_BANNED, place, "word"),
                f"'{own.word}' is both banned and allowed, and what is allowed wins",
                "take it out of scoring.banned or of scoring.allowed",
                is_mistake=True,
            )


def find_repeated_words(settings: Settings) -> Iterator[Oddity]:
    """Find words that are banned twice, as they are or as scoring sees through them."""
    same: dict[str, int] = {}
    alike: dict[str, int] = {}
    for place, own in enumerate(settings.scoring.banned):
        path: KeyPath = (*_BANNED, place, "word")
        first = same.setdefault(plain(own.word), place)
        looks = alike.setdefault(shape(own.word), place)
        if first != place:
            message = (
                f"'{own.word}' is banned already by scoring.banned[{first}], and this one wins"
            )
            yield Oddity(path, message, "keep one of them", is_mistake=True)
        elif looks != place:
            other = settings.scoring.banned[looks].word
            message = f"'{own.word}' looks like '{other}', and scoring sees through that by itself"
            yield Oddity(path, message, "take one of them out")


def find_covered(settings: Settings) -> Iterator[Oddity]:
    """Find phrases that add nothing to a shorter one within them."""
    known = {plain(own.word): own for own in reversed(settings.scoring.banned)}
    for place, own in enumerate(settings.scoring.banned):
        parts = (known[part] for part in _parts(plain(own.word)) if part in known)
        other = next((part for part in parts if _is_same(own, part)), None)
        if other is not None:
            message = f"'{own.word}' adds nothing: '{other.word}' is found in it as well"
            hint = "take it out, or give it its own severity"
            yield Oddity((*_BANNED, place, "word"), message, hint)


def _parts(phrase: str) -> Iterator[str]:
    """Cut a phrase to every shorter run of its words, up to a length that words have."""
    words = phrase.split()
    for start in range(len(words)):
        for end in range(start + 1, min(len(words), start + _LONGEST) + 1):
            if end - start < len(words):
                yield " ".join(words[start:end])


def _is_same(own: object, other: object) -> bool:
    sides = ("severity", "softer", "before_posting")
    return all(getattr(own, side) == getattr(other, side) for side in sides)


def find_weak(settings: Settings) -> Iterator[Oddity]:
    """Find words that never lead to a nudge by themselves."""
    nudged_from = settings.policy.nudge.threshold
    for place, own in enumerate(settings.scoring.banned):
        if own.severity < nudged_from and not own.before_posting:
            yield Oddity(
                (*_BANNED, place, "severity"),
                f"'{own.word}' nudges nobody by itself: its severity {own.severity:g} is below"
                f" policy.nudge.threshold ({nudged_from:g})",
                f"give it severity = {nudged_from:g} or more",
            )


def find_softer(settings: Settings) -> Iterator[Oddity]:
    """Find softer wordings that are banned themselves."""
    banned = {plain(own.word) for own in settings.scoring.banned} - {""}
    for place, own in enumerate(settings.scoring.banned):
        offer = plain(own.softer or "")
        hit = next((part for part in (offer, *_parts(offer)) if part in banned), None)
        if hit is not None:
            message = f"the softer wording has the banned '{hit}' in it"
            hint = 'offer other words, or softer = "" to leave the word out'
            yield Oddity((*_BANNED, place, "softer"), message, hint, is_mistake=True)
