"""Everything about Discord that an owner can tune."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated

from annotated_types import Ge, Interval

Count = Annotated[int, Ge(0)]
Seconds = Annotated[float, Interval(ge=10, le=86_400)]


class Step(StrEnum):
    """A way to reach an author in private."""

    DM = "dm"
    WHISPER = "whisper"
    THREAD = "thread"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliverySettings:
    """How a nudge reaches its author.

    Attributes:
        steps: the ways that are tried, in this order; a way that is left out is turned off. Direct
            messages go only to members who asked for them.
        whisper_seconds: how long the neutral line of a whisper stays.
    """

    steps: tuple[Step, ...] = (Step.DM, Step.WHISPER, Step.THREAD)
    whisper_seconds: Seconds = 600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class GovernorSettings:
    """How careful the bot is with direct messages and with requests that Discord refuses.

    Attributes:
        new_dms_per_hour: to how many members it writes first in an hour, for long.
        new_dms_burst: to how many of them at once.
        invalid_requests: at how many refused requests in ten minutes it stops sending by itself;
            at 10,000 Discord bans the address.
    """

    new_dms_per_hour: Annotated[float, Interval(gt=0, le=1_000)] = 20.0
    new_dms_burst: Annotated[int, Interval(ge=1, le=100)] = 5
    invalid_requests: Annotated[int, Interval(ge=1, le=9_000)] = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class AutoModSettings:
    """What `/automod apply` puts into the rules.

    Attributes:
        exempt_roles: ids of roles that the rules spare, such as `["112233445566778899"]`.
        exempt_channels: ids of channels that they spare, such as `["998877665544332211"]`.
    """

    exempt_roles: tuple[str, ...] = ()
    exempt_channels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscordSettings:
    """How the bot connects to Discord, and what it does there.

    Attributes:
        token_file: the file with the bot's token, such as `"/run/secrets/discord-token"`;
            NUDGEBOT_DISCORD_TOKEN in the environment wins.
        communities: ids of the servers that it serves, such as `["112233445566778899"]`; empty for
            all that it is invited to.
        message_content: whether it asks for the Message Content intent. Without it the bot reads
            no messages: menus, `/draft`, AutoMod and mentions still work.
        moderator_roles: ids of roles that may decide cases, such as `["112233445566778899"]`,
            besides those who may time out.
        moderators_channels: the id of the moderators' channel by the id of its server, such as
            `{ "112233445566778899" = "998877665544332211" }`; `/setup` finds it or makes one where
            there is none here.
        delivery: how a nudge reaches its author.
        governor: how careful the bot is with direct messages.
        automod: what AutoMod rules spare.
        shard_count: how many shards there are in all; 0 lets Discord decide.
        shard_ids: which of them this process runs; empty for all.
        api: the address of a REST proxy; empty for Discord itself.
        gateway: the address of a gateway proxy; empty for Discord itself.
    """

    token_file: str = ""
    communities: frozenset[str] = frozenset()
    message_content: bool = True
    moderator_roles: frozenset[str] = frozenset()
    moderators_channels: Mapping[str, str] = field(default_factory=dict)
    delivery: DeliverySettings = field(default_factory=DeliverySettings)
    governor: GovernorSettings = field(default_factory=GovernorSettings)
    automod: AutoModSettings = field(default_factory=AutoModSettings)
    shard_count: Count = 0
    shard_ids: tuple[Count, ...] = ()
    api: str = ""
    gateway: str = ""
