"""How a moderator decided, as the member that it is about sees it."""

import discord
from discord import ui

from nudgebot.plugin import Case, Catalogue, Verdict
from nudgebot_discord.switchboard import custom_id

CALM = discord.Colour(0x5B8DB8)
APPEAL = "appeal"


def verdict_layout(case: Case, verdict: Verdict, texts: Catalogue) -> ui.LayoutView:
    """Lay a verdict out; one that was upheld can be appealed, once."""
    view = ui.LayoutView(timeout=None)
    container: ui.Container[ui.LayoutView] = ui.Container(accent_colour=CALM)
    container.add_item(ui.TextDisplay(texts(f"verdict.{verdict}.told")))
    container.add_item(ui.TextDisplay(f"-# {texts('discord.note.bot')}"))
    view.add_item(container)
    if verdict is Verdict.UPHOLD and case.appealed_at is None:
        row: ui.ActionRow[ui.LayoutView] = ui.ActionRow()
        about = custom_id(APPEAL, case.member.community, case.id)
        row.add_item(ui.Button(label=texts("discord.verdict.appeal"), custom_id=about))
        view.add_item(row)
    return view
