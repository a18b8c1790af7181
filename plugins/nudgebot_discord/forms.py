"""Forms with one field, in which somebody writes a few sentences."""

import discord
from discord import ui

from nudgebot.plugin import Catalogue
from nudgebot_discord.switchboard import custom_id

WORDS = "words"


def paragraph_form(
    texts: Catalogue, verb: str, *about: str, longest: int, required: bool = True
) -> ui.Modal:
    """Make a form; what is written comes to the switchboard under `verb`, as the field WORDS.

    Its words are `discord.VERB.title`, `.label` and `.hint`; `longest` is in characters.
    """
    form = ui.Modal(title=texts(f"discord.{verb}.title"), custom_id=custom_id(verb, *about))
    field: ui.TextInput[ui.Modal] = ui.TextInput(
        style=discord.TextStyle.paragraph,
        custom_id=WORDS,
        required=required,
        max_length=longest,
        placeholder=texts(f"discord.{verb}.hint"),
    )
    form.add_item(ui.Label(text=texts(f"discord.{verb}.label"), component=field))
    return form
