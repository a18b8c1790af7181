"""Puts into words what does not fit into AutoMod, and what a plan would change."""

from nudgebot.plugin import Catalogue
from nudgebot_discord.automod.plan import Change
from nudgebot_discord.automod.problem import Problem
from nudgebot_discord.escape import plain

SHOWN = 10
CHARACTERS = 80


def say(problem: Problem, texts: Catalogue) -> str:
    """Say what does not fit and what becomes of it, as a line of a message on Discord."""
    count = len(problem.about)
    words = ", ".join(plain(word, limit=CHARACTERS) for word in problem.about[:SHOWN])
    if count > SHOWN:
        words = texts("discord.automod.more", first=words, count=count - SHOWN)
    key = f"discord.automod.problem.{problem.code}"
    return texts(key, words=words, count=count, limit=problem.limit)


def say_change(change: Change, texts: Catalogue) -> str:
    """Say in which respects a rule of ours is to become another."""
    differs = ", ".join(texts(f"discord.automod.differs.{name}") for name in change.differs)
    name = plain(change.existing.rule.name, limit=CHARACTERS)
    return texts("discord.automod.change", name=name, differs=differs)
