"""The desks that a plugin can go to: cases, members, pauses, and a notebook of its own."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from nudgebot.domain.audit import Act, AuditEntry
from nudgebot.domain.case import Case, Verdict
from nudgebot.domain.membership import Membership
from nudgebot.domain.message import CommunityKey, MemberKey
from nudgebot.domain.notes import Handover
from nudgebot.domain.record import FIRST_PAGE, Page
from nudgebot.domain.standing import Standing


class CaseDesk(Protocol):
    """What moderators do with cases. Methods raise StoreUnavailableError and change nothing then.

    `by` is the id of the person who does it; it goes into the audit.
    """

    async def listed(
        self, *, only_open: bool, community: CommunityKey | None = None, page: Page = FIRST_PAGE
    ) -> Sequence[Case]:
        """Load cases, the newest first, with the words of open ones."""
        ...

    async def find(self, case_id: str) -> Case | None:
        """Load one case."""
        ...

    async def close(
        self, case_id: str, verdict: Verdict, *, by: str, act: Act | None = None, detail: str = ""
    ) -> Case | None:
        """Decide a case and tell its author; None if somebody was quicker."""
        ...

    async def reopen(self, case_id: str, *, by: str) -> Case | None:
        """Open a closed case again; None if that cannot be."""
        ...

    async def assign(self, case_id: str, moderator: str, *, by: str) -> Case | None:
        """Say who takes care of an open case; None if it is not open."""
        ...

    async def write_down(
        self, case: Case, act: Act, *, by: str, detail: str = "", note: str | None = None
    ) -> None:
        """Put what a moderator did, or wants others to know, into the audit."""
        ...

    async def note_act(
        self, community: CommunityKey, act: Act, *, by: str, detail: str = ""
    ) -> None:
        """Put what somebody did for the whole community into the audit."""
        ...

    async def nudge_again(self, case: Case, *, by: str) -> Handover | None:
        """Show the author the note once more; None if the words are gone."""
        ...

    async def audit(
        self, community: CommunityKey, *, case: str | None = None, page: Page = FIRST_PAGE
    ) -> Sequence[AuditEntry]:
        """Load what people did, the newest first."""
        ...


class MemberDesk(Protocol):
    """What belongs to one member. Methods raise StoreUnavailableError and change nothing then."""

    async def standing(self, member: MemberKey) -> Standing:
        """Load what is remembered, with the member's wishes."""
        ...

    async def wish(self, member: MemberKey, membership: Membership) -> None:
        """Keep what a member asked for; only moderators can change `exempt_until`."""
        ...

    async def exempt(self, member: MemberKey, until: datetime | None, *, by: str) -> None:
        """Let everything of a member pass until then, or nothing any more with None."""
        ...

    async def forgive(self, member: MemberKey, *, by: str) -> int:
        """Take a member's strikes back; return how many there were."""
        ...

    async def export(self, member: MemberKey) -> dict[str, Any]:
        """Collect everything that is stored about a member, ready for JSON."""
        ...

    async def forget(self, member: MemberKey) -> dict[str, int]:
        """Erase a member; return how many rows went, by table."""
        ...


class PauseDesk(Protocol):
    """Pauses of all nudges in a community. Grave messages reach moderators all the same."""

    def until(self, community: CommunityKey) -> datetime | None:
        """Say until when nudges are paused, or None if they are not."""
        ...

    async def pause(self, community: CommunityKey, until: datetime, *, by: str) -> None:
        """Pause nudges. Raises StoreUnavailableError."""
        ...

    async def resume(self, community: CommunityKey, *, by: str) -> None:
        """Let nudges out again. Raises StoreUnavailableError."""
        ...


class Notebook(Protocol):
    """A plugin's own memory for codes and ids, never words. Raises StoreUnavailableError."""

    async def jot(self, key: str, value: str, *, member: str | None = None) -> None:
        """Write a value under a key; with `member` it goes when that member is forgotten."""
        ...

    async def jotted(self, prefix: str) -> Mapping[str, str]:
        """Load the values whose keys begin with `prefix`, by key."""
        ...

    async def strike_out(self, key: str) -> None:
        """Let go of a value."""
        ...
