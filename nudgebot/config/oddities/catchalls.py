"""Words that match everything, or nothing."""

import re
from collections.abc import Iterator
from dataclasses import replace

from nudgebot.config.oddities.oddity import Oddity
from nudgebot.config.oddities.words import plain
from nudgebot.config.problem import KeyPath
from nudgebot.config.settings import Settings

_COMMON = frozenset({
    *("a", "an", "and", "are", "as", "at", "be", "but", "by", "do", "for", "from", "have", "he"),
    *("i", "in", "is", "it", "me", "my", "not", "of", "on", "or", "she", "so", "that", "the"),
    *("they", "this", "to", "was", "we", "what", "with", "you", "your"),
})  # fmt: skip
_PATTERN_SIGNS = frozenset("*[](){}|^\\")


def find_catchalls(settings: Settings) -> Iterator[Oddity]:
    """Look at every banned and allowed word by itself."""
    for place, own in enumerate(settings.scoring.banned):
        yield from _about(own.word, ("scoring", "banned", place, "word"))
    for word in sorted(settings.scoring.allowed):
        if not plain(word):
            yield replace(_empty(("scoring", "allowed")), item=word)


def _about(word: str, path: KeyPath) -> Iterator[Oddity]:
    bare = plain(word)
    if not bare:
        yield _empty(path)
    elif re.search(r"^\s|\s\s|[^\S ]", word):
        message = f"'{bare}' has blanks that hardly anybody types, and is hardly ever found"
        yield Oddity(path, message, f'write "{bare}"', is_mistake=True)
    elif _is_pattern(bare):
        message = f"'{word}' is taken as it stands: words are no patterns"
        yield Oddity(path, message, "write each word out; disguises are seen through anyway")
    elif not any(sign.isalnum() for sign in bare) and bare.isascii():
        message = f"'{word}' is in very many messages: it is nothing but punctuation"
        yield Oddity(path, message, "ban words, not signs")
    elif bare in _COMMON or (len(bare) == 1 and bare.isascii()):
        message = f"'{word}' is in nearly every message"
        yield Oddity(path, message, "ban the phrase that you mean")


def _is_pattern(bare: str) -> bool:
    """Whether it is meant for a pattern: it has signs of one next to letters, or matches all."""
    has_letters = any(sign.isalpha() for sign in bare)
    return (has_letters and bool(_PATTERN_SIGNS & set(bare))) or (
        set(bare) <= {".", "*"} and "*" in bare
    )


def _empty(path: KeyPath) -> Oddity:
    message = "it is nothing but blanks or invisible signs"
    return Oddity(path, message, "write a word, or take it out", is_mistake=True)
