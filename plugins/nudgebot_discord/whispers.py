"""The neutral line whose button only one member can open, and which goes away by itself."""

import asyncio
import logging
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import discord
from discord import ui

from nudgebot.plugin import Catalogue, Delivery, Handover, Membership
from nudgebot_discord.answering import lay_out
from nudgebot_discord.letter import Letter
from nudgebot_discord.messengers import NONCE
from nudgebot_discord.surroundings import Surroundings
from nudgebot_discord.switchboard import custom_id

OPEN = "open"
KEY = "whisper."
ROUND_SECONDS = 5.0

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Line:
    """One whisper in a channel, and when it goes away."""

    channel: int
    message: int
    due: datetime

    def __str__(self) -> str:
        return f"{self.channel}/{self.message}/{self.due.timestamp():.0f}"

    @classmethod
    def read(cls, text: str) -> "Line":
        """Read what `str` wrote. Raises ValueError."""
        channel, message, due = text.split("/")
        return cls(int(channel), int(message), datetime.fromtimestamp(int(due), UTC))


class Whispers:
    """Leaves lines, and takes them away when they were opened or their time is over."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._lines: dict[str, Line] = {}

    async def leave(self, letter: Letter, membership: Membership) -> Handover:
        """Leave a line for a member where they wrote, or say why not."""
        del membership
        client = self._around.client
        guild = client.get_guild(letter.guild_id)
        if guild is None:
            return Handover(Delivery.IMPOSSIBLE, "not_in_community")
        if letter.id in self._lines or await self._around.memory.get(KEY + letter.id):
            return Handover(Delivery.DELIVERED, "whisper")
        if not letter.is_fresh and not await _is_here(guild, letter.user_id):
            return Handover(Delivery.IMPOSSIBLE, "member_left")
        channel = client.get_partial_messageable(letter.channel, guild_id=guild.id)
        view = lay_out(_line(letter, self._around.texts_of(guild)))
        message = await channel.send(view=view, nonce=letter.id[:NONCE], silent=True)
        stay = timedelta(seconds=self._around.settings.delivery.whisper_seconds)
        await self._keep(letter.id, Line(letter.channel, message.id, datetime.now(UTC) + stay))
        return Handover(Delivery.DELIVERED, "whisper")

    async def take_away(self, letter_id: str) -> None:
        """Take a line away, if it is still there."""
        line = self._lines.pop(letter_id, None)
        if line is None:
            return
        channel = self._around.client.get_partial_messageable(line.channel)
        try:
            await channel.get_partial_message(line.message).delete()
        except discord.NotFound:
            pass
        except discord.HTTPException as error:
            log.info("discord.whisper.stays", extra={"code": error.code})
            if error.status >= 500:  # noqa: PLR2004 - theirs, so it may work the next time
                self._lines[letter_id] = line
                return
        await self._around.memory.drop(KEY + letter_id)

    async def keep_going(self) -> None:
        """Recall the lines of before a restart, and take each away in time; never returns."""
        for letter_id, text in (await self._around.memory.all(KEY)).items():
            self._lines.setdefault(letter_id, Line.read(text))
        while True:
            now = datetime.now(UTC)
            for letter_id in [i for i, line in self._lines.items() if line.due <= now]:
                await self.take_away(letter_id)
            await asyncio.sleep(ROUND_SECONDS)

    async def _keep(self, letter_id: str, line: Line) -> None:
        self._lines[letter_id] = line
        await self._around.memory.put(KEY + letter_id, str(line))


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


async def _is_here(guild: discord.Guild, user_id: int) -> bool:
    if guild.get_member(user_id) is not None:
        return True
    try:
        await guild.fetch_member(user_id)
    except discord.NotFound:
        return False
    return True
