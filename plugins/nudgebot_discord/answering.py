"""Answers to what somebody pressed or typed: seen by nobody else, and within three seconds."""

import discord
from discord import ui

Shown = str | ui.LayoutView


def lay_out(shown: Shown) -> ui.LayoutView:
    """Make a layout of a text; one that exists is left as it is.

    The layout is not listened to: what is pressed in it comes to the switchboard.
    """
    if isinstance(shown, str):
        view = ui.LayoutView(timeout=None)
        view.add_item(ui.TextDisplay(shown))
    else:
        view = shown
    view.stop()
    return view


async def tell(interaction: discord.Interaction, shown: Shown) -> None:
    """Tell whoever caused the interaction something, and nobody else."""
    view = lay_out(shown)
    if interaction.response.is_done():
        await interaction.followup.send(view=view, ephemeral=True)
    else:
        await interaction.response.send_message(view=view, ephemeral=True)


async def replace(interaction: discord.Interaction, shown: Shown) -> None:
    """Put something in the place of the message whose button was pressed."""
    view = lay_out(shown)
    if interaction.response.is_done():
        await interaction.edit_original_response(view=view)
    else:
        await interaction.response.edit_message(view=view)


async def wait(interaction: discord.Interaction) -> None:
    """Ask for more time; what is told afterwards is seen by nobody else."""
    if not interaction.response.is_done():
        await interaction.response.defer(ephemeral=True, thinking=True)


async def ask(interaction: discord.Interaction, form: ui.Modal) -> None:
    """Open a form; it comes back to the switchboard, also after a restart."""
    form.stop()
    await interaction.response.send_modal(form)
