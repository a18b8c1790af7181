"""What is remembered about a member when their next message comes."""

from dataclasses import dataclass, field
from datetime import datetime

from nudgebot.domain.kudos import Kudos
from nudgebot.domain.membership import Membership
from nudgebot.domain.nudge import NudgeRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One member's recent past: only what some rule asks for, and no further back.

    Attributes:
        strikes: the nudges that they stood by or ignored, and that no case covers yet; oldest
            first.
        last_nudged_at: when they last got a nudge.
        open_case: the id of their open case.
        kudos: their kind acts that counted, and all towards them, of the last day; oldest first.
        revising: the nudge about the message that the present one replaces.
        membership: what they asked for, and what moderators granted them.
    """

    strikes: tuple[NudgeRecord, ...] = ()
    last_nudged_at: datetime | None = None
    open_case: str | None = None
    kudos: tuple[Kudos, ...] = ()
    revising: NudgeRecord | None = None
    membership: Membership = field(default_factory=Membership)
