"""What authors do with a note: open it, edit, delete, contest it, or appeal a verdict."""

import discord
from discord import ui

from nudgebot.plugin import Catalogue, NudgeRecord
from nudgebot_discord.answering import ask, tell, wait
from nudgebot_discord.delivery import whispers as lines
from nudgebot_discord.delivery.setback import may_pass
from nudgebot_discord.delivery.whispers import Whispers
from nudgebot_discord.forms import WORDS, paragraph_form
from nudgebot_discord.notes import note as notes
from nudgebot_discord.notes import verdict as verdicts
from nudgebot_discord.notes.note import nudge_layout
from nudgebot_discord.notes.openings import Openings
from nudgebot_discord.notes.verdict import verdict_layout
from nudgebot_discord.surroundings import Surroundings
from nudgebot_discord.switchboard import Press, Switchboard
from nudgebot_discord.words.links import link_about
from nudgebot_discord.words.recalling import recall

LONGEST_COMMENT = 1_000
CONTEST_FORM, APPEAL_FORM = "contest_form", "appeal_form"


class Replies:
    """Handles what is pressed on notes. When the store is out, nothing has changed."""

    def __init__(self, around: Surroundings, whispers: Whispers, openings: Openings) -> None:
        self._around = around
        self._whispers = whispers
        self._openings = openings

    def connect(self, switchboard: Switchboard) -> None:
        """Take what is pressed on notes."""
        switchboard.connect(lines.OPEN, self.open)
        switchboard.connect(notes.EDIT, self.edit)
        switchboard.connect(notes.DELETE, self.delete)
        switchboard.connect(notes.CONTEST, self.contest)
        switchboard.connect(CONTEST_FORM, self.contested)
        switchboard.connect(verdicts.APPEAL, self.appeal)
        switchboard.connect(APPEAL_FORM, self.appealed)

    async def open(self, press: Press) -> None:
        """Show what a whisper is about, to its member alone."""
        kind, letter = press.about
        show = {"nudge": self._open_nudge, "verdict": self._open_verdict}[kind]
        await wait(press.interaction)
        if await show(press.interaction, letter):
            await self._whispers.take_away(letter)

    async def edit(self, press: Press) -> None:
        """Lead an author to their message: nobody else can edit it."""
        await wait(press.interaction)
        nudge = await self._own(press)
        if nudge is None:
            return
        link, texts = link_about(nudge), self._around.texts_for(press.interaction)
        await tell(press.interaction, _with_link(texts("discord.edit.here"), link, texts))
        self._openings.opened(nudge.message.message, press.interaction)

    async def delete(self, press: Press) -> None:
        """Delete a message for its author."""
        await wait(press.interaction)
        nudge = await self._own(press)
        if nudge is None:
            return
        texts = self._around.texts_for(press.interaction)
        channel = self._around.client.get_partial_messageable(int(nudge.channel))
        try:
            await channel.get_partial_message(int(nudge.message.message)).delete()
        except discord.NotFound:
            pass
        except discord.HTTPException as error:
            if may_pass(error):
                raise
            shown = _with_link(texts("discord.delete.yourself"), link_about(nudge), texts)
            await tell(press.interaction, shown)
            return
        await self._around.host.withdraw(nudge.id, nudge.member)
        await tell(press.interaction, texts("discord.delete.done"))

    async def contest(self, press: Press) -> None:
        """Ask what was wrong with a nudge."""
        if await self._own(press) is not None:
            texts = self._around.texts_for(press.interaction)
            form = paragraph_form(
                texts, CONTEST_FORM, *press.about, longest=LONGEST_COMMENT, required=False
            )
            await ask(press.interaction, form)

    async def contested(self, press: Press) -> None:
        """Bring it before a moderator."""
        await wait(press.interaction)
        nudge = await self._own(press)
        if nudge is None:
            return
        done = await self._around.host.contest(
            nudge.id,
            nudge.member,
            await recall(self._around, nudge),
            comment=press.filled.get(WORDS, ""),
        )
        texts = self._around.texts_for(press.interaction)
        await tell(press.interaction, texts("discord.contest.done" if done else "discord.too_late"))

    async def appeal(self, press: Press) -> None:
        """Ask why a verdict should be looked at again."""
        texts = self._around.texts_for(press.interaction)
        form = paragraph_form(texts, APPEAL_FORM, *press.about, longest=LONGEST_COMMENT)
        await ask(press.interaction, form)

    async def appealed(self, press: Press) -> None:
        """Bring it before the moderators again, once."""
        community, case = press.about
        member = self._around.member(int(community), press.interaction.user.id)
        await wait(press.interaction)
        done = await self._around.host.appeal(case, member, press.filled.get(WORDS, ""))
        texts = self._around.texts_for(press.interaction)
        await tell(press.interaction, texts("discord.appeal.done" if done else "discord.too_late"))

    async def _own(self, press: Press) -> NudgeRecord | None:
        """Load the nudge that was pressed; who is not its author is told so."""
        nudge = await self._around.host.nudge(press.about[0])
        if nudge is not None and nudge.member.member == str(press.interaction.user.id):
            return nudge
        key = "discord.note.gone" if nudge is None else "discord.whisper.not_yours"
        await tell(press.interaction, self._around.texts_for(press.interaction)(key))
        return None

    async def _open_nudge(self, interaction: discord.Interaction, nudge_id: str) -> bool:
        texts, nudge = self._around.texts_for(interaction), await self._around.host.nudge(nudge_id)
        if nudge is None:
            await tell(interaction, texts("discord.note.gone"))
            return True
        if nudge.member.member != str(interaction.user.id):
            await tell(interaction, texts("discord.whisper.not_yours"))
            return False
        note = await self._around.host.open_note(nudge_id, nudge.member)
        if note is None:
            await recall(self._around, nudge)  # raises if Discord only has no answer now
            await tell(interaction, texts("discord.note.gone"))
        else:
            await tell(interaction, nudge_layout(note, texts, link=link_about(nudge)))
        self._openings.opened(nudge.message.message, interaction)
        return True

    async def _open_verdict(self, interaction: discord.Interaction, case_id: str) -> bool:
        texts = self._around.texts_for(interaction)
        case = await self._around.host.cases.find(case_id)
        if case is None or case.verdict is None:
            await tell(interaction, texts("discord.note.gone"))
            return True
        if case.member.member != str(interaction.user.id):
            await tell(interaction, texts("discord.whisper.not_yours"))
            return False
        await tell(interaction, verdict_layout(case, case.verdict, texts))
        return True


def _with_link(text: str, link: str, texts: Catalogue) -> ui.LayoutView:
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.TextDisplay(text))
    view.add_item(ui.ActionRow(ui.Button(label=texts("discord.note.link"), url=link)))
    return view
