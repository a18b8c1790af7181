"""What is kept about a member, in plain words."""

from collections.abc import Mapping, Sequence
from typing import Any

from nudgebot.plugin import Catalogue, MemberKey

Stored = Mapping[str, Sequence[Mapping[str, Any]]]

COUNTED = ("decisions", "nudges", "cases", "kind", "thanked", "reports")


def summarise(stored: Stored, member: MemberKey, texts: Catalogue) -> str:
    """Put into words what is stored about a member, as their export has it."""
    counts = _count(stored, member)
    lines = (texts(f"discord.privacy.count.{name}", count=counts[name]) for name in COUNTED)
    return "\n".join(
        (
            f"### {texts('discord.privacy.title')}",
            texts("discord.privacy.words"),
            texts("discord.privacy.codes"),
            *(f"- {line}" for line in lines),
            f"-# {texts('discord.privacy.where')}",
        )
    )


def _count(stored: Stored, member: MemberKey) -> dict[str, int]:
    rows = {name: len(stored.get(name, ())) for name in ("decisions", "nudges", "cases", "reports")}
    kudos = stored.get("kudos", ())
    return {
        **rows,
        "kind": sum(row["giver"] == member.member for row in kudos),
        "thanked": sum(row["receiver"] == member.member for row in kudos),
    }
