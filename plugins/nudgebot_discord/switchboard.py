"""Brings what was pressed, chosen or filled in to whoever handles it, also after a restart.

Nothing is kept for a button: its custom id says what it does and what it is about.
"""

import logging
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import discord

from nudgebot.plugin import StoreUnavailableError
from nudgebot_discord.answering import tell
from nudgebot_discord.surroundings import Surroundings

PREFIX = "nudgebot"
INTERACTIVE = (discord.InteractionType.component, discord.InteractionType.modal_submit)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Press:
    """Somebody pressed a button, chose from a list, or sent a form.

    `about` is what its custom id names, `chosen` what was chosen from a list, and `filled` what was
    written into a form, by field.
    """

    interaction: discord.Interaction
    about: tuple[str, ...]
    chosen: tuple[str, ...] = ()
    filled: Mapping[str, str] = field(default_factory=dict, repr=False)


Handler = Callable[[Press], Awaitable[None]]


def custom_id(verb: str, *about: str) -> str:
    """Name a button, list or form: what it does, and what it is about (100 characters at most)."""
    return "/".join((PREFIX, verb, *about))


class Switchboard:
    """Knows a handler for each verb."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._handlers: dict[str, Handler] = {}
        self._under_way: dict[tuple[int, str], int] = {}

    def connect(self, verb: str, handler: Handler) -> None:
        """Let `handler` handle everything with this verb."""
        self._handlers[verb] = handler

    async def dispatch(self, interaction: discord.Interaction) -> None:
        """Handle an interaction if it is one of ours; whatever goes wrong, its author is told."""
        if interaction.type not in INTERACTIVE:
            return
        data: Any = interaction.data or {}
        name = str(data.get("custom_id", ""))
        prefix, _, rest = name.partition("/")
        if prefix != PREFIX:
            return
        verb, *about = rest.split("/")
        filled = dict(_fields(data.get("components", ())))
        press = Press(interaction, tuple(about), tuple(data.get("values", ())), filled)
        try:
            await self._handle(self._handlers.get(verb, self._explain), press, name)
        except Exception as error:  # noqa: BLE001 - whoever pressed it waits for an answer
            await tell_trouble(self._around, interaction, error)

    async def _handle(self, handler: Handler, press: Press, name: str) -> None:
        """Do what was pressed; the same by the same person is not done twice at a time."""
        this = (press.interaction.user.id, name)
        other = self._under_way.get(this)
        if other == press.interaction.id:
            return  # Discord sent one press twice
        if other is not None:
            texts = self._around.texts_for(press.interaction)
            await tell(press.interaction, texts("discord.press.under_way"))
            return
        self._under_way[this] = press.interaction.id
        try:
            await handler(press)
        finally:
            del self._under_way[this]

    async def _explain(self, press: Press) -> None:
        """Answer a button that an earlier version left behind."""
        await tell(
            press.interaction, self._around.texts_for(press.interaction)("discord.press.old")
        )


async def tell_trouble(
    around: Surroundings, interaction: discord.Interaction, error: Exception
) -> None:
    """Say that it did not work; log what and where, without anybody's words."""
    original = getattr(error, "original", error)
    is_outage = isinstance(original, StoreUnavailableError)
    name = interaction.command.qualified_name if interaction.command else "component"
    log.warning("discord.trouble", extra={"where": name, "error": type(original).__name__})
    key = "discord.trouble.memory" if is_outage else "discord.trouble.other"
    try:
        await tell(interaction, around.texts_for(interaction)(key))
    except discord.HTTPException as gone:
        log.info("discord.unanswered", extra={"code": gone.code})


def _fields(components: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - as it came from Discord
    """Find what was written or chosen in a form, however its fields are nested."""
    for component in components:
        if "custom_id" in component:
            values = component.get("values")
            value = component.get("value", ",".join(values) if values else "")
            yield component["custom_id"], str(value or "")
        inner = component.get("component")
        yield from _fields([inner] if inner else component.get("components", ()))
