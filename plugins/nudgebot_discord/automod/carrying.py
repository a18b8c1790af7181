"""Carries a plan out, step by step, until it is done or Discord refuses."""

from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial

import discord

from nudgebot.plugin import StoreUnavailableError
from nudgebot_discord.automod.discordrules import write_rule
from nudgebot_discord.automod.draft import Draft
from nudgebot_discord.automod.own import OwnRules
from nudgebot_discord.automod.rule import KeywordRule


class Deed(StrEnum):
    """What was done with a rule."""

    CREATED = "created"
    CHANGED = "changed"
    REMOVED = "removed"


class Reason(StrEnum):
    """Why it went no further. Each has its sentence: `discord.automod.stopped.REASON`."""

    FORBIDDEN = "forbidden"
    GONE = "gone"
    MEMORY = "memory"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How far it went.

    Attributes:
        done: how many rules were created, changed and removed.
        stopped_at: the name of the rule at which it stopped, or None if all was done.
        reason: why it stopped there.
        code: Discord's own code for that, or 0.
    """

    done: Mapping[Deed, int] = field(default_factory=dict)
    stopped_at: str | None = None
    reason: Reason | None = None
    code: int = 0


@dataclass(frozen=True, slots=True)
class _Step:
    deed: Deed
    name: str
    take: Callable[[], Awaitable[None]]


async def carry_out(guild: discord.Guild, draft: Draft, own: OwnRules) -> Outcome:
    """Do what a draft says. A rule at which it cannot go on ends it; what was done stays."""
    done: Counter[Deed] = Counter()
    for step in _steps(guild, draft, own):
        try:
            await step.take()
        except StoreUnavailableError:
            return Outcome(done, step.name, Reason.MEMORY)
        except discord.HTTPException as error:
            return Outcome(done, step.name, _why(error), error.code)
        done[step.deed] += 1
    return Outcome(done)


def _steps(guild: discord.Guild, draft: Draft, own: OwnRules) -> Iterator[_Step]:
    """List the steps; what goes makes room for what comes."""
    for gone in draft.plan.remove:
        take = partial(_remove, draft.rules[gone.id], own)
        yield _Step(Deed.REMOVED, gone.rule.name, take)
    for change in draft.plan.change:
        take = partial(_change, draft.rules[change.existing.id], change.wanted)
        yield _Step(Deed.CHANGED, change.existing.rule.name, take)
    for wanted in draft.plan.create:
        yield _Step(Deed.CREATED, wanted.name, partial(_create, guild, wanted, own))


async def _remove(rule: discord.AutoModRule, own: OwnRules) -> None:
    with suppress(discord.NotFound):
        await rule.delete()
    await own.drop(rule.guild.id, rule.id)


async def _change(rule: discord.AutoModRule, wanted: KeywordRule) -> None:
    await rule.edit(**write_rule(wanted))


async def _create(guild: discord.Guild, wanted: KeywordRule, own: OwnRules) -> None:
    """Create a rule. Should we stop before its id is kept, it is found again by its creator."""
    made = await guild.create_automod_rule(**write_rule(wanted))
    await own.add(guild.id, made.id)


def _why(error: discord.HTTPException) -> Reason:
    if isinstance(error, discord.Forbidden):
        return Reason.FORBIDDEN
    return Reason.GONE if isinstance(error, discord.NotFound) else Reason.REFUSED
