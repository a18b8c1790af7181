"""One thing that the wizard found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from nudgebot_discord.wizard.features import Feature


class Severity(StrEnum):
    """How much a finding matters, worst first."""

    BROKEN = "broken"
    LIMITS = "limits"
    ADVICE = "advice"
    GOOD = "good"


class Fix(StrEnum):
    """What can be offered with a press of a button."""

    CREATE_CHANNEL = "create_channel"
    OPEN_PORTAL = "open_portal"
    INVITE = "invite"


@dataclass(frozen=True, slots=True)
class Finding:
    """What is missing, what therefore does not work and how to mend it, or that all is well.

    Attributes:
        code: its sentence is `discord.setup.CODE`; `sentences.say` puts the values in.
        severity: how much it matters.
        values: numbers; `channels` and `roles` as tuples of ids, and `permissions` as flags.
        fix: what can be done about it here.
        link: the page that a fix other than CREATE_CHANNEL opens.
        stops: the features that do not work at all because of it.
    """

    code: str
    severity: Severity
    values: Mapping[str, object] = field(default_factory=dict)
    fix: Fix | None = None
    link: str | None = None
    stops: frozenset[Feature] = frozenset()
