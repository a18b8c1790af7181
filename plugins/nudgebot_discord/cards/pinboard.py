"""Puts cards into moderators' channels, changes them, and takes them away."""

import hashlib
import json
from contextlib import suppress
from typing import Any

import discord
from discord import ui

from nudgebot_discord.cards.card import Card
from nudgebot_discord.surroundings import Surroundings

NONCE = 25  # as long as Discord takes
DIGEST = 16
NOBODY = discord.AllowedMentions.none()
LOST = frozenset({10003, 10004, 10008})  # the message, or its place


class Pinboard:
    """Every method raises discord.HTTPException when Discord does not want to, or has no answer."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around

    async def post(self, channel: int, view: ui.LayoutView, *, nonce: str) -> int:
        """Post a card; with a nonce that was used moments ago there is only one."""
        place = self._around.client.get_partial_messageable(channel)
        message = await place.send(view=view, nonce=nonce[:NONCE])
        return message.id

    async def change(self, card: Card, view: ui.LayoutView) -> bool:
        """Change a card; False if it is not there any more."""
        try:
            await self._message(card).edit(view=view, allowed_mentions=NOBODY)
        except discord.HTTPException as error:
            if error.code in LOST:
                return False
            raise
        return True

    async def has(self, card: Card) -> bool:
        """Whether a card is still there."""
        try:
            await self._message(card).fetch()
        except discord.NotFound:
            return False
        return True

    async def take_away(self, card: Card) -> None:
        """Take a card away, if it is still there and we may."""
        with suppress(discord.NotFound, discord.Forbidden):
            await self._message(card).delete()

    def _message(self, card: Card) -> discord.PartialMessage:
        place = self._around.client.get_partial_messageable(card.channel, guild_id=card.guild)
        return place.get_partial_message(card.message)


def digest(view: ui.LayoutView) -> str:
    """Name what a card shows, without keeping it."""
    components: Any = view.to_components()  # type: ignore[no-untyped-call]
    content = json.dumps(components, sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()[:DIGEST]
