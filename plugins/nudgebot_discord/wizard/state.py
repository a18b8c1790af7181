"""Everything about one community that decides what the bot can do there."""

from dataclasses import dataclass
from enum import StrEnum

from nudgebot_discord.wizard.features import ALL, Feature


class Kind(StrEnum):
    """What can be in a channel: messages, threads, private threads, or some of them."""

    TEXT = "text"  # all three
    NEWS = "news"  # messages and threads
    VOICE = "voice"  # messages
    POSTS = "posts"  # threads


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A channel in which members write, and what the bot may do in it.

    Attributes:
        id: its id.
        permissions: the bot's permissions there, as flags of `discord.Permissions`.
        kind: what can be in it.
        is_public: whether everybody in the community can see it.
    """

    id: int
    permissions: frozenset[str]
    kind: Kind = Kind.TEXT
    is_public: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """How things are in one community.

    Attributes:
        application: the id of the bot's application.
        features: what the owner's rules have turned on.
        wants_content: whether the settings ask for the Message Content intent.
        has_content: whether the application was granted it.
        observes: whether the bot only watches.
        permissions: what the bot may do in the community as a whole, as flags.
        channels: the channels in which members write.
        roles_above: ids of the roles that are as high as the bot's, whose members it cannot time
            out. Roles of administrators, whom nobody can, are not among them.
        moderators_channel_id: the id of the one that was chosen, or None.
        is_channel_fixed: whether the settings name it, so that no other can be chosen.
        moderators_channel: that channel, or None if there is none.
        needs_two_factor: whether moderating here takes two-factor authentication.
        commands: how many slash commands are registered, or None if that is not known.
        own_rules: how many AutoMod keyword rules are ours, or None if they cannot be read.
        foreign_rules: how many are other people's, or None if they cannot be read.
    """

    application: int
    features: frozenset[Feature] = ALL
    wants_content: bool = True
    has_content: bool = True
    observes: bool = False
    permissions: frozenset[str] = frozenset()
    channels: tuple[Channel, ...] = ()
    roles_above: tuple[int, ...] = ()
    moderators_channel_id: int | None = None
    is_channel_fixed: bool = False
    moderators_channel: Channel | None = None
    needs_two_factor: bool = False
    commands: int | None = None
    own_rules: int | None = None
    foreign_rules: int | None = None
