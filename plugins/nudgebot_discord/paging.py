"""Long lists, a page at a time. Nothing is kept: a button says which page of what it leads to."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

import discord
from discord import ui

from nudgebot.plugin import Catalogue, Page
from nudgebot_discord.answering import Shown, replace, tell, wait
from nudgebot_discord.surroundings import Surroundings
from nudgebot_discord.switchboard import Press, Switchboard, custom_id

TURN = "page"
LINES = 10
LONGEST = 350  # characters of a line, so that a page stays below the 4,000 that Discord takes


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a list: its heading, its lines as markup, and whether more follow.

    There are up to `LINES` lines, each of up to `LONGEST` characters.
    """

    heading: str
    lines: Sequence[str]
    has_more: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which page of which list somebody wants; `about` says what the list is about."""

    interaction: discord.Interaction
    about: tuple[str, ...]
    number: int = 0

    @property
    def page(self) -> Page:
        """What to load: one line more than is shown, to know whether more follow."""
        return Page(skip=self.number * LINES, limit=LINES + 1)


# Loads a page; None for whoever may not see it, and was told so.
Source = Callable[[Wanted], Awaitable[Sheet | None]]


class Paging:
    """Shows lists, and turns their pages."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._sources: dict[str, Source] = {}

    def connect(self, switchboard: Switchboard) -> None:
        """Take what is pressed below a page."""
        switchboard.connect(TURN, self.turn)

    def add(self, name: str, source: Source) -> None:
        """Add a list."""
        self._sources[name] = source

    async def show(self, interaction: discord.Interaction, name: str, *about: str) -> None:
        """Show the first page, to whoever asked alone."""
        await wait(interaction)
        wanted = Wanted(interaction, about)
        sheet = await self._sources[name](wanted)
        if sheet is not None:
            await tell(interaction, self._lay_out(wanted, name, sheet))

    async def turn(self, press: Press) -> None:
        """Show another page in the place of the one whose button was pressed."""
        name, number, *about = press.about
        source = self._sources.get(name)
        if source is None or not number.isdecimal():
            texts = self._around.texts_for(press.interaction)
            await tell(press.interaction, texts("discord.press.old"))
            return
        await press.interaction.response.defer()
        wanted = Wanted(press.interaction, tuple(about), int(number))
        sheet = await source(wanted)
        if sheet is not None:
            await replace(press.interaction, self._lay_out(wanted, name, sheet))

    def _lay_out(self, wanted: Wanted, name: str, sheet: Sheet) -> Shown:
        texts = self._around.texts_for(wanted.interaction)
        container: ui.Container[ui.LayoutView] = ui.Container()
        container.add_item(ui.TextDisplay(f"### {sheet.heading}"))
        lines = sheet.lines or [texts("discord.page.empty")]
        container.add_item(ui.TextDisplay("\n".join(lines)))
        if wanted.number or sheet.has_more:
            number = texts("discord.page.number", number=wanted.number + 1)
            container.add_item(ui.TextDisplay(f"-# {number}"))
        view = ui.LayoutView(timeout=None)
        view.add_item(container)
        if wanted.number or sheet.has_more:
            view.add_item(_turning(wanted, name, texts, has_more=sheet.has_more))
        return view


def take_page(entries: Sequence[str], number: int) -> tuple[Sequence[str], bool]:
    """Cut a page out of a list that is all there; also say whether more follow."""
    start = number * LINES
    return entries[start : start + LINES], start + LINES < len(entries)


def _turning(
    wanted: Wanted, name: str, texts: Catalogue, *, has_more: bool
) -> ui.ActionRow[ui.LayoutView]:
    row: ui.ActionRow[ui.LayoutView] = ui.ActionRow()
    for label, number, is_there in (
        ("previous", wanted.number - 1, wanted.number > 0),
        ("next", wanted.number + 1, has_more),
    ):
        about = custom_id(TURN, name, str(number), *wanted.about)
        text = texts(f"discord.page.{label}")
        row.add_item(ui.Button(label=text, custom_id=about, disabled=not is_there))
    return row
