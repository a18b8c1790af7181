"""A nudge as its author sees it: their words, why, better ones, and what they can do."""

import discord
from discord import ui

from nudgebot.plugin import Catalogue, NudgeNote, segments
from nudgebot_discord.switchboard import custom_id
from nudgebot_discord.words.escape import in_code, marked, quoted

WARM = discord.Colour(0xE8A33D)
WORDS_SHOWN = 1_500
SUGGESTION_SHOWN = 600

EDIT, DELETE, CONTEST, PREFER = "edit", "delete", "contest", "prefer"
PREFERENCES = ("direct", "whisper", "quiet_day", "quiet_week")


def nudge_layout(note: NudgeNote, texts: Catalogue, *, link: str) -> ui.LayoutView:
    """Lay a note out. `link` leads to the message."""
    view = ui.LayoutView(timeout=None)
    view.add_item(_words(note, texts))
    view.add_item(_deeds(note, texts, link))
    view.add_item(_preference(note, texts))
    return view


def _words(note: NudgeNote, texts: Catalogue) -> ui.Container[ui.LayoutView]:
    container: ui.Container[ui.LayoutView] = ui.Container(accent_colour=WARM)
    title = texts("discord.note.again") if note.by_moderator else texts("discord.note.title")
    container.add_item(ui.TextDisplay(f"### {title}"))
    said = segments(note.text, note.nudge.evidence)
    container.add_item(ui.TextDisplay(quoted(marked(said, limit=WORDS_SHOWN))))
    container.add_item(ui.TextDisplay("\n".join(_reasons(note, texts))))
    if note.suggestions:
        container.add_item(ui.Separator())
        container.add_item(ui.TextDisplay(texts("discord.note.better")))
        for suggestion in note.suggestions:
            container.add_item(ui.TextDisplay(in_code(suggestion, limit=SUGGESTION_SHOWN)))
    container.add_item(ui.Separator())
    container.add_item(ui.TextDisplay(f"-# {texts('discord.note.bot')}"))
    return container


def _reasons(note: NudgeNote, texts: Catalogue) -> list[str]:
    reasons = [f"- {texts(f'reason.{reason}')}" for reason in note.nudge.reasons]
    if note.escalated and not note.by_moderator:
        reasons.append(f"- {texts('discord.note.escalated')}")
    return reasons or [f"- {texts('reason.tone')}"]


def _deeds(note: NudgeNote, texts: Catalogue, link: str) -> ui.ActionRow[ui.LayoutView]:
    nudge = note.nudge.id
    row: ui.ActionRow[ui.LayoutView] = ui.ActionRow()
    for verb, style in (
        (EDIT, discord.ButtonStyle.success),
        (DELETE, discord.ButtonStyle.secondary),
        (CONTEST, discord.ButtonStyle.secondary),
    ):
        label = texts(f"discord.note.{verb}")
        row.add_item(ui.Button(label=label, style=style, custom_id=custom_id(verb, nudge)))
    row.add_item(ui.Button(label=texts("discord.note.link"), url=link))
    return row


def _preference(note: NudgeNote, texts: Catalogue) -> ui.ActionRow[ui.LayoutView]:
    options = [
        discord.SelectOption(label=texts(f"discord.prefer.{value}"), value=value)
        for value in PREFERENCES
    ]
    row: ui.ActionRow[ui.LayoutView] = ui.ActionRow()
    row.add_item(
        ui.Select(
            placeholder=texts("discord.note.prefer"),
            options=options,
            custom_id=custom_id(PREFER, note.nudge.member.community),
        )
    )
    return row
