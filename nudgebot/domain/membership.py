"""What a member asked of the bot, and what moderators granted them."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """One member's wishes in one community.

    Attributes:
        direct: whether they want nudges as direct messages.
        quiet_until: until when they want no nudges at all.
        on_board: whether the leaderboard may show them.
        is_credited: whether their kindness is scored and earns points.
        exempt_until: until when moderators let everything of theirs pass.
    """

    direct: bool = False
    quiet_until: datetime | None = None
    on_board: bool = True
    is_credited: bool = True
    exempt_until: datetime | None = None

    def is_quiet(self, now: datetime) -> bool:
        """Whether they asked for no nudges now."""
        return self.quiet_until is not None and now < self.quiet_until

    def is_exempt(self, now: datetime) -> bool:
        """Whether moderators let everything of theirs pass now."""
        return self.exempt_until is not None and now < self.exempt_until
