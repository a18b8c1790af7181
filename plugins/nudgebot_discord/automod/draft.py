"""What `/automod` would do in a community, from what Discord has there now."""

import asyncio
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import discord

from nudgebot_discord.automod.compiler import Compiled, compile_rules
from nudgebot_discord.automod.discordrules import read_rules
from nudgebot_discord.automod.own import OwnRules
from nudgebot_discord.automod.plan import Plan, count_room, plan
from nudgebot_discord.automod.problem import Problem
from nudgebot_discord.automod.rule import Exempt, ExistingRule
from nudgebot_discord.surroundings import Surroundings

DIGITS = 16


class Aim(StrEnum):
    """What somebody wants of our rules: to look, to make them fit, or to be rid of them."""

    LOOK = "plan"
    APPLY = "apply"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What would be done, and what not.

    Attributes:
        aim: what it is for.
        plan: the steps. Strays are among our rules in there.
        strays: rules of this bot's that it had lost sight of, and has just adopted.
        problems: what of the owner's words does not fit.
        has_words: whether the owner marked any words at all.
        rules: Discord's own rules by id.
    """

    aim: Aim
    plan: Plan
    strays: tuple[ExistingRule, ...] = ()
    problems: tuple[Problem, ...] = ()
    has_words: bool = True
    rules: Mapping[int, discord.AutoModRule] = field(default_factory=dict, repr=False)

    @property
    def digest(self) -> str:
        """Name what would be done: the same steps have the same name, also after a restart."""
        steps = (self.plan.create, self.plan.change, self.plan.remove)
        return hashlib.sha256(repr(steps).encode()).hexdigest()[:DIGITS]


async def draft(around: Surroundings, own: OwnRules, guild: discord.Guild, aim: Aim) -> Draft:
    """Compare the community's rules with the owner's words, and adopt strays of ours.

    Raises:
        discord.HTTPException: the rules cannot be read, as without Manage Server.
        StoreUnavailableError: we cannot recall which of them are ours.
    """
    remembered = await own.ids(guild.id)
    rules = await guild.fetch_automod_rules()
    existing, me = read_rules(rules), guild.me.id
    strays = plan((), existing, own_ids=remembered, creator=me).strays
    await own.add(guild.id, *(stray.id for stray in strays))
    ours = await own.ids(guild.id)
    room = count_room(existing, own_ids=ours, creator=me)
    compiled = Compiled((), ()) if aim is Aim.REMOVE else await _compile(around, guild, room)
    return Draft(
        aim=aim,
        plan=plan(compiled.rules, existing, own_ids=ours, creator=me),
        strays=strays,
        problems=compiled.problems,
        has_words=bool(around.host.blocked_words.words),
        rules={rule.id: rule for rule in rules},
    )


async def _compile(around: Surroundings, guild: discord.Guild, room: int) -> Compiled:
    """Compile for everybody in the community, so in its language and not in somebody's own.

    With thousands of words and phrases it takes a second, in which all else goes on.
    """
    settings = around.settings.automod
    exempt = Exempt(
        roles=tuple(role for role in _ids(settings.exempt_roles) if guild.get_role(role)),
        channels=tuple(one for one in _ids(settings.exempt_channels) if guild.get_channel(one)),
    )
    texts = around.texts_of(guild)
    words = around.host.blocked_words
    return await asyncio.to_thread(compile_rules, words, exempt=exempt, room=room, texts=texts)


def _ids(texts: Iterable[str]) -> Iterable[int]:
    """Read ids; the settings hold those of all communities together."""
    return (int(text) for text in texts if text.isdecimal())
