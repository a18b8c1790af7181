"""What moderators do with a case before they decide it: claim it, note something, nudge again."""

import discord

from nudgebot.plugin import Act
from nudgebot_discord.access import admit_moderator, may_decide
from nudgebot_discord.answering import ask, tell, wait
from nudgebot_discord.cards.buttons import AGAIN, CLAIM, NOTE, NOTE_FORM
from nudgebot_discord.cards.door import Door
from nudgebot_discord.cards.locks import Locks
from nudgebot_discord.cards.tried import say_way
from nudgebot_discord.cards.words import person
from nudgebot_discord.forms import WORDS, paragraph_form
from nudgebot_discord.surroundings import Surroundings
from nudgebot_discord.switchboard import Press, Switchboard

LONGEST_NOTE = 1_000


class Work:
    """Everything here leaves a case as open as it is."""

    def __init__(self, around: Surroundings, door: Door, locks: Locks) -> None:
        self._around = around
        self._door = door
        self._locks = locks

    def connect(self, switchboard: Switchboard) -> None:
        """Take what is pressed on cards."""
        switchboard.connect(CLAIM, self.claim)
        switchboard.connect(NOTE, self.note)
        switchboard.connect(NOTE_FORM, self.noted)
        switchboard.connect(AGAIN, self.nudge_again)

    async def claim(self, press: Press) -> None:
        """Take care of a case, unless somebody does already."""
        await wait(press.interaction)
        me, texts = str(press.interaction.user.id), self._around.texts_for(press.interaction)
        async with self._locks.of(press.about[0]):
            case = await self._door.admit_open(press.interaction, press.about[0])
            if case is None:
                return
            if case.assignee not in {None, me}:
                by = person(case.assignee, texts)
                await tell(press.interaction, texts("discord.case.claimed_by", moderator=by))
                return
            if case.assignee is None:
                await self._around.host.cases.assign(case.id, me, by=me)
        await tell(press.interaction, texts("discord.case.claimed"))

    async def assign(
        self, interaction: discord.Interaction, case_id: str, moderator: discord.Member
    ) -> None:
        """Give a case to a moderator, whoever had it before."""
        await wait(interaction)
        texts, member = self._around.texts_for(interaction), str(moderator.id)
        case = await self._door.admit_open(interaction, case_id)
        if case is None:
            return
        if moderator.bot or not may_decide(self._around, moderator):
            await tell(interaction, texts("discord.case.no_moderator"))
        elif case.member.member == member:
            await tell(interaction, texts("discord.case.theirs"))
        else:
            await self._around.host.cases.assign(case.id, member, by=str(interaction.user.id))
            by = person(member, texts)
            await tell(interaction, texts("discord.case.assigned", moderator=by))

    async def note(self, press: Press) -> None:
        """Ask what to note. Nothing is loaded first: a form cannot wait."""
        if await admit_moderator(self._around, press.interaction):
            texts = self._around.texts_for(press.interaction)
            await ask(
                press.interaction,
                paragraph_form(texts, NOTE_FORM, press.about[0], longest=LONGEST_NOTE),
            )

    async def noted(self, press: Press) -> None:
        """Keep a note, encrypted; also when the case was decided meanwhile."""
        await wait(press.interaction)
        case = await self._door.admit(press.interaction, press.about[0])
        words = press.filled.get(WORDS, "").strip()[:LONGEST_NOTE]
        if case is None:
            return
        by = str(press.interaction.user.id)
        if words:
            await self._around.host.cases.write_down(case, Act.NOTE, by=by, note=words)
        key = "discord.case.noted" if words else "discord.case.nothing_noted"
        await tell(press.interaction, self._around.texts_for(press.interaction)(key))

    async def nudge_again(self, press: Press) -> None:
        """Show the author the note once more, and say how that went."""
        await wait(press.interaction)
        by, texts = str(press.interaction.user.id), self._around.texts_for(press.interaction)
        async with self._locks.of(press.about[0]):
            case = await self._door.admit_open(press.interaction, press.about[0])
            if case is None:
                return
            handover = await self._around.host.cases.nudge_again(case, by=by)
        if handover is None:
            await tell(press.interaction, texts("discord.again.gone"))
            return
        how = say_way(handover.way, texts)
        await tell(press.interaction, texts(f"discord.again.{handover.delivery}", how=how))
