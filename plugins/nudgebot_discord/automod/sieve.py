"""Tells the words that AutoMod can take from those that it cannot."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from nudgebot.plugin import BlockedWord, BlockedWords
from nudgebot_discord.automod import limits
from nudgebot_discord.automod.problem import Code, Problem

UNSEEN = frozenset({"Cc", "Cs"})
SHOWS_NOTHING = UNSEEN | {"Cf", "Zs", "Zl", "Zp"}


def tidy(text: str) -> str:
    """Make what Discord takes for the same word the same; it does not look at case."""
    return unicodedata.normalize("NFC", " ".join(text.split()).lower())


def sift(words: BlockedWords) -> tuple[Mapping[str, str | None], tuple[Problem, ...]]:
    """Get the usable words with their softer wordings, and what is wrong with the others."""
    allowed = frozenset(map(tidy, words.allowed))
    wordings = _wordings(words.words)
    refusals = {word: refusal(word, allowed) for word in wordings}
    usable = {word: wordings[word] for word in wordings if refusals[word] is None}
    return (
        {word: min(softer) if len(softer) == 1 else None for word, softer in usable.items()},
        (*_refused(refusals), *_ambiguous(usable)),
    )


def refusal(word: str, allowed: frozenset[str]) -> Code | None:
    """Say why a tidy word cannot be a keyword, if so."""
    kinds = {unicodedata.category(character) for character in word}
    if kinds <= SHOWS_NOTHING:
        return Code.EMPTY
    if kinds & UNSEEN:
        return Code.UNSEEN
    if "*" in word:
        return Code.WILDCARD
    if len(word) > limits.WORD_CHARACTERS:
        return Code.TOO_LONG
    return Code.ALLOWED if word in allowed else None


def _wordings(words: Iterable[BlockedWord]) -> dict[str, set[str]]:
    """Gather what is to be written instead of each word; nothing, one wording or several."""
    wordings: dict[str, set[str]] = {}
    for blocked in words:
        softer = unicodedata.normalize("NFC", " ".join((blocked.softer or "").split()))
        wordings.setdefault(tidy(blocked.word), set()).update({softer} - {""})
    return wordings


def _refused(refusals: Mapping[str, Code | None]) -> Iterator[Problem]:
    for word, code in refusals.items():
        if code is not None:
            yield Problem(code, (word,), limits.WORD_CHARACTERS if code is Code.TOO_LONG else 0)


def _ambiguous(wordings: Mapping[str, set[str]]) -> Iterator[Problem]:
    for word, softer in wordings.items():
        if len(softer) > 1:
            yield Problem(Code.TWO_WORDINGS, (word,))
