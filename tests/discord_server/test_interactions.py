"""Commands, buttons, menus and forms, with all that makes them private, slow or late."""

import asyncio

import discord
import pytest
from discord import ui

from tests.discord_server.answers import InteractionFailedError
from tests.discord_server.bots import LittleBot, online
from tests.discord_server.community import Community
from tests.discord_server.people import Person
from tests.discord_server.server import DiscordServer

Interaction = discord.Interaction[LittleBot]


class Form(ui.Modal, title="An appeal"):
    """A form in the newer style: labels around fields."""

    why: ui.Label[ui.View] = ui.Label(
        text="Why?", component=ui.TextInput(custom_id="why", max_length=20)
    )
    how: ui.Label[ui.View] = ui.Label(
        text="How bad?",
        component=ui.Select(
            custom_id="how",
            options=[discord.SelectOption(label="A little"), discord.SelectOption(label="Much")],
        ),
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        why, how = self.why.component, self.how.component
        assert isinstance(why, ui.TextInput)
        assert isinstance(how, ui.Select)
        await interaction.response.send_message(f"{why.value}, {how.values}", ephemeral=True)


class Card(ui.View):
    """A message with a button and a menu."""

    @ui.button(label="Appeal", custom_id="appeal")
    async def appeal(self, interaction: discord.Interaction, _button: ui.Button[ui.View]) -> None:
        await interaction.response.send_modal(Form())

    @ui.button(label="Claim", custom_id="claim")
    async def claim(self, interaction: discord.Interaction, _button: ui.Button[ui.View]) -> None:
        await interaction.response.edit_message(content="claimed", view=None)

    @ui.select(cls=ui.UserSelect, custom_id="assign")
    async def assign(
        self, interaction: discord.Interaction, select: ui.UserSelect[ui.View]
    ) -> None:
        await interaction.response.defer()
        await interaction.edit_original_response(content=f"for {select.values[0].name}")


async def show_card(interaction: discord.Interaction) -> None:
    """Show a card to who asks."""
    await interaction.response.send_message("a card", view=Card(), ephemeral=True)


@pytest.fixture
def bot() -> LittleBot:
    bot = LittleBot()
    bot.tree.command(name="card", description="Show a card")(show_card)
    return bot


async def test_an_ephemeral_answer_is_seen_by_one_person_alone(
    server: DiscordServer, porch: Community, mia: Person, bot: LittleBot
) -> None:
    ben = server.world.add_member(porch, "ben")
    async with online(server, bot):
        await bot.tree.sync()
        answer = await mia.command("card")

        assert (answer.text.splitlines()[0], answer.is_ephemeral) == ("a card", True)
        assert answer.buttons == ["Appeal", "Claim"]
        assert answer.took < 1
        assert mia.sees(porch.general) == [answer.message]
        assert ben.sees(porch.general) == []
        with pytest.raises(LookupError):
            await ben.press(answer, "Claim")


async def test_a_form_with_labels_is_filled_in_and_sent(
    server: DiscordServer, mia: Person, bot: LittleBot
) -> None:
    async with online(server, bot):
        await bot.tree.sync()
        form = await mia.press(await mia.command("card"), "Appeal")

        assert form.modal is not None
        assert "How bad?" in form.text
        with pytest.raises(ValueError, match="20 characters"):
            await mia.submit(form, {"why": "x" * 21, "how": ["Much"]})
        answer = await mia.submit(form, {"why": "it was a quote", "how": ["Much"]})
        assert answer.text == "it was a quote, ['Much']"


async def test_buttons_and_menus_change_the_message_that_they_are_on(
    server: DiscordServer, mia: Person, bot: LittleBot
) -> None:
    async with online(server, bot):
        await bot.tree.sync()
        card = await mia.command("card")
        chosen = await mia.choose(card, "assign", [mia])
        await chosen.finished()
        assert (chosen.is_deferred, chosen.message) == (True, card.message)
        assert chosen.text.startswith("for mia")

        pressed = await mia.press(card, custom_id="claim")
        assert (pressed.message, pressed.text, pressed.buttons) == (card.message, "claimed", [])
        with pytest.raises(LookupError):
            await mia.press(card, "Claim")


async def test_a_deferral_is_filled_in_and_followed_up(
    server: DiscordServer, mia: Person, bot: LittleBot
) -> None:
    @bot.tree.command(description="Take long")
    async def think(interaction: discord.Interaction) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        await interaction.followup.send("thought of it")
        await interaction.followup.send("and of more", ephemeral=True)

    async with online(server, bot):
        await bot.tree.sync()
        answer = await mia.command("think")
        assert answer.is_deferred
        await answer.finished()
        await server.until(lambda: len(answer.messages) == 2)

        assert [one.content for one in answer.messages] == ["thought of it", "and of more"]
        assert all(one.is_ephemeral for one in answer.messages)


async def test_an_answer_after_three_seconds_is_too_late(
    server: DiscordServer, porch: Community, mia: Person, bot: LittleBot
) -> None:
    codes: list[int] = []
    go = asyncio.Event()

    @bot.tree.command(description="Sleep")
    async def sleep(interaction: discord.Interaction) -> None:
        await go.wait()
        try:
            await interaction.response.send_message("too late")
        except discord.HTTPException as error:
            codes.append(error.code)

    async with online(server, bot):
        await bot.tree.sync()
        asked = asyncio.create_task(mia.command("sleep"))
        await asyncio.sleep(0.01)
        server.advance(3.1)
        with pytest.raises(InteractionFailedError):
            await asked
        go.set()
        await server.until(lambda: codes)

    assert codes == [10062]
    assert mia.sees(porch.general) == []


async def test_a_token_is_worth_a_quarter_of_an_hour(
    server: DiscordServer, porch: Community, mia: Person, bot: LittleBot
) -> None:
    kept: list[discord.Interaction] = []

    @bot.tree.command(description="Keep")
    async def keep(interaction: discord.Interaction) -> None:
        kept.append(interaction)
        await interaction.response.send_message("kept", ephemeral=True)
        # Past discord.py's own guard, as a second process would do it.
        other = discord.InteractionResponse(interaction)
        with pytest.raises(discord.HTTPException) as twice:
            await other.send_message("again")
        assert twice.value.code == 40060

    async with online(server, bot):
        await bot.tree.sync()
        answer = await mia.command("keep")
        await kept[0].edit_original_response(content="changed")
        assert answer.text == "changed"
        server.advance(15 * 60 + 1)
        with pytest.raises(discord.HTTPException) as late:
            await kept[0].edit_original_response(content="changed again")
        assert late.value.code == 50027
        await mia.dismiss(answer.messages[0])
        assert mia.sees(porch.general) == []
