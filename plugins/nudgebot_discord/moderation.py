"""Puts the moderators' side together: cards and what is pressed on them, and the commands."""

import discord
from discord import app_commands

from nudgebot_discord.cards.decisions import Decisions
from nudgebot_discord.cards.deletions import Deletions
from nudgebot_discord.cards.door import Door
from nudgebot_discord.cards.keeper import CardKeeper
from nudgebot_discord.cards.locks import Locks
from nudgebot_discord.cards.timeouts import Timeouts
from nudgebot_discord.cards.work import Work
from nudgebot_discord.commands.cases import CaseCommands
from nudgebot_discord.commands.explain import Explain
from nudgebot_discord.commands.member import MemberCommands
from nudgebot_discord.commands.nudges import NudgeCommands
from nudgebot_discord.commands.rules import RuleCommands
from nudgebot_discord.paging import Paging
from nudgebot_discord.removals import Removals
from nudgebot_discord.surroundings import Surroundings
from nudgebot_discord.switchboard import Switchboard


class Moderation:
    """All that moderators see and use.

    `keeper` keeps the cards, and `removals` knows which messages the bot deletes for moderators.
    """

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self.keeper = CardKeeper(around)
        self.removals = Removals()
        self._door = Door(around)
        self._locks = Locks()
        around.host.listen(self.keeper.notice)

    def connect(
        self, switchboard: Switchboard, tree: app_commands.CommandTree[discord.Client]
    ) -> None:
        """Take what is pressed, and add the commands."""
        around, door, locks = self._around, self._door, self._locks
        decisions, work = Decisions(around, door, locks), Work(around, door, locks)
        paging = Paging(around)
        decisions.connect(switchboard)
        work.connect(switchboard)
        Timeouts(around, door, locks).connect(switchboard)
        Deletions(around, door, locks, self.removals).connect(switchboard)
        paging.connect(switchboard)
        CaseCommands(around, decisions, work, paging).add_to(tree)
        MemberCommands(around).add_to(tree)
        NudgeCommands(around).add_to(tree)
        Explain(around).add_to(tree)
        RuleCommands(around, paging).add_to(tree)
