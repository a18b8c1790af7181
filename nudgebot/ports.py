"""The protocols that the engine speaks to. What stands behind them is bootstrap's business."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol

from nudgebot.domain.assessment import Assessment
from nudgebot.domain.case import Case, Verdict
from nudgebot.domain.kudos import BoardRow
from nudgebot.domain.message import MemberKey, Message, MessageKey
from nudgebot.domain.notes import Delivery, NudgeNote, VerdictNote
from nudgebot.domain.nudge import NudgeRecord, Outcome
from nudgebot.domain.record import Filing, Parcel, Receipt, Record
from nudgebot.domain.rephrasing import RephraseRequest, Trouble
from nudgebot.domain.standing import Standing


class ScoringUnavailableError(Exception):
    """Scoring had no answer in time; the message passes."""


class RephrasingUnavailableError(Exception):
    """There are no other wordings. Its `trouble` is all that is logged of it."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble)
        self.trouble = trouble


class StoreUnavailableError(Exception):
    """The store could not read or write; nothing was changed."""


class Scorer(Protocol):
    """Scores texts, somewhere that is not the event loop."""

    async def assess(self, text: str) -> Assessment:
        """Score one text.

        Raises:
            ScoringUnavailableError: when there is no answer within the deadline.
        """
        ...


class Rephraser(Protocol):
    """Finds kinder wordings, somewhere that is not this machine."""

    async def rephrase(self, request: RephraseRequest) -> Sequence[str]:
        """Say a text better, in the words of its author. The engine checks every wording.

        Raises:
            RephrasingUnavailableError: when there is no answer, or none that makes sense.
        """
        ...


class Platform(Protocol):
    """One place where members write: a chat, a comment section."""

    @property
    def name(self) -> str:
        """The name that messages from here carry."""
        ...

    async def recall(self, nudge: NudgeRecord) -> str | None:
        """Get the words that a nudge is about from where they are, or None for now."""
        ...

    async def deliver(self, note: NudgeNote | VerdictNote) -> Delivery:
        """Show a note to its member and to nobody else. Showing it twice must look like once."""
        ...


class Stream(Protocol):
    """Brings messages to the intake: one at a time per member, many members at once."""

    async def request(self, message: Message) -> Receipt:
        """Hand in a message and wait for what was decided."""
        ...


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """Now, aware, in UTC."""
        ...


class Monitor(Protocol):
    """Counts what an owner wants to see on a dashboard."""

    def count(self, event: str, **labels: str) -> None:
        """Count one event."""
        ...

    def time(self, stage: str, seconds: float) -> None:
        """Note how long a stage took."""
        ...


class Store(Protocol):
    """Remembers. Every method raises StoreUnavailableError when it cannot."""

    async def standing(self, member: MemberKey, revises: MessageKey | None) -> Standing:
        """Load what is remembered about a member, with the nudge about the message `revises`."""
        ...

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

    async def unanswered(self, member: MemberKey) -> Sequence[NudgeRecord]:
        """Load the pending nudges of a member, oldest first."""
        ...

    async def cases(self, *, only_open: bool) -> Sequence[Case]:
        """Load cases, the newest first, with their excerpts where they are open."""
        ...

    async def close_case(self, case: str, verdict: Verdict, by: str, at: datetime) -> Case | None:
        """Close an open case, erase its excerpts and post the verdict to the outbox.

        A false alarm also clears the nudges that it is about. Returns None, and changes nothing,
        when there is no such open case.
        """
        ...

    async def board(self, platform: str, community: str, limit: int) -> Sequence[BoardRow]:
        """Load the leaderboard, most points first."""
        ...

    async def parcels(self, member: MemberKey | None) -> Sequence[Parcel]:
        """Load what the outbox holds, for one member or for all, oldest first."""
        ...

    async def case(self, case: str) -> Case | None:
        """Load a case by its id."""
        ...

    async def delivered(self, parcel: Parcel, delivery: Delivery) -> None:
        """Take a parcel out of the outbox, with how it went."""
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

    async def expire(self, *, nudges_before: datetime, decisions_before: datetime) -> None:
        """Expire unanswered nudges and delete old decisions."""
        ...
