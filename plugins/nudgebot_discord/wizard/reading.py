"""Reads from Discord how things are in a community."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import discord

from nudgebot_discord.automod.discordrules import read_rules
from nudgebot_discord.wizard.features import ALL, Feature
from nudgebot_discord.wizard.state import Channel, Kind, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What Discord does not know: the settings, and what we remember.

    Attributes:
        features: what the owner's rules have turned on.
        wants_content: whether the settings ask for the Message Content intent.
        observes: whether they say that it only watches.
        moderators_channel_id: the moderators' channel that was chosen.
        is_channel_fixed: whether the settings name it.
        counts_rules: whether to ask for the AutoMod rules, which are in no cache.
        commands: how many slash commands are registered, if that is known.
    """

    features: frozenset[Feature] = ALL
    wants_content: bool = True
    observes: bool = False
    moderators_channel_id: int | None = None
    is_channel_fixed: bool = False
    counts_rules: bool = True
    commands: int | None = None


async def read_state(client: discord.Client, guild: discord.Guild, wishes: Wishes) -> State:
    """Read the state of a community, from the cache except for the AutoMod rules."""
    own, foreign = await _count_rules(guild) if wishes.counts_rules else (None, None)
    listed = wishes.moderators_channel_id
    moderators = guild.get_channel(listed) if listed is not None else None
    flags = client.application_flags
    return State(
        application=client.application_id or guild.me.id,
        features=wishes.features,
        wants_content=wishes.wants_content,
        has_content=flags.gateway_message_content or flags.gateway_message_content_limited,
        observes=wishes.observes,
        permissions=name_flags(guild.me.guild_permissions),
        channels=tuple(read_channel(guild, channel) for channel in _channels(guild)),
        roles_above=tuple(_roles_above(guild)),
        moderators_channel_id=listed,
        is_channel_fixed=wishes.is_channel_fixed,
        moderators_channel=read_channel(guild, moderators) if moderators else None,
        needs_two_factor=guild.mfa_level is discord.MFALevel.require_2fa,
        commands=wishes.commands,
        own_rules=own,
        foreign_rules=foreign,
    )


def name_flags(permissions: discord.Permissions) -> frozenset[str]:
    """Name what is given, with Discord's present word for what discord.py calls by an old one."""
    given = frozenset(flag for flag, is_given in permissions if is_given)
    return given | ({"view_channel"} if permissions.view_channel else set())


async def _count_rules(guild: discord.Guild) -> tuple[int, int] | tuple[None, None]:
    """Count our keyword rules and those of others; without Manage Server nobody can."""
    if not guild.me.guild_permissions.manage_guild:
        return None, None
    try:
        rules = read_rules(await guild.fetch_automod_rules())
    except discord.HTTPException:
        return None, None
    ours = sum(rule.creator == guild.me.id for rule in rules)
    return ours, len(rules) - ours


def _channels(guild: discord.Guild) -> Sequence[discord.abc.GuildChannel]:
    """Get the channels that members write in."""
    return [
        channel for channel in guild.channels if not isinstance(channel, discord.CategoryChannel)
    ]


def read_channel(guild: discord.Guild, channel: discord.abc.GuildChannel) -> Channel:
    """Read what the bot may do in a channel, and whether everybody sees it."""
    return Channel(
        id=channel.id,
        permissions=name_flags(channel.permissions_for(guild.me)),
        kind=_kind(channel),
        is_public=channel.permissions_for(guild.default_role).view_channel,
    )


def _kind(channel: discord.abc.GuildChannel) -> Kind:
    if isinstance(channel, discord.TextChannel):
        return Kind.NEWS if channel.is_news() else Kind.TEXT
    return Kind.POSTS if isinstance(channel, discord.ForumChannel) else Kind.VOICE


def _roles_above(guild: discord.Guild) -> Iterator[int]:
    """Bots have roles of their own; members who are administrators cannot be timed out anyway."""
    for role in guild.roles:
        is_beyond_reach = role.permissions.administrator
        if role >= guild.me.top_role and not (role.is_bot_managed() or is_beyond_reach):
            yield role.id
