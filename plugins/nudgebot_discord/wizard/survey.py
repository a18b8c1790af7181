"""Looks a community over: what Discord says, the settings, and what we remember."""

from collections.abc import Iterator
from dataclasses import dataclass

import discord

from nudgebot_discord.settings import Step
from nudgebot_discord.surroundings import Surroundings
from nudgebot_discord.wizard.desk import Desk
from nudgebot_discord.wizard.features import Feature
from nudgebot_discord.wizard.finding import Finding
from nudgebot_discord.wizard.findings import look
from nudgebot_discord.wizard.reading import Wishes, read_state


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """How things are in a community.

    Attributes:
        findings: everything there is to say, worst first.
        works: the features that work, at least somewhere.
        desk: the id of the moderators' channel, if it exists.
        is_desk_fixed: whether the settings name that one, so that no other can be chosen.
    """

    findings: tuple[Finding, ...]
    works: tuple[Feature, ...]
    desk: int | None = None
    is_desk_fixed: bool = False


async def survey(
    around: Surroundings,
    desk: Desk,
    guild: discord.Guild,
    *,
    commands: int | None = None,
    counts_rules: bool = True,
) -> View:
    """Look a community over.

    Args:
        around: where we are.
        desk: knows the moderators' channel.
        guild: the community.
        commands: how many slash commands are registered, if that is known.
        counts_rules: whether to ask Discord for the AutoMod rules.

    Raises:
        StoreUnavailableError: we cannot recall what was chosen.
    """
    wishes = Wishes(
        features=frozenset(_wanted(around)),
        wants_content=around.settings.message_content,
        observes=around.host.policy.observe,
        moderators_channel_id=await desk.find(guild),
        is_channel_fixed=desk.is_in_settings(guild),
        counts_rules=counts_rules,
        commands=commands,
    )
    state = await read_state(around.client, guild, wishes)
    findings = look(state)
    stopped = {feature for finding in findings for feature in finding.stops}
    return View(
        findings=findings,
        works=tuple(one for one in Feature if one in state.features and one not in stopped),
        desk=state.moderators_channel.id if state.moderators_channel else None,
        is_desk_fixed=state.is_channel_fixed,
    )


def _wanted(around: Surroundings) -> Iterator[Feature]:
    """Find what the settings turn on; the rest is always there."""
    steps = around.settings.delivery.steps
    optional = {
        Feature.WHISPERS: Step.WHISPER in steps,
        Feature.THREADS: Step.THREAD in steps,
        Feature.AUTOMOD: bool(around.host.blocked_words.words),
    }
    yield from (feature for feature in Feature if optional.get(feature, True))
