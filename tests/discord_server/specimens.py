"""Everything of discord.py that a bot like ours may use, in a nutshell."""

from io import BytesIO

import discord
from discord import app_commands, ui

Interaction = discord.Interaction[discord.Client]


class Card(ui.LayoutView):
    """Every kind of component that a message can have."""

    def __init__(self) -> None:
        super().__init__(timeout=None)
        jump: ui.Button[Card] = ui.Button(label="Jump", url="https://discord.com/channels/1/2/3")
        wave = discord.PartialEmoji(name="wave", id=5, animated=True)
        box: ui.Container[Card] = ui.Container(accent_colour=discord.Colour.blurple())
        box.add_item(ui.TextDisplay("A case"))
        box.add_item(ui.Section("What was said", accessory=jump))
        box.add_item(ui.Section("By whom", accessory=ui.Thumbnail("https://x.test/a.png")))
        box.add_item(ui.Separator(spacing=discord.SeparatorSpacing.large))
        box.add_item(ui.ActionRow(ui.Button(custom_id="wave", emoji=wave)))
        self.add_item(box)
        self.add_item(ui.MediaGallery(discord.MediaGalleryItem("https://x.test/a.png")))
        some = [discord.SelectOption(label="One", emoji="\N{WAVING HAND SIGN}"), *options("Two")]
        self.add_item(ui.ActionRow(ui.Select(custom_id="which", options=some)))
        self.add_item(ui.ActionRow(ui.UserSelect(custom_id="who")))
        self.add_item(ui.ActionRow(ui.RoleSelect(custom_id="role")))
        self.add_item(ui.ActionRow(ui.MentionableSelect(custom_id="anybody")))
        self.add_item(ui.ActionRow(ui.ChannelSelect(custom_id="where")))


def options(*labels: str) -> list[discord.SelectOption]:
    return [discord.SelectOption(label=label) for label in labels]


def labelled(component: ui.Item[ui.Modal]) -> ui.Label[ui.Modal]:
    return ui.Label(text="Words", description="As you like", component=component)


def modal(*items: ui.Item[ui.Modal]) -> ui.Modal:
    made = ui.Modal(title="Try words")
    for item in items:
        made.add_item(item)
    return made


def text_modal() -> ui.Modal:
    return modal(
        ui.TextDisplay("Hello"),
        labelled(ui.TextInput(style=discord.TextStyle.paragraph, max_length=4_000, default="x")),
        labelled(ui.Select(options=options("One", "Two"), required=False, min_values=0)),
        labelled(ui.UserSelect()),
        labelled(ui.FileUpload(required=False, min_values=0)),
    )


def choosing_modal() -> ui.Modal:
    radios = [discord.RadioGroupOption(label=label) for label in ("One", "Two")]
    boxes = [discord.CheckboxGroupOption(label="One")]
    return modal(
        labelled(ui.RadioGroup(options=radios)),
        labelled(ui.CheckboxGroup(options=boxes, required=False, min_values=0)),
        labelled(ui.Checkbox(default=True)),
    )


def old_modal() -> ui.Modal:
    return modal(ui.TextInput(label="Words", placeholder="As you like"))


MODALS = [text_modal, choosing_modal, old_modal]


class German(app_commands.Translator):
    async def translate(
        self,
        string: app_commands.locale_str,  # noqa: ARG002 -- one word does for all
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        is_name = "name" in context.location.name
        return ("wort" if is_name else "Worte") if locale is discord.Locale.german else None


def add_commands(tree: app_commands.CommandTree) -> None:
    cases = app_commands.Group(
        name="cases",
        description="Cases",
        guild_only=True,
        default_permissions=discord.Permissions(manage_messages=True),
    )
    inner = app_commands.Group(name="old", description="Old ones", parent=cases)

    @cases.command(name="show", description="Show a case")
    @app_commands.choices(kind=[app_commands.Choice(name="grave", value="grave")])
    async def show(
        interaction: Interaction,
        case: str,
        member: discord.Member | None = None,
        kind: str = "grave",
        file: discord.Attachment | None = None,
    ) -> None:
        del case, member, kind, file
        await interaction.response.send_message(view=Card(), ephemeral=True)

    @show.autocomplete("case")
    async def suggest(_: Interaction, current: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=f"{current}{number}", value="x") for number in range(25)]

    @inner.command(name="list", description="List them")
    async def list_old(interaction: Interaction, word: app_commands.Range[str, 1, 20]) -> None:
        await interaction.response.send_message(word, ephemeral=True)

    @tree.command(name="draft", description="Try words")
    async def draft(interaction: Interaction, which: int) -> None:
        await interaction.response.send_modal(MODALS[which]())

    @tree.command(name="privacy", description="What is kept")
    async def privacy(interaction: Interaction) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        file = discord.File(BytesIO(b"{}"), "you.json")
        await interaction.followup.send("Here", ephemeral=True, file=file)
        more = await interaction.followup.send(view=Card(), ephemeral=True, wait=True)
        await more.edit(view=Card())
        await more.delete()
        await interaction.edit_original_response(content="There")

    @tree.command(name="ask", description="Ask")
    async def ask(interaction: Interaction) -> None:
        await interaction.response.send_message("Sure?", view=Asking(), ephemeral=True)

    @tree.context_menu(name="Check tone")
    async def check_tone(interaction: Interaction, message: discord.Message) -> None:
        await interaction.response.send_message(message.content, ephemeral=True)

    tree.add_command(cases)


class Asking(ui.View):
    @ui.button(label="Yes", custom_id="yes")
    async def agree(self, interaction: Interaction, _: ui.Button["Asking"]) -> None:
        await interaction.response.edit_message(content="Thanks", view=None)

    @ui.button(label="No", custom_id="no")
    async def decline(self, interaction: Interaction, _: ui.Button["Asking"]) -> None:
        await interaction.response.defer()
