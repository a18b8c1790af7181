"""Slash commands and menus, used as Discord's own client lets people use them."""

import discord
import pytest
from discord import app_commands

from tests.discord_server.bots import LittleBot, online
from tests.discord_server.community import Community
from tests.discord_server.drafts import Upload
from tests.discord_server.people import Person
from tests.discord_server.server import DiscordServer


@pytest.fixture
def bot() -> LittleBot:
    return LittleBot()


async def test_options_are_checked_against_the_registered_command(
    server: DiscordServer, mia: Person, bot: LittleBot
) -> None:
    cases = app_commands.Group(name="cases", description="Cases")

    @cases.command(description="Show one")
    async def show(
        interaction: discord.Interaction,
        case: str,
        member: discord.Member | None = None,
        proof: discord.Attachment | None = None,
    ) -> None:
        data = b"" if proof is None else await proof.read()
        name = "nobody" if member is None else member.name
        await interaction.response.send_message(f"{case} of {name} {data!r}", ephemeral=True)

    @show.autocomplete("case")
    async def propose(
        _interaction: discord.Interaction, current: str
    ) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=f"{current}c", value="abc")]

    bot.tree.add_command(cases)
    async with online(server, bot):
        await bot.tree.sync()
        assert await mia.autocomplete("cases show", "case", "ab") == [
            {"name": "abc", "value": "abc"}
        ]
        proof = Upload("proof.txt", b"it is so")
        answer = await mia.command("cases show", case="abc", member=mia, proof=proof)
        assert answer.text == "abc of mia b'it is so'"
        with pytest.raises(LookupError):
            await mia.command("cases show", member=mia)
        with pytest.raises(LookupError):
            await mia.command("cases show", case="abc", colour="red")
        with pytest.raises(ValueError, match="case"):
            await mia.command("cases show", case=7)
        with pytest.raises(LookupError):
            await mia.command("cases hide")


async def test_a_command_for_moderators_is_not_for_everybody(
    server: DiscordServer, porch: Community, mia: Person, bot: LittleBot
) -> None:
    @bot.tree.command(description="Moderate")
    @app_commands.default_permissions(moderate_members=True)
    async def moderate(interaction: discord.Interaction) -> None:
        assert interaction.permissions.moderate_members
        await interaction.response.send_message("yes", ephemeral=True)

    async with online(server, bot):
        await bot.tree.sync()
        with pytest.raises(PermissionError):
            await mia.command("moderate")
        permissions = discord.Permissions(moderate_members=True).value
        server.world.give_role(mia, server.world.add_role(porch, "Mods", permissions=permissions))
        assert (await mia.command("moderate")).text == "yes"


async def test_a_message_menu_hands_over_the_message(
    server: DiscordServer, porch: Community, mia: Person
) -> None:
    server.world.application.intents = {"members": True}
    hidden = LittleBot(message_content=False)

    @hidden.tree.context_menu(name="Check tone")
    async def check(interaction: discord.Interaction, message: discord.Message) -> None:
        locale = interaction.locale.value
        await interaction.response.send_message(f"{locale}: {message.content}", ephemeral=True)

    mia.locale = "de"
    async with online(server, hidden):
        await hidden.tree.sync()
        said = await mia.say(porch.general, "hello")
        assert (await mia.menu("Check tone", said)).text == "de: hello"


async def test_values_must_be_among_the_choices_and_in_the_range(
    server: DiscordServer, mia: Person, bot: LittleBot
) -> None:
    @bot.tree.command(description="Time out")
    @app_commands.choices(length=[app_commands.Choice(name="An hour", value=60)])
    async def pause(
        interaction: discord.Interaction,
        length: app_commands.Choice[int],
        often: app_commands.Range[int, 1, 3],
    ) -> None:
        await interaction.response.send_message(f"{length.name} {often}", ephemeral=True)

    async with online(server, bot):
        await bot.tree.sync()
        assert (await mia.command("pause", length=60, often=3)).text == "An hour 3"
        with pytest.raises(ValueError, match="not a choice"):
            await mia.command("pause", length=61, often=3)
        with pytest.raises(ValueError, match="out of the range"):
            await mia.command("pause", length=60, often=4)
