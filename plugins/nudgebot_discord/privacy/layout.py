"""What `/privacy` shows: what is kept, what its member wishes, and what they can do."""

from datetime import datetime

import discord
from discord import ui

from nudgebot.plugin import Catalogue, Membership
from nudgebot_discord.notes.note import PREFERENCES
from nudgebot_discord.notes.verdict import CALM
from nudgebot_discord.switchboard import custom_id

REACH, WISH = "privacy_reach", "privacy_wish"
EXPORT, ASK, ERASE, BACK = "privacy_export", "privacy_ask", "privacy_erase", "privacy_back"

Box = ui.Container[ui.LayoutView]


def privacy_layout(
    kept: str, membership: Membership, texts: Catalogue, *, now: datetime
) -> ui.LayoutView:
    """Lay everything out. `kept` says what is stored; `kept_in` reads it back."""
    box: Box = ui.Container(accent_colour=CALM)
    box.add_item(ui.TextDisplay(kept))
    box.add_item(ui.Separator())
    _add_reach(box, membership, texts, now=now)
    _add_wish(box, "board", is_on=membership.on_board, texts=texts)
    _add_wish(box, "credit", is_on=membership.is_credited, texts=texts)
    box.add_item(ui.Separator())
    row: ui.ActionRow[ui.LayoutView] = ui.ActionRow()
    row.add_item(_button(texts("discord.privacy.export"), EXPORT))
    danger = discord.ButtonStyle.danger
    row.add_item(_button(texts("discord.privacy.ask"), ASK, style=danger))
    box.add_item(row)
    return _view(box)


def kept_in(message: discord.Message | None) -> str | None:
    """Read from the message itself what it says is stored, so as not to count everything again."""
    for component in message.components if message else ():
        if isinstance(component, discord.Container):
            first = component.children[0]
            return first.content if isinstance(first, discord.TextDisplay) else None
    return None


def asking_layout(texts: Catalogue) -> ui.LayoutView:
    """Ask once more before everything is erased."""
    box: Box = ui.Container(accent_colour=CALM)
    box.add_item(ui.TextDisplay(f"### {texts('discord.privacy.sure')}"))
    box.add_item(ui.TextDisplay(texts("discord.privacy.sure.what")))
    row: ui.ActionRow[ui.LayoutView] = ui.ActionRow()
    danger = discord.ButtonStyle.danger
    row.add_item(_button(texts("discord.privacy.erase"), ERASE, style=danger))
    row.add_item(_button(texts("discord.privacy.back"), BACK))
    box.add_item(row)
    return _view(box)


def _add_reach(box: Box, membership: Membership, texts: Catalogue, *, now: datetime) -> None:
    usual = "direct" if membership.direct else "whisper"
    chosen: str | None = usual
    state = texts(f"discord.privacy.reach.{usual}")
    if membership.quiet_until is not None and membership.is_quiet(now):
        until = discord.utils.format_dt(membership.quiet_until, "f")
        chosen, state = None, texts("discord.privacy.reach.quiet", until=until)
    box.add_item(ui.TextDisplay(state))
    options = [
        discord.SelectOption(
            label=texts(f"discord.prefer.{value}"), value=value, default=value == chosen
        )
        for value in PREFERENCES
    ]
    row: ui.ActionRow[ui.LayoutView] = ui.ActionRow()
    placeholder = texts("discord.note.prefer")
    row.add_item(ui.Select(placeholder=placeholder, options=options, custom_id=custom_id(REACH)))
    box.add_item(row)


def _add_wish(box: Box, wish: str, *, is_on: bool, texts: Catalogue) -> None:
    """Add what a member wishes now, and a button that changes it."""
    now, then = ("on", "off") if is_on else ("off", "on")
    button = _button(texts(f"discord.privacy.{wish}.turn_{then}"), WISH, f"{wish}_{then}")
    box.add_item(ui.Section(texts(f"discord.privacy.{wish}.is_{now}"), accessory=button))


def _button(
    label: str, *about: str, style: discord.ButtonStyle = discord.ButtonStyle.secondary
) -> ui.Button[ui.LayoutView]:
    return ui.Button(label=label, style=style, custom_id=custom_id(*about))


def _view(box: Box) -> ui.LayoutView:
    view = ui.LayoutView(timeout=None)
    view.add_item(box)
    return view
