"""Compiles the owner's words into keyword rules whose message is the nudge.

The same words in any order become the same rules, so that planning again shows no difference.
"""

from dataclasses import dataclass

from nudgebot.plugin import BlockedWords, Catalogue
from nudgebot_discord.automod import limits
from nudgebot_discord.automod.allowance import allow
from nudgebot_discord.automod.grouping import Group, deal
from nudgebot_discord.automod.problem import Code, Problem, gather
from nudgebot_discord.automod.rule import Exempt, KeywordRule
from nudgebot_discord.automod.sieve import sift, tidy


@dataclass(frozen=True, slots=True)
class Compiled:
    """The rules, and everything that does not fit into them."""

    rules: tuple[KeywordRule, ...]
    problems: tuple[Problem, ...]


def compile_rules(words: BlockedWords, *, exempt: Exempt, room: int, texts: Catalogue) -> Compiled:
    """Make rules of words.

    Every word is in exactly one rule, or in a problem that says why it is in none.

    Args:
        words: what to hold back, and what is always fine.
        exempt: whom and where to leave alone.
        room: how many of the community's keyword rules are ours or free.
        texts: the catalogue in the community's language.

    Raises:
        ValueError: the catalogue's general nudge is longer than Discord lets it be.
    """
    if len(nudge(None, texts)) > limits.MESSAGE_CHARACTERS:
        raise ValueError("discord.automod.nudge is too long")
    usable, refused = sift(words)
    groups, unfitting = deal(
        usable,
        room=max(0, min(room, limits.RULES)),
        can_name=lambda softer: len(nudge(softer, texts)) <= limits.MESSAGE_CHARACTERS,
    )
    phrases = tuple(map(tidy, words.allowed))
    allowances = [allow(phrases, group.words) for group in groups]
    spared, crowded = _spare(exempt)
    rules = (
        _rule(texts("discord.automod.name", number=number), group, allowed, spared, texts)
        for number, (group, (allowed, _)) in enumerate(zip(groups, allowances, strict=True), 1)
    )
    unallowed = (problem for _, found in allowances for problem in found)
    return Compiled(tuple(rules), gather((*refused, *unfitting, *unallowed, *crowded)))


def nudge(softer: str | None, texts: Catalogue) -> str:
    """Word what an author reads whose message was held back."""
    if softer is None:
        return texts("discord.automod.nudge")
    return texts("discord.automod.nudge.softer", softer=softer)


def _rule(
    name: str, group: Group, allowed: tuple[str, ...], exempt: Exempt, texts: Catalogue
) -> KeywordRule:
    return KeywordRule(
        name=name,
        keywords=group.words,
        message=nudge(group.softer, texts),
        allowed=allowed,
        exempt_roles=exempt.roles,
        exempt_channels=exempt.channels,
    )


def _spare(exempt: Exempt) -> tuple[Exempt, tuple[Problem, ...]]:
    roles, channels = sorted(set(exempt.roles)), sorted(set(exempt.channels))
    most_roles, most_channels = limits.EXEMPT_ROLES, limits.EXEMPT_CHANNELS
    return Exempt(tuple(roles[:most_roles]), tuple(channels[:most_channels])), (
        Problem(Code.TOO_MANY_EXEMPT_ROLES, tuple(map(str, roles[most_roles:])), most_roles),
        Problem(
            Code.TOO_MANY_EXEMPT_CHANNELS,
            tuple(map(str, channels[most_channels:])),
            most_channels,
        ),
    )
