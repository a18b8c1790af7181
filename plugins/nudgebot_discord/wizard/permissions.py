"""Which permissions the bot needs, and what for.

Least privilege: nothing is asked for that some feature would not fail without. In particular

- not Administrator, and nothing with which the bot itself could kick, ban or hand out roles;
- not Manage Threads: the bot opens private threads itself, and who opened a thread may let its
  member in and archive it;
- not Embed Links or Attach Files: notes and cards are made of components;
- not Connect: in a voice channel's chat the bot reads where everybody may.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import discord

from nudgebot_discord.wizard.features import Feature


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One permission for one feature.

    Attributes:
        permission: its flag in `discord.Permissions`; its name is `discord.permission.FLAG`.
        feature: what needs it.
        why: for the command line, the end of "needed to".
        is_essential: whether the feature does not work at all without it.
        is_local: whether a channel can give or take it, instead of the community as a whole.
    """

    permission: str
    feature: Feature
    why: str
    is_essential: bool = True
    is_local: bool = True


NEEDS = (
    Need(
        permission="view_channel",
        feature=Feature.SCORING,
        why="see the channels that it looks after",
    ),
    Need(
        permission="read_message_history",
        feature=Feature.SCORING,
        why="read what an edit changed and what a message answers",
        is_essential=False,
    ),
    Need(
        permission="view_channel",
        feature=Feature.CASES,
        why="see the moderators' channel",
    ),
    Need(
        permission="send_messages",
        feature=Feature.CASES,
        why="bring cases to the moderators' channel",
    ),
    Need(
        permission="send_messages",
        feature=Feature.WHISPERS,
        why="leave a neutral line whose button only the author can open",
    ),
    Need(
        permission="send_messages_in_threads",
        feature=Feature.WHISPERS,
        why="do the same in threads and forum posts",
        is_essential=False,
    ),
    Need(
        permission="create_private_threads",
        feature=Feature.THREADS,
        why="open a private thread where no other way to an author is left",
    ),
    Need(
        permission="send_messages_in_threads",
        feature=Feature.THREADS,
        why="write the note into that thread",
    ),
    Need(
        permission="manage_messages",
        feature=Feature.DELETING,
        why="delete a message when its author or a moderator presses the button",
    ),
    Need(
        permission="moderate_members",
        feature=Feature.TIMEOUTS,
        why="time a member out when a moderator presses the button",
        is_local=False,
    ),
    Need(
        permission="manage_guild",
        feature=Feature.AUTOMOD,
        why="make AutoMod rules that nudge before posting, and hear of what they held back",
        is_local=False,
    ),
    Need(
        permission="manage_channels",
        feature=Feature.SETUP,
        why="create the moderators' channel; it can be taken away afterwards",
        is_local=False,
    ),
)

# What the bot never uses. Whoever got hold of its token could.
NEVER = (
    "administrator",
    "ban_members",
    "kick_members",
    "manage_roles",
    "manage_webhooks",
)


def needs(features: Iterable[Feature]) -> tuple[Need, ...]:
    """Get what some features need, in the order of the table."""
    wanted = frozenset(features)
    return tuple(need for need in NEEDS if need.feature in wanted)


def total(features: Iterable[Feature]) -> discord.Permissions:
    """Add up what some features need; the exact number is its `value`."""
    return discord.Permissions(**{need.permission: True for need in needs(features)})
