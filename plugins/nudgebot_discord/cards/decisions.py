"""Decides cases, one moderator at a time: from a card's buttons as from `/cases`."""

import discord

from nudgebot.plugin import Verdict
from nudgebot_discord.answering import tell, wait
from nudgebot_discord.cards.buttons import DISMISS, FALSE_ALARM, REOPEN, WARN
from nudgebot_discord.cards.door import Door
from nudgebot_discord.cards.locks import Locks
from nudgebot_discord.surroundings import Surroundings
from nudgebot_discord.switchboard import Handler, Press, Switchboard

VERDICTS = {
    DISMISS: Verdict.DISMISS,
    FALSE_ALARM: Verdict.FALSE_ALARM,
    WARN: Verdict.UPHOLD,
}


class Decisions:
    """Closes cases and opens them again."""

    def __init__(self, around: Surroundings, door: Door, locks: Locks) -> None:
        self._around = around
        self._door = door
        self._locks = locks

    def connect(self, switchboard: Switchboard) -> None:
        """Take what is pressed on cards."""
        for verb, verdict in VERDICTS.items():
            switchboard.connect(verb, self._closing(verdict))
        switchboard.connect(REOPEN, self._reopen)

    async def close(self, interaction: discord.Interaction, case_id: str, verdict: Verdict) -> None:
        """Close a case; its author is told, and of two moderators the second one, too."""
        await wait(interaction)
        case = await self._door.admit(interaction, case_id)
        if case is None:
            return
        by = str(interaction.user.id)
        async with self._locks.of(case.id):
            closed = await self._around.host.cases.close(case.id, verdict, by=by)
        if closed is None:
            await self._door.tell_too_late(interaction, case)
            return
        texts = self._around.texts_for(interaction)
        await tell(interaction, texts(f"discord.closed.{verdict}"))

    async def reopen(self, interaction: discord.Interaction, case_id: str) -> None:
        """Open a closed case again; its words stay gone."""
        await wait(interaction)
        case = await self._door.admit(interaction, case_id)
        if case is None:
            return
        by = str(interaction.user.id)
        opened = await self._around.host.cases.reopen(case.id, by=by)
        key = "discord.case.not_reopened" if opened is None else "discord.case.reopened"
        await tell(interaction, self._around.texts_for(interaction)(key))

    def _closing(self, verdict: Verdict) -> Handler:
        async def close(press: Press) -> None:
            await self.close(press.interaction, press.about[0], verdict)

        return close

    async def _reopen(self, press: Press) -> None:
        await self.reopen(press.interaction, press.about[0])
