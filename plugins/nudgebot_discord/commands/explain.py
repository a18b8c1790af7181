"""`/explain`: why the bot does what it does about a text, or would do. Nothing is recorded."""

from collections.abc import Iterator
from datetime import UTC, datetime

import discord
from discord import app_commands, ui

from nudgebot.plugin import (
    Author,
    Catalogue,
    Decision,
    Finding,
    Message,
    Place,
    PolicySettings,
    Rehearsal,
)
from nudgebot_discord.access import admit_moderator
from nudgebot_discord.answering import tell, wait
from nudgebot_discord.cards.words import in_quotes
from nudgebot_discord.commands.building import make_command
from nudgebot_discord.commands.found import UnreadableError, fetch
from nudgebot_discord.commands.scores import say_scores
from nudgebot_discord.commands.values import policy_values
from nudgebot_discord.surroundings import PLATFORM, Surroundings
from nudgebot_discord.words.links import LinkRefusedError, read_link
from nudgebot_discord.words.messages import Skip, translate

LONGEST = 2_000
WORDS_SHOWN = 1_200

What = app_commands.Range[str, 1, LONGEST]


class Explain:
    """The command `/explain`. The answer is for whoever asked alone."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around

    def add_to(self, tree: app_commands.CommandTree[discord.Client]) -> None:
        """Add the command."""

        async def explain(interaction: discord.Interaction, what: What) -> None:
            await wait(interaction)
            if await admit_moderator(self._around, interaction):
                await self._explain(interaction, what)

        command = make_command(self._around.locales, "explain", explain, options=("what",))
        command.default_permissions = discord.Permissions(moderate_members=True)
        tree.add_command(command)

    async def _explain(self, interaction: discord.Interaction, what: str) -> None:
        texts = self._around.texts_for(interaction)
        try:
            message = await _find(interaction, what)
        except (LinkRefusedError, UnreadableError) as error:
            await tell(interaction, texts(error.why))
            return
        if isinstance(message, Skip):
            await tell(interaction, texts(f"discord.explain.skip.{message}"))
            return
        rehearsal = await self._around.host.rehearse(message)
        policy = self._around.host.policy
        await tell(interaction, _lay_out(message, rehearsal, policy, texts))


async def _find(interaction: discord.Interaction, what: str) -> Message | Skip:
    """Take a link, or the id of a message, for that message, and anything else for a text."""
    guild_id = interaction.guild_id or 0
    try:
        linked = read_link(what, community=guild_id)
    except LinkRefusedError as error:
        if error.why == "discord.link.elsewhere":
            raise
        return _supposed(interaction, what)
    return translate(await fetch(interaction, linked))


def _supposed(interaction: discord.Interaction, text: str) -> Message:
    """Make a message of a text: by a member with no past and no roles, where somebody is."""
    return Message(
        id=f"explain.{interaction.id}",
        place=Place(
            platform=PLATFORM,
            community=str(interaction.guild_id),
            channel=str(interaction.channel_id),
        ),
        author=Author(id="0", name=""),
        text=text,
        sent_at=datetime.now(UTC),
    )


def _lay_out(
    message: Message, rehearsal: Rehearsal, policy: PolicySettings, texts: Catalogue
) -> ui.LayoutView:
    assessment = rehearsal.assessment
    container: ui.Container[ui.LayoutView] = ui.Container()
    container.add_item(ui.TextDisplay(f"### {texts('discord.explain.title')}"))
    evidence = assessment.unkind_evidence if assessment else ()
    words = in_quotes(message.text, evidence, limit=WORDS_SHOWN)
    container.add_item(ui.TextDisplay(words))
    if assessment is not None:
        container.add_item(ui.Separator())
        lines = [f"**{texts('discord.explain.scores')}**"]
        lines += [f"- {line}" for line in say_scores(assessment, texts)]
        lines += [f"- {texts(f'reason.{reason}')}" for reason in assessment.reasons]
        container.add_item(ui.TextDisplay("\n".join(lines)))
    container.add_item(ui.Separator())
    decided = "\n".join(_say_decision(rehearsal.decision, policy, texts))
    container.add_item(ui.TextDisplay(decided))
    view = ui.LayoutView(timeout=None)
    view.add_item(container)
    return view


def _say_decision(decision: Decision, policy: PolicySettings, texts: Catalogue) -> Iterator[str]:
    yield f"**{texts('discord.explain.decision')}**"
    yield f"- {_say_what_happens(decision, texts)}"
    if decision.observed:
        yield f"- {texts('discord.explain.observed')}"
    for finding in decision.findings:
        yield f"- {texts(f'why.{finding.why}')}{_say_settings(finding, policy)}"


def _say_what_happens(decision: Decision, texts: Catalogue) -> str:
    deeds = [
        texts(f"discord.explain.{deed}")
        for deed, is_done in (
            ("nudge", decision.nudge),
            ("case", decision.escalation),
            ("credit", decision.credit),
        )
        if is_done is not None
    ]
    return " ".join(deeds) or texts("discord.explain.nothing")


def _say_settings(finding: Finding, policy: PolicySettings) -> str:
    values = policy_values(policy)
    shown = [f"`{path} = {values[path]}`" for path in finding.settings if path in values]
    return f" ({', '.join(shown)})" if shown else ""
