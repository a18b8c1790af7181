"""The protocols that the engine speaks to. What stands behind them is bootstrap's business."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from nudgebot.domain.assessment import Assessment
from nudgebot.domain.message import Message
from nudgebot.domain.notes import Handover, NudgeNote, VerdictNote
from nudgebot.domain.nudge import NudgeRecord
from nudgebot.domain.record import Receipt
from nudgebot.domain.rephrasing import RephraseRequest, Trouble


class ScoringUnavailableError(Exception):
    """Scoring had no answer in time; the message passes."""


class RephrasingUnavailableError(Exception):
    """There are no other wordings. Its `trouble` is all that is logged of it."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble)
        self.trouble = trouble


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

    async def deliver(self, note: NudgeNote | VerdictNote) -> Handover:
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
