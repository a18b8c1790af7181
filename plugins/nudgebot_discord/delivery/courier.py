"""Brings a note to its member and to nobody else: one way after the other, until one works."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime

import discord

from nudgebot.plugin import (
    CaseReason,
    Delivery,
    Handover,
    Membership,
    NudgeNote,
    Verdict,
    VerdictNote,
)
from nudgebot_discord.delivery.letter import Letter, nudge_letter, verdict_letter
from nudgebot_discord.delivery.messengers import NOT_CHOSEN, DirectMessages, PrivateThreads
from nudgebot_discord.delivery.setback import may_pass
from nudgebot_discord.delivery.underway import Underway
from nudgebot_discord.delivery.whispers import Whispers
from nudgebot_discord.settings import DiscordSettings, Step
from nudgebot_discord.surroundings import Surroundings

# A way either delivers a letter, or says why it cannot.
Way = Callable[[Letter, Membership], Awaitable[Handover]]


class Courier:
    """Goes down the ladder that the owner set."""

    def __init__(self, around: Surroundings, whispers: Whispers) -> None:
        self._around = around
        self._underway = Underway()
        self._ways: Mapping[Step, Way] = {
            Step.DM: DirectMessages(around).send,
            Step.WHISPER: whispers.leave,
            Step.THREAD: PrivateThreads(around).open,
        }

    async def deliver(self, note: NudgeNote | VerdictNote) -> Handover:
        """Deliver a note, try again later, or say why it can never be delivered."""
        letter = await self._letter(note)
        if letter is None:
            return Handover(Delivery.IMPOSSIBLE, "not_needed")
        standing = await self._around.host.members.standing(letter.member)
        membership = standing.membership
        can_wait = isinstance(note, NudgeNote) and not note.by_moderator
        if can_wait and membership.is_quiet(datetime.now(UTC)):
            return Handover(Delivery.IMPOSSIBLE, "asked_for_quiet")
        if can_wait and self._rests(letter):
            return Handover(Delivery.LATER)
        return await self._underway.once(letter.nonce, lambda: self._bring(letter, membership))

    def _rests(self, letter: Letter) -> bool:
        """Whether nothing shall be delivered now, though it was decided before."""
        host, community = self._around.host, self._around.community(letter.guild_id)
        return host.policy.observe or host.pauses.until(community) is not None

    async def _bring(self, letter: Letter, membership: Membership) -> Handover:
        try:
            obstacle = await self._obstacle(letter)
            return obstacle or await self._try_all(letter, membership)
        except (discord.HTTPException, OSError):
            return Handover(Delivery.LATER)

    async def stop(self) -> None:
        """Give up what is still under way; the outbox has it."""
        await self._underway.stop()

    async def _obstacle(self, letter: Letter) -> Handover | None:
        """Look for what stands in every way."""
        if not _runs(self._around.settings, letter.guild_id):
            return Handover(Delivery.LATER)
        guild = self._around.client.get_guild(letter.guild_id)
        if guild is None or not self._around.serves(letter.guild_id):
            return Handover(Delivery.IMPOSSIBLE, "not_in_community")
        if guild.unavailable:
            return Handover(Delivery.LATER)
        if not letter.is_fresh and not await _is_here(guild, letter.user_id):
            return Handover(Delivery.IMPOSSIBLE, "member_left")
        return None

    async def _try_all(self, letter: Letter, membership: Membership) -> Handover:
        """Try each way; if none works, name the reason of each that was open to the member."""
        reasons: list[str] = []
        for step in self._around.settings.delivery.steps:
            try:
                handover = await self._ways[step](letter, membership)
            except discord.HTTPException as error:
                if may_pass(error):
                    raise
                handover = Handover(Delivery.IMPOSSIBLE, f"{step}_refused_{error.code}")
            if handover.delivery is not Delivery.IMPOSSIBLE:
                return handover
            if handover.way != NOT_CHOSEN:
                reasons.append(handover.way)
        return Handover(Delivery.IMPOSSIBLE, " ".join(reasons) or "turned_off")

    async def _letter(self, note: NudgeNote | VerdictNote) -> Letter | None:
        if isinstance(note, NudgeNote):
            return nudge_letter(note)
        case = await self._around.host.cases.find(note.case)
        if case is None or not case.entries:
            return None
        was_told = any(entry.reason is not CaseReason.REPORT for entry in case.entries)
        if not was_told and note.verdict is not Verdict.UPHOLD:
            return None  # its author never knew of it, and need not learn that somebody reported it
        return verdict_letter(note, case)


def _runs(settings: DiscordSettings, guild_id: int) -> bool:
    """Whether this process looks after a community, and not one with other shards."""
    if not settings.shard_ids:
        return True
    return (guild_id >> 22) % settings.shard_count in settings.shard_ids


async def _is_here(guild: discord.Guild, user_id: int) -> bool:
    if guild.get_member(user_id) is not None:
        return True
    try:
        await guild.fetch_member(user_id)
    except discord.NotFound:
        return False
    return True
