"""Forms of the older style, menus of words and commands about people."""

import discord
import pytest
from discord import ui

from tests.discord_server.bots import LittleBot, online
from tests.discord_server.community import Community
from tests.discord_server.people import Person
from tests.discord_server.server import DiscordServer


class OldForm(ui.Modal, title="Try words on"):
    """Fields in rows, as forms were before there were labels."""

    words: ui.TextInput[ui.View] = ui.TextInput(label="Words", custom_id="words", min_length=3)
    note: ui.TextInput[ui.View] = ui.TextInput(
        label="Note", custom_id="note", required=False, default="none"
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        await interaction.response.edit_message(content=f"{self.words.value}, {self.note.value}")


class Choices(ui.View):
    """A menu of words, and a button to a form."""

    @ui.select(
        custom_id="length",
        options=[discord.SelectOption(label="An hour", value="60")],
    )
    async def choose(self, interaction: discord.Interaction, select: ui.Select[ui.View]) -> None:
        await interaction.response.send_message(select.values[0], ephemeral=True)

    @ui.button(label="Form", custom_id="form")
    async def form(self, interaction: discord.Interaction, _button: ui.Button[ui.View]) -> None:
        await interaction.response.send_modal(OldForm())

    @ui.button(label="Off", custom_id="off", disabled=True)
    async def off(self, interaction: discord.Interaction, _button: ui.Button[ui.View]) -> None:
        raise AssertionError(f"{interaction.id} came from a button that is off")


async def test_a_form_changes_the_message_that_it_was_opened_from(
    server: DiscordServer, porch: Community, mia: Person
) -> None:
    async with online(server) as bot:
        await bot.text_channel(porch.general.id).send("choose", view=Choices())
        card = mia.sees(porch.general)[-1]
        form = await mia.press(card, "Form")
        assert form.is_ephemeral
        assert form.text.splitlines()[0] == "Try words on"
        with pytest.raises(ValueError, match="filled in"):
            await mia.submit(form, {})
        with pytest.raises(ValueError, match="3 to 4000"):
            await mia.submit(form, {"words": "ab"})
        with pytest.raises(LookupError):
            await mia.submit(form, {"words": "abc", "colour": "red"})
        changed = await mia.submit(form, {"words": "abc"})

        assert changed.message is card
        assert card.content == "abc, none"
        with pytest.raises(LookupError):
            await mia.submit(changed, {"words": "no form is open here"})


async def test_only_what_is_offered_can_be_chosen(
    server: DiscordServer, porch: Community, mia: Person
) -> None:
    async with online(server) as bot:
        await bot.text_channel(porch.general.id).send("choose", view=Choices())
        card = mia.sees(porch.general)[-1]
        assert (await mia.choose(card, custom_id="length", values=["60"])).text == "60"
        with pytest.raises(LookupError):
            await mia.choose(card, "length", ["61"])
        with pytest.raises(ValueError, match="cannot choose"):
            await mia.choose(card, "length", ["60", "60"])
        with pytest.raises(LookupError):
            await mia.choose(card, "width", ["60"])
        with pytest.raises(LookupError):
            await mia.press(card, "Off")


async def test_what_nobody_could_send_by_hand_can_be_forged(
    server: DiscordServer, porch: Community, mia: Person
) -> None:
    async with online(server) as bot:
        await bot.text_channel(porch.general.id).send("choose", view=Choices())
        card = mia.sees(porch.general)[-1]
        assert (await mia.forge(card, "length", ["a year"])).text == "a year"
        form = await mia.forge(card, "form")
        assert form.modal is not None
        sent = await mia.forge(form, form.modal["custom_id"], {"words": "x", "note": "y" * 1_500})

        assert sent.message is card
        assert card.content == f"x, {'y' * 1_500}"


async def test_a_menu_about_a_person_hands_that_person_over(
    server: DiscordServer, porch: Community, mia: Person
) -> None:
    bot = LittleBot()

    @bot.tree.context_menu(name="Standing")
    async def standing(interaction: discord.Interaction, member: discord.Member) -> None:
        await interaction.response.send_message(f"{member.name} is kind", ephemeral=True)

    async with online(server, bot):
        await bot.tree.sync()
        olga = server.world.owner_of(porch)
        assert (await olga.menu("Standing", mia)).text == "mia is kind"
