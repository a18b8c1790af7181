"""Deals words out to rules: those with the same softer wording together, as far as there is room.

A rule has one message. If its words share a softer wording, the message can name it; all others
share rules with a general message. The wordings with the most words are served first.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from nudgebot_discord.automod import limits
from nudgebot_discord.automod.problem import Code, Problem


@dataclass(frozen=True, slots=True)
class Group:
    """The words of one rule, and the softer wording that they share, if its message names it."""

    softer: str | None
    words: tuple[str, ...]


def deal(
    words: Mapping[str, str | None], *, room: int, can_name: Callable[[str], bool]
) -> tuple[tuple[Group, ...], tuple[Problem, ...]]:
    """Deal tidy words out to at most `room` rules.

    Args:
        words: the words and their softer wordings.
        room: how many rules there may be.
        can_name: whether a message with this softer wording is short enough.
    """
    wordings = {softer for softer in words.values() if softer is not None}
    nameable = {softer for softer in wordings if can_name(softer)}
    named = _choose(words, nameable, room)
    general = sorted(word for word, softer in words.items() if softer not in {*named})
    fits = (room - sum(map(_rules, named.values()))) * limits.KEYWORDS
    groups = (*_split(named), *_split({None: general[:fits]}))
    return groups, (
        _left_out(general[fits:], room),
        Problem(Code.SOFTER_TOO_LONG, tuple(wordings - nameable), limits.MESSAGE_CHARACTERS),
        Problem(Code.TOO_MANY_WORDINGS, tuple(nameable - set(named)), room),
    )


def _choose(
    words: Mapping[str, str | None], nameable: set[str], room: int
) -> dict[str | None, list[str]]:
    """Choose as many wordings as can have rules of their own beside one for all other words."""
    by_wording: dict[str | None, list[str]] = {softer: [] for softer in sorted(nameable)}
    for word in sorted(words):
        if words[word] in by_wording:
            by_wording[words[word]].append(word)
    ranked = sorted(by_wording, key=lambda softer: -len(by_wording[softer]))
    for count in range(min(room, len(ranked)), 0, -1):
        chosen = {softer: by_wording[softer] for softer in ranked[:count]}
        others = len(words) - sum(map(len, chosen.values()))
        if sum(map(_rules, chosen.values())) + _rules(range(others)) <= room:
            return chosen
    return {}


def _rules(words: Sequence[object]) -> int:
    return -(-len(words) // limits.KEYWORDS)


def _split(groups: Mapping[str | None, list[str]]) -> Iterator[Group]:
    for softer in sorted(groups, key=lambda softer: softer or ""):
        words = groups[softer]
        for start in range(0, len(words), limits.KEYWORDS):
            yield Group(softer, tuple(words[start : start + limits.KEYWORDS]))


def _left_out(words: Sequence[str], room: int) -> Problem:
    if room:
        return Problem(Code.TOO_MANY_WORDS, tuple(words), room * limits.KEYWORDS)
    return Problem(Code.NO_ROOM, tuple(words), limits.RULES)
