"""Words of people on a card, on one line; and people whose id may be no account's."""

from nudgebot.plugin import Catalogue, Evidence, segments
from nudgebot_discord.words.escape import marked, plain, quoted


def on_one_line(text: str, *, limit: int) -> str:
    """Show what somebody wrote on a single line of at most `limit` characters."""
    return plain(" ".join(text.split()), limit=limit)


def in_quotes(text: str, evidence: tuple[Evidence, ...] = (), *, limit: int) -> str:
    """Show what somebody wrote as a quote, with its evidence marked."""
    return quoted(marked(segments(text, evidence), limit=limit))


def person(who: str | None, texts: Catalogue) -> str:
    """Show somebody by their id, without a ping; what is no account is the moderators' panel."""
    return f"<@{who}>" if who and who.isdecimal() else texts("discord.card.panel")
