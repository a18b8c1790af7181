"""Times a member out for a moderator, who may do so themself and stands above them."""

from datetime import timedelta

import discord

from nudgebot.plugin import Act, Case, Verdict
from nudgebot_discord.access import admit_moderator
from nudgebot_discord.answering import tell, wait
from nudgebot_discord.cards.attempts import NotAllowedError, attempt
from nudgebot_discord.cards.buttons import MINUTES, TIMEOUT
from nudgebot_discord.cards.door import Door
from nudgebot_discord.cards.locks import Locks
from nudgebot_discord.cards.outcome import say_minutes
from nudgebot_discord.surroundings import Surroundings
from nudgebot_discord.switchboard import Press, Switchboard


class Timeouts:
    """Times out first and records then: pressing again after a crash does no more."""

    def __init__(self, around: Surroundings, door: Door, locks: Locks) -> None:
        self._around = around
        self._door = door
        self._locks = locks

    def connect(self, switchboard: Switchboard) -> None:
        """Take what is chosen on cards."""
        switchboard.connect(TIMEOUT, self.time_out)

    async def time_out(self, press: Press) -> None:
        """Time the member of a case out, and close the case."""
        interaction = press.interaction
        await wait(interaction)
        if not await admit_moderator(self._around, interaction):
            return
        minutes = next((one for one in press.chosen if one in MINUTES), MINUTES[0])
        async with self._locks.of(press.about[0]):
            case = await self._door.admit_open(interaction, press.about[0])
            if case is None:
                return
            deed = self._carry_out(interaction, case, timedelta(minutes=int(minutes)))
            if await attempt(self._around, interaction, deed):
                await self._close(interaction, case, minutes)

    async def _carry_out(
        self, interaction: discord.Interaction, case: Case, time: timedelta
    ) -> None:
        guild, moderator = interaction.guild, interaction.user
        if guild is None or not isinstance(moderator, discord.Member):
            raise NotAllowedError("discord.cannot.not_you_time_out")
        if not interaction.permissions.moderate_members:
            raise NotAllowedError("discord.cannot.not_you_time_out")
        if not guild.me.guild_permissions.moderate_members:
            raise NotAllowedError("discord.cannot.no_permission")
        member = await guild.fetch_member(int(case.member.member))
        _check_reach(guild, moderator, member)
        asked = self._around.texts_of(guild)("discord.case.asked_by", moderator=moderator.id)
        await member.timeout(time, reason=asked)

    async def _close(self, interaction: discord.Interaction, case: Case, minutes: str) -> None:
        by, desk = str(interaction.user.id), self._around.host.cases
        act = Act.TIMEOUT
        closed = await desk.close(case.id, Verdict.UPHOLD, by=by, act=act, detail=minutes)
        if closed is None:  # by somebody on the web pages: the time-out stands all the same
            await desk.write_down(case, act, by=by, detail=minutes)
            await self._door.tell_too_late(interaction, case)
        texts = self._around.texts_for(interaction)
        time = say_minutes(minutes, texts)
        await tell(interaction, texts("discord.closed.timeout", time=time))


def _check_reach(guild: discord.Guild, moderator: discord.Member, member: discord.Member) -> None:
    """Nobody reaches further up through the bot than by themself."""
    if guild.owner_id == member.id or member.guild_permissions.administrator:
        raise NotAllowedError("discord.cannot.above_all")
    if guild.owner_id != moderator.id and moderator.top_role <= member.top_role:
        raise NotAllowedError("discord.cannot.above_you")
    if guild.me.top_role <= member.top_role:
        raise NotAllowedError("discord.cannot.above_bot")
