"""Everything about deciding that an owner can tune."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from annotated_types import Ge, Interval

from nudgebot.domain.axes import Axis
from nudgebot.domain.kudos import Kindness

Share = Annotated[float, Interval(ge=0, le=1)]
Count = Annotated[int, Ge(1)]
Points = Annotated[int, Interval(ge=0, le=1000)]
Seconds = Annotated[float, Interval(ge=0, le=315_360_000)]  # ten years
Hours = Annotated[float, Interval(ge=0, le=87_600)]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExemptSettings:
    """Whose messages are left alone. Those of bots always are.

    Attributes:
        roles: ids of roles whose members are left alone, such as `["moderators"]`.
        channels: ids of channels that are left alone, such as `["venting"]`.
        members: ids of members who are left alone, such as `["112233445566778899"]`.
    """

    roles: frozenset[str] = frozenset()
    channels: frozenset[str] = frozenset()
    members: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class GraveSettings:
    """Scores from which a message comes before a moderator at once.

    Attributes:
        threat: the score as a threat from which it does.
        identity_attack: the score as an attack on who somebody is from which it does.
    """

    threat: Share = 0.8
    identity_attack: Share = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class NudgeSettings:
    """When to nudge.

    Attributes:
        threshold: the overall unkindness from which a message is nudged.
        axes: a threshold for a single axis, where it should differ from the overall one, such as
            `{ profanity = 0.9 }`.
        cooldown_seconds: how long a member is left alone after a nudge about a posted message.
            Drafts know no cooldown: nobody else has seen them.
        answer_within_hours: how long a nudge waits for its answer. Then it counts as ignored if the
            message was posted, and has expired if it was a draft.
    """

    threshold: Share = 0.75
    axes: Mapping[Axis, Share] = field(default_factory=dict)
    cooldown_seconds: Seconds = 600.0
    answer_within_hours: Hours = 24.0


@dataclass(frozen=True, slots=True, kw_only=True)
class LadderSettings:
    """How often a member may stand by a message, or ignore the nudge, before a moderator looks.

    Attributes:
        strikes: the number of such messages that brings a moderator in.
        window_hours: in how many hours they have to come together.
    """

    strikes: Count = 3
    window_hours: Hours = 24.0


def _default_points() -> dict[Kindness, int]:
    return {
        Kindness.GRATITUDE: 1,
        Kindness.PRAISE: 1,
        Kindness.SUPPORT: 2,
        Kindness.APOLOGY: 2,
        Kindness.REPHRASING: 2,
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class KindnessSettings:
    """What kindness earns, and what keeps it from being farmed.

    Attributes:
        threshold: the score of an axis of kindness from which a message earns.
        unkindness_limit: the overall unkindness from which a message earns nothing.
        points: what each kind act earns; one that is left out earns nothing.
        pair_limit: how often the same kindness to the same member earns in a day.
        rephrasing_limit: how many rephrasings earn in a day.
        daily_limit: the points that a member can earn in a day.
        trade_window_hours: how long a kindness returned in kind earns nothing.
    """

    threshold: Share = 0.5
    unkindness_limit: Share = 0.3
    points: Mapping[Kindness, Points] = field(default_factory=_default_points)
    pair_limit: Count = 3
    rephrasing_limit: Count = 3
    daily_limit: Count = 30
    trade_window_hours: Hours = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicySettings:
    """What the bot does about a message.

    Attributes:
        observe: watch only: decide and record everything, show members nothing. `true` is a good
            way to begin.
        exempt: whose messages are left alone.
        grave: what comes before a moderator at once.
        nudge: when to nudge.
        ladder: when not being heard is a matter for a moderator.
        kindness: what kindness earns.
    """

    observe: bool = False
    exempt: ExemptSettings = field(default_factory=ExemptSettings)
    grave: GraveSettings = field(default_factory=GraveSettings)
    nudge: NudgeSettings = field(default_factory=NudgeSettings)
    ladder: LadderSettings = field(default_factory=LadderSettings)
    kindness: KindnessSettings = field(default_factory=KindnessSettings)
