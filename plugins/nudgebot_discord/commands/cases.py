"""`/cases`: everything that a card's buttons can do, and more, also where there is no card."""

import discord
from discord import app_commands

from nudgebot.plugin import Verdict
from nudgebot_discord.access import admit_moderator
from nudgebot_discord.answering import tell, wait
from nudgebot_discord.cards.acts import say_act
from nudgebot_discord.cards.before import said_before
from nudgebot_discord.cards.decisions import Decisions
from nudgebot_discord.cards.door import Door
from nudgebot_discord.cards.dossier import gather
from nudgebot_discord.cards.layout import closed_card, open_card
from nudgebot_discord.cards.line import SHORT_ID, say_case
from nudgebot_discord.cards.outcome import how_it_ended
from nudgebot_discord.cards.work import Work
from nudgebot_discord.commands.building import Command, make_command, make_group
from nudgebot_discord.commands.lookup import CaseLookup
from nudgebot_discord.paging import LINES, Paging, Sheet, Wanted
from nudgebot_discord.surroundings import Surroundings

OPEN, ALL = "open", "all"
NOTE_SHOWN = 150
OUTCOMES = {"dismiss": Verdict.DISMISS, "warn": Verdict.UPHOLD, "false_alarm": Verdict.FALSE_ALARM}


class CaseCommands:
    """The group `/cases`. Every answer is for whoever asked alone."""

    def __init__(
        self, around: Surroundings, decisions: Decisions, work: Work, paging: Paging
    ) -> None:
        self._around = around
        self._decisions = decisions
        self._work = work
        self._paging = paging
        self._door = Door(around)
        self._lookup = CaseLookup(around)

    def add_to(self, tree: app_commands.CommandTree[discord.Client]) -> None:
        """Add the group, and its lists to what has pages."""
        self._paging.add("cases", self._list)
        self._paging.add("audit", self._audit)
        commands = [self._listing(), self._showing(), self._assigning()]
        commands += [self._closing(), self._reopening(), self._auditing()]
        permissions = discord.Permissions(moderate_members=True)
        tree.add_command(
            make_group(self._around.locales, "cases", commands, permissions=permissions)
        )

    def _listing(self) -> Command:
        async def list_cases(interaction: discord.Interaction, status: str = OPEN) -> None:
            await self._paging.show(interaction, "cases", status)

        return self._make("list", list_cases, options=("status",), choices={"status": (OPEN, ALL)})

    def _showing(self) -> Command:
        async def show(interaction: discord.Interaction, case: str) -> None:
            await wait(interaction)
            await self._show(interaction, await self._lookup.complete(interaction, case))

        command = self._make("show", show, options=("case",))
        command.autocomplete("case")(self._lookup.suggest_any)
        return command

    def _assigning(self) -> Command:
        async def assign(
            interaction: discord.Interaction,
            case: str,
            moderator: discord.Member | None = None,
        ) -> None:
            await wait(interaction)
            case_id = await self._lookup.complete(interaction, case)
            user = interaction.user
            member = moderator or (user if isinstance(user, discord.Member) else None)
            if member is not None:
                await self._work.assign(interaction, case_id, member)

        command = self._make("assign", assign, options=("case", "moderator"))
        command.autocomplete("case")(self._lookup.suggest_open)
        return command

    def _closing(self) -> Command:
        async def close(interaction: discord.Interaction, case: str, outcome: str) -> None:
            await wait(interaction)
            case_id = await self._lookup.complete(interaction, case)
            await self._decisions.close(interaction, case_id, OUTCOMES[outcome])

        command = self._make(
            "close", close, options=("case", "outcome"), choices={"outcome": tuple(OUTCOMES)}
        )
        command.autocomplete("case")(self._lookup.suggest_open)
        return command

    def _reopening(self) -> Command:
        async def reopen(interaction: discord.Interaction, case: str) -> None:
            await wait(interaction)
            case_id = await self._lookup.complete(interaction, case)
            await self._decisions.reopen(interaction, case_id)

        command = self._make("reopen", reopen, options=("case",))
        command.autocomplete("case")(self._lookup.suggest_closed)
        return command

    def _auditing(self) -> Command:
        async def audit(interaction: discord.Interaction, case: str = "") -> None:
            await wait(interaction)
            case_id = await self._lookup.complete(interaction, case)
            await self._paging.show(interaction, "audit", *([case_id] if case_id else []))

        command = self._make("audit", audit, options=("case",))
        command.autocomplete("case")(self._lookup.suggest_any)
        return command

    def _make(
        self,
        name: str,
        callback: object,
        *,
        options: tuple[str, ...],
        choices: dict[str, tuple[str, ...]] | None = None,
    ) -> Command:
        locales = self._around.locales
        return make_command(locales, f"cases.{name}", callback, options=options, choices=choices)

    async def _show(self, interaction: discord.Interaction, case_id: str) -> None:
        case = await self._door.admit(interaction, case_id)
        if case is None:
            return
        texts = self._around.texts_for(interaction)
        if not case.is_open:
            ending = await how_it_ended(self._around, case)
            await tell(interaction, closed_card(case, ending, texts))
            return
        dossier = await gather(self._around, case)
        before = await said_before(self._around, case)
        await tell(interaction, open_card(dossier, texts, before=before))

    async def _list(self, wanted: Wanted) -> Sheet | None:
        interaction, (status, *_) = wanted.interaction, wanted.about
        if interaction.guild_id is None or not await admit_moderator(self._around, interaction):
            return None
        found = await self._around.host.cases.listed(
            only_open=status != ALL,
            community=self._around.community(interaction.guild_id),
            page=wanted.page,
        )
        texts = self._around.texts_for(interaction)
        heading = texts(f"discord.cases.{ALL if status == ALL else OPEN}")
        lines = [say_case(case, texts) for case in found[:LINES]]
        return Sheet(heading, lines, has_more=len(found) > LINES)

    async def _audit(self, wanted: Wanted) -> Sheet | None:
        interaction, case_id = wanted.interaction, next(iter(wanted.about), None)
        if interaction.guild_id is None or not await admit_moderator(self._around, interaction):
            return None
        found = await self._around.host.cases.audit(
            self._around.community(interaction.guild_id), case=case_id, page=wanted.page
        )
        texts = self._around.texts_for(interaction)
        heading = texts("discord.audit.all")
        if case_id is not None:
            heading = texts("discord.audit.case", case=case_id[:SHORT_ID])
        lines = [say_act(entry, texts, limit=NOTE_SHOWN) for entry in found[:LINES]]
        return Sheet(heading, lines, has_more=len(found) > LINES)
