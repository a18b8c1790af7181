"""The buttons on a card. Whoever presses one is checked again."""

from collections.abc import Sequence

import discord
from discord import ui

from nudgebot.plugin import Catalogue
from nudgebot_discord.switchboard import custom_id

CLAIM, NOTE, AGAIN, DELETE = "case_claim", "case_note", "case_again", "case_delete"
DISMISS, FALSE_ALARM, WARN = "case_dismiss", "case_false_alarm", "case_warn"
TIMEOUT, REOPEN, NOTE_FORM = "case_timeout", "case_reopen", "case_note_form"

MINUTES = ("10", "60", "1440")

_STYLES = {
    CLAIM: discord.ButtonStyle.primary,
    DISMISS: discord.ButtonStyle.success,
    WARN: discord.ButtonStyle.danger,
}

Row = ui.ActionRow[ui.LayoutView]


def open_rows(case_id: str, texts: Catalogue) -> Sequence[Row]:
    """Make the buttons of an open case: to work on it, and to decide it."""
    return (
        _row((CLAIM, NOTE, AGAIN, DELETE), case_id, texts),
        _row((DISMISS, FALSE_ALARM, WARN), case_id, texts),
        _timeouts(case_id, texts),
    )


def closed_rows(case_id: str, texts: Catalogue) -> Sequence[Row]:
    """Make the one button of a closed case."""
    return (_row((REOPEN,), case_id, texts),)


def _row(verbs: Sequence[str], case_id: str, texts: Catalogue) -> Row:
    row: Row = ui.ActionRow()
    for verb in verbs:
        row.add_item(
            ui.Button(
                label=texts(f"discord.button.{verb}"),
                style=_STYLES.get(verb, discord.ButtonStyle.secondary),
                custom_id=custom_id(verb, case_id),
            )
        )
    return row


def _timeouts(case_id: str, texts: Catalogue) -> Row:
    row: Row = ui.ActionRow()
    row.add_item(
        ui.Select(
            placeholder=texts(f"discord.button.{TIMEOUT}"),
            options=[
                discord.SelectOption(label=texts(f"discord.timeout.{minutes}"), value=minutes)
                for minutes in MINUTES
            ],
            custom_id=custom_id(TIMEOUT, case_id),
        )
    )
    return row
