"""The moderators' channel: which one it is, and making one."""

import asyncio
from collections import defaultdict
from collections.abc import Iterator

import discord

from nudgebot_discord.cards.channel import channel_key, moderators_channel
from nudgebot_discord.surroundings import Surroundings
from nudgebot_discord.wizard.finding import Finding, Severity

# To be in a channel that it hides from everybody else, the bot must have these itself.
NEEDED = ("manage_channels", "view_channel", "send_messages")


class Desk:
    """Knows each community's moderators' channel. What the settings name wins."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._busy: dict[int, asyncio.Lock] = defaultdict(asyncio.Lock)

    def is_in_settings(self, guild: discord.Guild) -> bool:
        """Whether the settings name a channel, so that none can be chosen here."""
        return bool(self._around.settings.moderators_channels.get(str(guild.id)))

    async def find(self, guild: discord.Guild) -> int | None:
        """Find the channel's id; the channel itself may be gone. Raises StoreUnavailableError."""
        return await moderators_channel(self._around, guild.id)

    async def use(self, guild: discord.Guild, channel_id: int) -> None:
        """Use a channel. Raises StoreUnavailableError."""
        await self._around.memory.put(channel_key(guild.id), str(channel_id))

    async def create(self, guild: discord.Guild) -> discord.TextChannel | Finding:
        """Create a channel that only moderators and the bot see, or say what that would take.

        Pressed twice, or again after a crash, it is the same channel.

        Raises:
            discord.HTTPException: Discord refuses.
            StoreUnavailableError: nothing was created.
        """
        async with self._busy[guild.id]:
            known = await self.find(guild)
            channel = guild.get_channel(known) if known is not None else None
            if isinstance(channel, discord.TextChannel):
                return channel
            rights = guild.me.guild_permissions
            missing = tuple(flag for flag in NEEDED if not getattr(rights, flag))
            if missing:
                return Finding("no_setup", Severity.LIMITS, {"permissions": missing})
            made = self._left_over(guild) or await self._make(guild)
            await self.use(guild, made.id)
            return made

    async def _make(self, guild: discord.Guild) -> discord.TextChannel:
        texts = self._around.texts_of(guild)
        seen = discord.PermissionOverwrite(view_channel=True)
        return await guild.create_text_channel(
            texts("discord.setup.channel.name"),
            topic=texts("discord.setup.channel.topic"),
            overwrites={
                **dict.fromkeys(self._moderators(guild), seen),
                guild.default_role: discord.PermissionOverwrite(view_channel=False),
                guild.me: discord.PermissionOverwrite(view_channel=True, send_messages=True),
            },
        )

    def _left_over(self, guild: discord.Guild) -> discord.TextChannel | None:
        """Find a channel that was made before its id could be kept."""
        topic = self._around.texts_of(guild)("discord.setup.channel.topic")
        for channel in guild.text_channels:
            is_public = channel.permissions_for(guild.default_role).view_channel
            if channel.topic == topic and not is_public:
                return channel
        return None

    def _moderators(self, guild: discord.Guild) -> Iterator[discord.Role]:
        """Find the roles whose members may decide cases."""
        for role in guild.roles:
            is_named = str(role.id) in self._around.settings.moderator_roles
            is_moderating = role.permissions.moderate_members and not role.is_bot_managed()
            if not role.is_default() and (is_named or is_moderating):
                yield role
