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
from nudgebot_discord.letter import Letter, nudge_letter, verdict_letter
from nudgebot_discord.messengers import DirectMessages, PrivateThreads
from nudgebot_discord.settings import Step
from nudgebot_discord.surroundings import Surroundings
from nudgebot_discord.whispers import Whispers

SERVER_ERROR = 500

# A way either delivers a letter, or says why it cannot.
Way = Callable[[Letter, Membership], Awaitable[Handover]]


class Courier:
    """Goes down the ladder that the owner set."""

    def __init__(self, around: Surroundings, whispers: Whispers) -> None:
        self._around = around
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
        asked = isinstance(note, NudgeNote) and note.by_moderator
        if membership.is_quiet(datetime.now(UTC)) and not asked:
            return Handover(Delivery.IMPOSSIBLE, "asked_for_quiet")
        return await self._try_all(letter, membership)

    async def _try_all(self, letter: Letter, membership: Membership) -> Handover:
        last = Handover(Delivery.IMPOSSIBLE, "turned_off")
        for step in self._around.settings.delivery.steps:
            try:
                handover = await self._ways[step](letter, membership)
            except discord.HTTPException as error:
                handover = _failed(error)
            if handover.delivery is not Delivery.IMPOSSIBLE:
                return handover
            if handover.way != "not_chosen":
                last = handover
        return last

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


def _failed(error: discord.HTTPException) -> Handover:
    """Try again later what may work then; anything else is not possible this way."""
    if error.status >= SERVER_ERROR:
        return Handover(Delivery.LATER)
    return Handover(Delivery.IMPOSSIBLE, f"refused_{error.code}")
