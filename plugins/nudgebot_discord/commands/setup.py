"""`/setup`: what is missing, what therefore does not work, and what can be done about it."""

from collections.abc import Awaitable, Callable

import discord
from discord import app_commands, ui

from nudgebot.plugin import Catalogue
from nudgebot_discord.access import admit_owner
from nudgebot_discord.answering import replace, tell, wait
from nudgebot_discord.commands.building import make_command
from nudgebot_discord.surroundings import Surroundings
from nudgebot_discord.switchboard import Press, Switchboard
from nudgebot_discord.wizard.desk import Desk
from nudgebot_discord.wizard.finding import Finding
from nudgebot_discord.wizard.findings import find_faults
from nudgebot_discord.wizard.layout import AGAIN, CREATE, USE, setup_layout
from nudgebot_discord.wizard.reading import read_channel
from nudgebot_discord.wizard.sentences import say
from nudgebot_discord.wizard.survey import survey

Moved = Callable[[discord.Guild], Awaitable[None]]


async def _nothing(guild: discord.Guild) -> None:
    del guild


class Setup:
    """The wizard. `moved` is told when a community gets another moderators' channel."""

    def __init__(self, around: Surroundings, desk: Desk, *, moved: Moved = _nothing) -> None:
        self._around = around
        self._desk = desk
        self._moved = moved
        self._tree: app_commands.CommandTree[discord.Client] | None = None

    def add_to(self, tree: app_commands.CommandTree[discord.Client]) -> None:
        """Add the command."""
        self._tree = tree
        command = make_command(self._around.locales, "setup", self.setup)
        command.default_permissions = discord.Permissions(manage_guild=True)
        tree.add_command(command)

    def connect(self, switchboard: Switchboard) -> None:
        """Take what is pressed and chosen."""
        switchboard.connect(AGAIN, self.again)
        switchboard.connect(CREATE, self.create)
        switchboard.connect(USE, self.use)

    async def setup(self, interaction: discord.Interaction) -> None:
        """Show what there is to say."""
        guild = await admit_owner(self._around, interaction)
        if guild is not None:
            await wait(interaction)
            await tell(interaction, await self._look(interaction, guild))

    async def again(self, press: Press) -> None:
        """Look again."""
        guild = await self._begin(press)
        if guild is not None:
            await replace(press.interaction, await self._look(press.interaction, guild))

    async def create(self, press: Press) -> None:
        """Create the moderators' channel."""
        guild = await self._begin(press)
        if guild is None:
            return
        notice = await self._make(press.interaction, guild)
        await replace(press.interaction, await self._look(press.interaction, guild, notice))

    async def use(self, press: Press) -> None:
        """Use a channel that is there, unless it would show cases to everybody or to nobody."""
        guild = await self._begin(press)
        if guild is None:
            return
        notice = await self._try(press, guild)
        await replace(press.interaction, await self._look(press.interaction, guild, notice))

    async def _begin(self, press: Press) -> discord.Guild | None:
        guild = await admit_owner(self._around, press.interaction)
        if guild is not None:
            await press.interaction.response.defer()
        return guild

    async def _make(self, interaction: discord.Interaction, guild: discord.Guild) -> str:
        """Create a channel; say what came of it."""
        texts = self._around.texts_for(interaction)
        if self._desk.is_in_settings(guild):
            return texts("discord.setup.say.in_settings")
        try:
            made = await self._desk.create(guild)
        except discord.HTTPException as error:
            return texts("discord.setup.say.not_created", code=error.code)
        if isinstance(made, Finding):
            return say(made, texts)
        await self._moved(guild)
        return _say_made(made, texts)

    async def _try(self, press: Press, guild: discord.Guild) -> str:
        """Use the chosen channel; say what came of it."""
        texts = self._around.texts_for(press.interaction)
        chosen = press.chosen[0] if press.chosen else ""
        channel = guild.get_channel(int(chosen)) if chosen.isdecimal() else None
        if self._desk.is_in_settings(guild):
            return texts("discord.setup.say.in_settings")
        if not isinstance(channel, discord.TextChannel):
            return texts("discord.setup.say.no_such_channel")
        faults = find_faults(read_channel(guild, channel))
        if faults:
            reasons = (say(fault, texts) for fault in faults)
            return "\n".join((texts("discord.setup.say.not_used"), *reasons))
        await self._desk.use(guild, channel.id)
        await self._moved(guild)
        return texts("discord.setup.say.used", channel=channel.mention)

    async def _look(
        self, interaction: discord.Interaction, guild: discord.Guild, notice: str | None = None
    ) -> ui.LayoutView:
        commands = len(self._tree.get_commands()) if self._tree is not None else None
        view = await survey(self._around, self._desk, guild, commands=commands)
        return setup_layout(view, self._around.texts_for(interaction), notice=notice)


def _say_made(made: discord.TextChannel, texts: Catalogue) -> str:
    """Say who sees the channel, besides those who see every channel."""
    roles = [target for target in made.overwrites if isinstance(target, discord.Role)]
    seen_by = " ".join(role.mention for role in roles if not role.is_default())
    key = "discord.setup.say.created" if seen_by else "discord.setup.say.created_for_nobody"
    return texts(key, channel=made.mention, roles=seen_by)
