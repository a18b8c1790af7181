"""Puts the plugin's parts together."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import discord

from nudgebot.plugin import Host
from nudgebot_discord.automod.events import Preventions
from nudgebot_discord.automod.own import OwnRules
from nudgebot_discord.cards.keeper import CardKeeper
from nudgebot_discord.commands.automod import AutoMod
from nudgebot_discord.commands.draft import Draft
from nudgebot_discord.commands.menus import MessageMenus
from nudgebot_discord.commands.note import NoteCommand
from nudgebot_discord.commands.privacy import Privacy
from nudgebot_discord.commands.setup import Setup
from nudgebot_discord.connecting.client import NudgebotClient
from nudgebot_discord.connecting.registration import Registration
from nudgebot_discord.delivery.courier import Courier
from nudgebot_discord.delivery.whispers import Whispers
from nudgebot_discord.governing.governor import Governor, Limits
from nudgebot_discord.hearing import Hearing
from nudgebot_discord.memory import Memory
from nudgebot_discord.moderation import Moderation
from nudgebot_discord.notes.openings import Openings
from nudgebot_discord.notes.preferences import Preferences
from nudgebot_discord.notes.replies import Replies
from nudgebot_discord.privacy.erasure import Erasure
from nudgebot_discord.settings import DiscordSettings
from nudgebot_discord.surroundings import PLATFORM, Surroundings
from nudgebot_discord.switchboard import Switchboard
from nudgebot_discord.wizard.desk import Desk
from nudgebot_discord.wizard.report import Report
from nudgebot_discord.words.locales import Locales

TEXTS = Path(__file__).parent / "texts"


Job = Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bot:
    """Everything that runs while the plugin does.

    `jobs` are begun together as soon as Discord is there, and cancelled when the plugin stops.
    """

    around: Surroundings
    client: NudgebotClient
    courier: Courier
    jobs: Sequence[Job]


def assemble(host: Host, settings: DiscordSettings) -> Bot:
    """Make all parts, and connect them with the events and with one another."""
    client = NudgebotClient(settings)
    memory = Memory(host.notebook(PLATFORM))
    governor = Governor(memory, _limits(settings))
    around = Surroundings(
        host=host,
        settings=settings,
        client=client,
        locales=Locales.load(TEXTS),
        memory=memory,
        governor=governor,
    )
    client.count_answers(lambda status, shared: governor.note_status(status, shared=shared))
    whispers, openings, switchboard = Whispers(around), Openings(), Switchboard(around)
    client.on("interaction", switchboard.dispatch)
    moderation = Moderation(around)
    moderation.connect(switchboard, client.tree)
    _hear(client, Hearing(around, whispers, openings, moderation.removals), moderation.keeper)
    Replies(around, whispers, openings).connect(switchboard)
    _serve_members(around, client, switchboard, whispers, openings)
    report = _serve_owners(around, client, switchboard, moderation.keeper)
    registration = Registration(around, client.tree)
    return Bot(
        around=around,
        client=client,
        courier=Courier(around, whispers),
        jobs=(registration.register, whispers.keep_going, moderation.keeper.keep, report.begin),
    )


def _hear(client: NudgebotClient, hearing: Hearing, keeper: CardKeeper) -> None:
    async def gone(payload: discord.RawMessageDeleteEvent) -> None:
        await keeper.hear_delete(payload)
        await hearing.hear_delete(payload)

    async def purged(payload: discord.RawBulkMessageDeleteEvent) -> None:
        await keeper.hear_purge(payload)
        await hearing.hear_purge(payload)

    client.on("message", hearing.hear)
    client.on("raw_message_edit", hearing.hear_edit)
    client.on("raw_message_delete", gone)
    client.on("raw_bulk_message_delete", purged)


def _serve_members(
    around: Surroundings,
    client: NudgebotClient,
    switchboard: Switchboard,
    whispers: Whispers,
    openings: Openings,
) -> None:
    preferences, draft = Preferences(around), Draft(around)
    privacy = Privacy(around, preferences, Erasure(around, whispers))
    for part in (preferences, draft, privacy):
        part.connect(switchboard)
    for command in (draft, privacy, MessageMenus(around), NoteCommand(around, whispers, openings)):
        command.add_to(client.tree)


def _serve_owners(
    around: Surroundings, client: NudgebotClient, switchboard: Switchboard, keeper: CardKeeper
) -> Report:
    desk, own = Desk(around), OwnRules(around.memory)
    setup, automod = Setup(around, desk, moved=keeper.moved), AutoMod(around, own)
    setup.connect(switchboard)
    automod.connect(switchboard)
    setup.add_to(client.tree)
    automod.add_to(client.tree)
    report = Report(around, desk)
    client.on("guild_join", report.joined)
    client.on("guild_available", report.available)
    client.on("automod_action", Preventions(around, own).note)
    return report


def _limits(settings: DiscordSettings) -> Limits:
    governor = settings.governor
    return Limits(
        new_per_hour=governor.new_dms_per_hour,
        burst=governor.new_dms_burst,
        invalid_requests=governor.invalid_requests,
        closed_for=timedelta(days=7),
    )
