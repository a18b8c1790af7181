"""Finds the allowed phrases that a rule needs: those with one of its keywords in them."""

from collections.abc import Iterable, Iterator

from nudgebot_discord.automod import limits
from nudgebot_discord.automod.problem import Code, Problem


def allow(
    phrases: Iterable[str], keywords: Iterable[str]
) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Get the allow list for some keywords, and what of it does not fit.

    Keywords are whole words, so a phrase without one of them is let through anyway.

    Args:
        phrases: all tidy phrases that are always fine.
        keywords: the tidy keywords of one rule.
    """
    held = frozenset(keywords)
    needed = sorted(phrase for phrase in set(phrases) if not held.isdisjoint(_parts(phrase)))
    wild = [phrase for phrase in needed if "*" in phrase]
    long = [phrase for phrase in needed if len(phrase) > limits.WORD_CHARACTERS]
    usable = [phrase for phrase in needed if phrase not in {*wild, *long}]
    return tuple(usable[: limits.ALLOWED]), (
        Problem(Code.ALLOWED_WILDCARD, tuple(wild)),
        Problem(Code.ALLOWED_TOO_LONG, tuple(long), limits.WORD_CHARACTERS),
        Problem(Code.TOO_MANY_ALLOWED, tuple(usable[limits.ALLOWED :]), limits.ALLOWED),
    )


def _parts(phrase: str) -> Iterator[str]:
    """Everything in a phrase that stands between ends of words and could be a keyword."""
    inside = [character.isalnum() or character == "_" for character in phrase]
    starts = (at for at in range(len(phrase)) if at == 0 or not inside[at - 1])
    for start in starts:
        for end in range(start + 1, min(len(phrase), start + limits.WORD_CHARACTERS) + 1):
            if end == len(phrase) or not inside[end]:
                yield phrase[start:end]
