"""What is to be brought to one member, whatever it is about."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from discord import ui

from nudgebot.plugin import Case, Catalogue, MemberKey, NudgeNote, VerdictNote
from nudgebot_discord.links import message_link
from nudgebot_discord.note import nudge_layout
from nudgebot_discord.verdict import verdict_layout

FRESH = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A note on its way.

    Attributes:
        id: 32 hexadecimal digits; the same letter is delivered once.
        kind: "nudge" or "verdict".
        member: whom it is for.
        channel: the id of the channel that it is about.
        at: when what it is about happened.
        layout: lays it out in a language.
    """

    id: str
    kind: str
    member: MemberKey
    channel: int
    at: datetime
    layout: Callable[[Catalogue], ui.LayoutView]

    @property
    def user_id(self) -> int:
        """The member's id at Discord."""
        return int(self.member.member)

    @property
    def guild_id(self) -> int:
        """Their community's id at Discord."""
        return int(self.member.community)

    @property
    def is_fresh(self) -> bool:
        """Whether its member wrote moments ago, and so is there."""
        return datetime.now(UTC) - self.at < FRESH


def nudge_letter(note: NudgeNote) -> Letter:
    """Put a nudge into a letter."""
    nudge = note.nudge
    link = message_link(int(nudge.member.community), int(nudge.channel), int(nudge.message.message))
    return Letter(
        id=nudge.id,
        kind="nudge",
        member=nudge.member,
        channel=int(nudge.channel),
        at=nudge.at,
        layout=lambda texts: nudge_layout(note, texts, link=link),
    )


def verdict_letter(note: VerdictNote, case: Case) -> Letter:
    """Put a verdict into a letter."""
    return Letter(
        id=note.case,
        kind="verdict",
        member=note.member,
        channel=int(case.entries[-1].channel),
        at=case.opened_at,
        layout=lambda texts: verdict_layout(case, note.verdict, texts),
    )
