"""What the wizard found, as an owner sees it, with what can be done about it."""

from collections.abc import Iterator

import discord
from discord import ui

from nudgebot.plugin import Catalogue
from nudgebot_discord.switchboard import custom_id
from nudgebot_discord.wizard.features import Feature
from nudgebot_discord.wizard.finding import Fix, Severity
from nudgebot_discord.wizard.sentences import say
from nudgebot_discord.wizard.survey import View
from nudgebot_discord.words.fitting import fit

CREATE, USE, AGAIN = "setup_create", "setup_use", "setup_again"
ROOM = 3_000
MARKS = {
    Severity.BROKEN: "\N{CROSS MARK}",
    Severity.LIMITS: "\N{WARNING SIGN}\N{VARIATION SELECTOR-16}",
    Severity.ADVICE: "\N{ELECTRIC LIGHT BULB}",
    Severity.GOOD: "\N{WHITE HEAVY CHECK MARK}",
}
COLOURS = {
    Severity.BROKEN: discord.Colour(0xC0504D),
    Severity.LIMITS: discord.Colour(0xE8A33D),
    Severity.ADVICE: discord.Colour(0x5B8DB8),
    Severity.GOOD: discord.Colour(0x5FA777),
}


def setup_layout(view: View, texts: Catalogue, *, notice: str | None = None) -> ui.LayoutView:
    """Lay the findings out. `notice` says how it went with what was just pressed."""
    layout = ui.LayoutView(timeout=None)
    worst = view.findings[0].severity if view.findings else Severity.GOOD
    container: ui.Container[ui.LayoutView] = ui.Container(accent_colour=COLOURS[worst])
    container.add_item(ui.TextDisplay(f"### {texts(f'discord.setup.title.{worst}')}"))
    if notice:
        container.add_item(ui.TextDisplay(notice))
    container.add_item(ui.TextDisplay(say_works(view, texts)))
    container.add_item(ui.Separator())
    container.add_item(ui.TextDisplay(_list(view, texts)))
    layout.add_item(container)
    layout.add_item(_buttons(view, texts))
    if not view.is_desk_fixed:
        layout.add_item(_choice(view, texts))
    return layout


def say_works(view: View, texts: Catalogue) -> str:
    """Say what works now, worth saying even where much is missing."""
    works = [texts(f"discord.feature.{one}") for one in view.works if one is not Feature.SETUP]
    if not works:
        return texts("discord.setup.say.nothing_works")
    return texts("discord.setup.say.works", features=" · ".join(works))


def _list(view: View, texts: Catalogue) -> str:
    lines = [f"{MARKS[one.severity]} {say(one, texts)}" for one in view.findings]
    return fit(
        lines, limit=ROOM, more=lambda count: texts("discord.setup.say.more_findings", count=count)
    )


def _buttons(view: View, texts: Catalogue) -> ui.ActionRow[ui.LayoutView]:
    row: ui.ActionRow[ui.LayoutView] = ui.ActionRow()
    for fix, link in _fixes(view):
        label = texts(f"discord.setup.fix.{fix}")
        if link is not None:
            row.add_item(ui.Button(label=label, url=link))
        else:
            style, about = discord.ButtonStyle.success, custom_id(CREATE)
            row.add_item(ui.Button(label=label, style=style, custom_id=about))
    row.add_item(ui.Button(label=texts("discord.setup.say.again"), custom_id=custom_id(AGAIN)))
    return row


def _fixes(view: View) -> Iterator[tuple[Fix, str | None]]:
    """Find what can be done, each once."""
    links = {one.fix: one.link for one in reversed(view.findings) if one.fix is not None}
    yield from ((fix, links[fix]) for fix in Fix if fix in links)


def _choice(view: View, texts: Catalogue) -> ui.ActionRow[ui.LayoutView]:
    row: ui.ActionRow[ui.LayoutView] = ui.ActionRow()
    row.add_item(
        ui.ChannelSelect(
            custom_id=custom_id(USE),
            placeholder=texts("discord.setup.say.use"),
            channel_types=[discord.ChannelType.text],
            default_values=[discord.Object(view.desk)] if view.desk is not None else [],
        )
    )
    return row
