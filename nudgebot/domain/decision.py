"""What was decided about a message, and why."""

from dataclasses import dataclass

from nudgebot.domain.assessment import Evidence, Reason
from nudgebot.domain.case import CaseReason
from nudgebot.domain.kudos import Kindness, Refusal
from nudgebot.domain.nudge import Outcome


@dataclass(frozen=True, slots=True)
class Nudge:
    """Tell the author, and nobody else, which words may hurt and why."""

    evidence: tuple[Evidence, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Escalate:
    """Ask the moderators to look."""

    reason: CaseReason


@dataclass(frozen=True, slots=True)
class Credit:
    """Remember a kind act; `points` is 0 where `refusal` says why it does not count."""

    kindness: Kindness
    receiver: str | None
    points: int
    refusal: Refusal | None = None


Action = Nudge | Escalate | Credit


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one rule has to say about a situation.

    `why` is a code for the catalogue. `settings` are the paths of the settings that mattered. A
    conclusive finding ends the chain. `outcome` settles the nudge that the message answers.
    """

    rule: str
    why: str
    settings: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()
    conclusive: bool = False
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """All findings, merged. In observe mode everything is decided and nothing is delivered."""

    findings: tuple[Finding, ...]
    actions: tuple[Action, ...] = ()
    outcome: Outcome | None = None
    observed: bool = False

    @property
    def nudge(self) -> Nudge | None:
        """The nudge, if one was decided."""
        return next((a for a in self.actions if isinstance(a, Nudge)), None)

    @property
    def escalation(self) -> Escalate | None:
        """The escalation, if one was decided."""
        return next((a for a in self.actions if isinstance(a, Escalate)), None)

    @property
    def credit(self) -> Credit | None:
        """The credit, if kindness was seen."""
        return next((a for a in self.actions if isinstance(a, Credit)), None)

    @property
    def holds_draft(self) -> bool:
        """Whether a draft waits for its author's answer instead of being posted."""
        return self.nudge is not None and not self.observed
