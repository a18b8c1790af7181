"""The protocols of what remembers. What stands behind them is bootstrap's business.

Every method raises StoreUnavailableError when it cannot read or write; nothing was changed then.
What a person did goes into the audit in the transaction that does it.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from nudgebot.domain.audit import AuditEntry
from nudgebot.domain.case import Case, CaseEntry, Verdict
from nudgebot.domain.kudos import BoardRow
from nudgebot.domain.membership import Membership
from nudgebot.domain.message import CommunityKey, MemberKey, MessageKey
from nudgebot.domain.notes import Handover
from nudgebot.domain.nudge import NudgeRecord, Outcome
from nudgebot.domain.numbers import NudgeNumbers
from nudgebot.domain.record import FIRST_PAGE, Filing, Page, Parcel, Receipt, Record, Report
from nudgebot.domain.standing import Standing


class StoreUnavailableError(Exception):
    """The store could not read or write; nothing was changed."""


class CaseStore(Protocol):
    """Remembers cases, and what people did with them."""

    async def cases(
        self, *, only_open: bool, community: CommunityKey | None = None, page: Page = FIRST_PAGE
    ) -> Sequence[Case]:
        """Load cases, the newest first, with their excerpts where they are open."""
        ...

    async def case(self, case: str) -> Case | None:
        """Load a case by its id."""
        ...

    async def close_case(self, case: str, verdict: Verdict, entry: AuditEntry) -> Case | None:
        """Close an open case, erase its excerpts and post the verdict to the outbox.

        A false alarm also clears the nudges that it is about. Returns None, and changes nothing,
        when there is no such open case.
        """
        ...

    async def reopen_case(self, case: str, entry: AuditEntry) -> Case | None:
        """Open a closed case again, without the words that are gone.

        Returns None, and changes nothing, if it is open, or if its member has another open case.
        """
        ...

    async def assign_case(self, case: str, assignee: str, entry: AuditEntry) -> Case | None:
        """Say which moderator takes care of an open case; None if there is no such open case."""
        ...

    async def appeal_case(self, case: str, appeal: CaseEntry, entry: AuditEntry) -> Case | None:
        """Bring an upheld case before the moderators again, once.

        The appeal goes to the member's open case, or opens this one again. Returns that case, or
        None, with nothing changed, if this one cannot be appealed (again).
        """
        ...

    async def report(self, report: Report) -> Case | None:
        """File a report; None if the same member reported the same message before."""
        ...

    async def reports_since(self, member: MemberKey, since: datetime) -> int:
        """Count the messages that a member reported."""
        ...

    async def act(self, entry: AuditEntry) -> None:
        """Write down what a person did."""
        ...

    async def audit(
        self, community: CommunityKey, *, case: str | None = None, page: Page = FIRST_PAGE
    ) -> Sequence[AuditEntry]:
        """Load what people did in a community, or with one case, the newest first."""
        ...


class MemberStore(Protocol):
    """Remembers what belongs to one member."""

    async def standing(self, member: MemberKey, revises: MessageKey | None) -> Standing:
        """Load what is remembered about a member, with the nudge about the message `revises`."""
        ...

    async def keep_membership(
        self, member: MemberKey, membership: Membership, entry: AuditEntry | None
    ) -> None:
        """Write down what a member asked for; with `entry`, what a moderator granted them instead.

        The other part of `membership` is not written.
        """
        ...

    async def forgive(self, member: MemberKey, entry: AuditEntry) -> int:
        """Take a member's strikes back, but for those on a case; return how many there were."""
        ...

    async def enrol(self, member: MemberKey, name: str) -> bool:
        """Give a member a name that is theirs in their community; False if it is taken."""
        ...

    async def export(self, member: MemberKey) -> dict[str, Any]:
        """Collect everything that is stored about a member, ready for JSON."""
        ...

    async def forget(self, member: MemberKey) -> dict[str, int]:
        """Erase a member; return how many rows went, by table."""
        ...


class CommunityStore(Protocol):
    """Remembers what belongs to a whole community."""

    async def board(self, platform: str, community: str, limit: int) -> Sequence[BoardRow]:
        """Load the leaderboard, most points first."""
        ...

    async def numbers(self, community: CommunityKey, since: datetime) -> NudgeNumbers:
        """Count what nudges did."""
        ...

    async def pauses(self) -> Mapping[CommunityKey, datetime]:
        """Load until when nudges are paused, by community."""
        ...

    async def pause(self, community: CommunityKey, until: datetime, entry: AuditEntry) -> None:
        """Pause nudges, or end a pause with a time that has passed."""
        ...


class NotebookStore(Protocol):
    """Remembers codes and ids for plugins, never words."""

    async def jot(self, plugin: str, key: str, value: str, member: str | None) -> None:
        """Write a value under a key; with `member` it goes when that member is forgotten."""
        ...

    async def jotted(self, plugin: str, prefix: str) -> Mapping[str, str]:
        """Load the values whose keys begin with `prefix`."""
        ...

    async def strike_out(self, plugin: str, key: str) -> None:
        """Let go of a value."""
        ...


class Store(CaseStore, MemberStore, CommunityStore, NotebookStore, Protocol):
    """Remembers everything: decisions and nudges, and all of the above."""

    async def record(self, record: Record) -> Receipt:
        """Write a decision and all it changes, once per message key."""
        ...

    async def settle(self, nudge: NudgeRecord, outcome: Outcome, filing: Filing | None) -> bool:
        """Settle a nudge, and file entries for its member's case, in one transaction.

        Returns False, and changes nothing, when the nudge is not as `nudge` says any more.
        """
        ...

    async def nudge(self, nudge: str) -> NudgeRecord | None:
        """Load a nudge by its id."""
        ...

    async def nudge_about(self, message: MessageKey) -> NudgeRecord | None:
        """Load the nudge about a message."""
        ...

    async def add_nudge(self, nudge: NudgeRecord) -> bool:
        """Write a nudge that no decision brought; False if there is one about its message."""
        ...

    async def see(self, nudge: NudgeRecord, at: datetime) -> None:
        """Note when an author first opened a nudge."""
        ...

    async def unanswered(self, member: MemberKey) -> Sequence[NudgeRecord]:
        """Load the pending nudges of a member, oldest first."""
        ...

    async def overdue(self, before: datetime) -> Sequence[NudgeRecord]:
        """Load pending nudges from before then, oldest first, as many as fit in one round."""
        ...

    async def parcels(self, member: MemberKey | None) -> Sequence[Parcel]:
        """Load what the outbox holds, for one member or for all, oldest first."""
        ...

    async def delivered(self, parcel: Parcel, handover: Handover) -> None:
        """Take a parcel out of the outbox, with how it went."""
        ...

    async def delete_old(self, before: datetime) -> None:
        """Delete old decisions, answered nudges, closed cases, reports and delivered notes.

        Of the audit, the notes of moderators go; who did what stays.
        """
        ...
