"""Puts into words what does not fit into AutoMod, and what a plan would change."""

from collections.abc import Sequence

from nudgebot.plugin import Catalogue
from nudgebot_discord.automod.plan import Change
from nudgebot_discord.automod.problem import Problem
from nudgebot_discord.automod.rule import KeywordRule
from nudgebot_discord.words.escape import plain

SHOWN = 10
SHOWN_OF_A_RULE = 5
CHARACTERS = 80


def say(problem: Problem, texts: Catalogue) -> str:
    """Say what does not fit and what becomes of it, as a line of a message on Discord."""
    words = name_some(problem.about, texts)
    key = f"discord.automod.problem.{problem.code}"
    return texts(key, words=words, count=len(problem.about), limit=problem.limit)


def say_new(rule: KeywordRule, texts: Catalogue) -> str:
    """Say what a rule would hold back, and what the authors of that would read."""
    return texts(
        "discord.automod.new",
        name=plain(rule.name, limit=CHARACTERS),
        count=len(rule.keywords),
        words=name_some(rule.keywords, texts, shown=SHOWN_OF_A_RULE),
        message=plain(rule.message),
    )


def say_change(change: Change, texts: Catalogue) -> str:
    """Say in which respects a rule of ours is to become another."""
    differs = ", ".join(texts(f"discord.automod.differs.{name}") for name in change.differs)
    name = plain(change.existing.rule.name, limit=CHARACTERS)
    said = [texts("discord.automod.change", name=name, differs=differs)]
    for key, words in (("added", change.added), ("dropped", change.dropped)):
        if words:
            some = name_some(words, texts, shown=SHOWN_OF_A_RULE)
            said.append(texts(f"discord.automod.{key}", words=some, count=len(words)))
    if "message" in change.differs:
        said.append(texts("discord.automod.message", message=plain(change.wanted.message)))
    return " ".join(said)


def name_some(words: Sequence[str], texts: Catalogue, *, shown: int = SHOWN) -> str:
    """Name the first few words, and count the others."""
    first = ", ".join(plain(word, limit=CHARACTERS) for word in words[:shown])
    if len(words) <= shown:
        return first
    return texts("discord.automod.more", first=first, count=len(words) - shown)
