"""Puts a finding into words."""

from collections.abc import Sequence

from nudgebot.plugin import Catalogue
from nudgebot_discord.wizard.finding import Finding

SHOWN = 10


def say(finding: Finding, texts: Catalogue) -> str:
    """Say in a sentence or three what is the matter, as a line of a message on Discord."""
    values = {name: _word(name, value, texts) for name, value in finding.values.items()}
    return texts(f"discord.setup.{finding.code}", **values)


def _word(name: str, value: object, texts: Catalogue) -> object:
    if not isinstance(value, tuple):
        return value
    if name == "permissions":
        return ", ".join(texts(f"discord.permission.{flag}") for flag in value)
    return _list([f"<#{one}>" if name == "channels" else f"<@&{one}>" for one in value], texts)


def _list(mentions: Sequence[str], texts: Catalogue) -> str:
    first, more = " ".join(mentions[:SHOWN]), len(mentions) - SHOWN
    return texts("discord.setup.more", first=first, count=more) if more > 0 else first
