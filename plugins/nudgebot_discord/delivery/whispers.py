"""The neutral line whose button only one member can open, and which goes away by itself."""

import asyncio
import logging
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import discord
from discord import ui

from nudgebot.plugin import Catalogue, Delivery, Handover, Membership, StoreUnavailableError
from nudgebot_discord.answering import lay_out
from nudgebot_discord.delivery.letter import Letter
from nudgebot_discord.delivery.line import Line
from nudgebot_discord.delivery.reach import may_speak
from nudgebot_discord.delivery.setback import may_pass
from nudgebot_discord.surroundings import Surroundings
from nudgebot_discord.switchboard import custom_id

OPEN = "open"
KEY = "whisper."
ROUND_SECONDS = 5.0
ROUNDS_LEFT_OUT = 6  # after Discord would not take a line away

log = logging.getLogger(__name__)


class Whispers:
    """Leaves lines, and takes them away when they were opened or their time is over."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._lines: dict[str, Line] = {}

    def __len__(self) -> int:
        return len(self._lines)

    async def leave(self, letter: Letter, membership: Membership) -> Handover:
        """Leave a line for a member where they wrote, or say why not."""
        del membership
        guild = self._around.client.get_guild(letter.guild_id)
        if guild is None:
            return Handover(Delivery.IMPOSSIBLE, "not_in_community")
        earlier = await self._find(letter.id)
        if earlier is not None and earlier.nonce == letter.nonce:
            return Handover(Delivery.DELIVERED, "whisper")
        if not may_speak(guild, letter.channel):
            return Handover(Delivery.IMPOSSIBLE, "whisper_not_allowed")
        if earlier is not None:
            await self.take_away(letter.id)
        channel = self._around.client.get_partial_messageable(letter.channel, guild_id=guild.id)
        view = lay_out(_line(letter, self._around.texts_of(guild)))
        message = await channel.send(view=view, nonce=letter.nonce, silent=True)
        await self._keep(letter, message.id)
        return Handover(Delivery.DELIVERED, "whisper")

    async def take_away(self, letter_id: str) -> None:
        """Take a line away, if it is still there; should that not work now, it is tried again."""
        line = await self._find(letter_id)
        if line is None:
            return
        try:
            await self._delete(line)
            await self._around.memory.drop(KEY + letter_id)
        except (discord.HTTPException, OSError, StoreUnavailableError) as error:
            later = datetime.now(UTC) + timedelta(seconds=ROUND_SECONDS * ROUNDS_LEFT_OUT)
            self._lines[letter_id] = replace(line, due=later)
            log.info("discord.whisper.stays", extra={"error": type(error).__name__})
        else:
            self._lines.pop(letter_id, None)

    async def take_away_about(self, message: int) -> None:
        """Take away what is about a message: it was answered."""
        for letter_id in [i for i, line in self._lines.items() if line.about == message]:
            await self.take_away(letter_id)

    async def keep_going(self) -> None:
        """Recall the lines of before a restart, and take each away in time; never returns."""
        for letter_id, text in (await self._around.memory.all(KEY)).items():
            line = Line.read(text)
            if line is None:
                await self._around.memory.drop(KEY + letter_id)
            else:
                self._lines.setdefault(letter_id, line)
        while True:
            now = datetime.now(UTC)
            for letter_id in [i for i, line in self._lines.items() if line.due <= now]:
                await self.take_away(letter_id)
            await asyncio.sleep(ROUND_SECONDS)

    async def _find(self, letter_id: str) -> Line | None:
        if letter_id in self._lines:
            return self._lines[letter_id]
        known = await self._around.memory.get(KEY + letter_id)
        return Line.read(known) if known else None

    async def _keep(self, letter: Letter, message: int) -> None:
        stay = timedelta(seconds=self._around.settings.delivery.whisper_seconds)
        line = Line(
            channel=letter.channel,
            message=message,
            about=letter.about,
            due=datetime.now(UTC) + stay,
            nonce=letter.nonce,
        )
        self._lines[letter.id] = line
        await self._around.memory.put(KEY + letter.id, str(line))

    async def _delete(self, line: Line) -> None:
        channel = self._around.client.get_partial_messageable(line.channel)
        try:
            await channel.get_partial_message(line.message).delete()
        except discord.HTTPException as error:
            if may_pass(error):
                raise
            log.info("discord.whisper.gone", extra={"code": error.code})


def _line(letter: Letter, texts: Catalogue) -> ui.LayoutView:
    """Say that there is a note, and nothing of what it is about."""
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.TextDisplay(texts("discord.whisper.line", member=f"<@{letter.user_id}>")))
    row: ui.ActionRow[ui.LayoutView] = ui.ActionRow()
    row.add_item(
        ui.Button(
            label=texts("discord.whisper.open"),
            emoji="\N{ENVELOPE}",
            custom_id=custom_id(OPEN, letter.kind, letter.id),
        )
    )
    view.add_item(row)
    return view
