"""What is to be brought to one member, whatever it is about."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from discord import ui

from nudgebot.plugin import Case, Catalogue, MemberKey, NudgeNote, VerdictNote
from nudgebot_discord.notes.note import nudge_layout
from nudgebot_discord.notes.verdict import verdict_layout
from nudgebot_discord.words.links import link_about

FRESH = timedelta(minutes=1)
NONCE = 25  # as long as Discord takes


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A note on its way.

    Attributes:
        id: 32 hexadecimal digits: the nudge or the case.
        nonce: letters with the same one are the same letter, and it is delivered once.
        kind: "nudge" or "verdict".
        member: whom it is for.
        channel: the id of the channel that it is about.
        about: the id of the message that it is about; 0 for a verdict.
        at: when what it is about happened.
        layout: lays it out in a language.
    """

    id: str
    nonce: str
    kind: str
    member: MemberKey
    channel: int
    about: int
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
    """Put a nudge into a letter; each time that a moderator asks for it, it is a new one."""
    nudge = note.nudge
    about = int(nudge.message.message)
    link = link_about(nudge)
    return Letter(
        id=nudge.id,
        nonce=(uuid4().hex if note.by_moderator else nudge.id)[:NONCE],
        kind="nudge",
        member=nudge.member,
        channel=int(nudge.channel),
        about=about,
        at=nudge.at,
        layout=lambda texts: nudge_layout(note, texts, link=link),
    )


def verdict_letter(note: VerdictNote, case: Case) -> Letter:
    """Put a verdict into a letter; another one on the same case is a new one."""
    round_of_case = f"{note.case} {note.verdict} {case.closed_at}"
    return Letter(
        id=note.case,
        nonce=hashlib.sha256(round_of_case.encode()).hexdigest()[:NONCE],
        kind="verdict",
        member=note.member,
        channel=int(case.entries[-1].channel),
        about=0,
        at=case.opened_at,
        layout=lambda texts: verdict_layout(case, note.verdict, texts),
    )
