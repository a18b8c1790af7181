"""All cards that there are: brings those of a community in line with its cases."""

from collections.abc import AsyncIterator, Collection, Container
from dataclasses import replace

import discord

from nudgebot.plugin import Case, Page
from nudgebot_discord.answering import lay_out
from nudgebot_discord.cards.before import said_before
from nudgebot_discord.cards.card import CLOSED, MISSING, Card
from nudgebot_discord.cards.channel import moderators_channel
from nudgebot_discord.cards.dossier import Dossier, gather
from nudgebot_discord.cards.entry import without_reporters
from nudgebot_discord.cards.forbearance import Forbearance
from nudgebot_discord.cards.layout import closed_card, open_card
from nudgebot_discord.cards.outcome import how_it_ended
from nudgebot_discord.cards.pinboard import Pinboard, digest
from nudgebot_discord.surroundings import Surroundings

KEY = "card."
BATCH = 100


class Cabinet:
    """Knows where the card of each case is, also after a restart."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._pinboard = Pinboard(around)
        self._cards: dict[str, Card] = {}
        self._cases: dict[int, str] = {}
        self._unseen: set[str] = set()

    async def open(self) -> None:
        """Recall the cards of before a restart, and let go of those whose cases are gone."""
        self._cards = {}
        for case_id, line in (await self._around.memory.all(KEY)).items():
            card = Card.read(line)
            if card is None:
                await self._around.memory.drop(KEY + case_id)
            else:
                self._cards[case_id] = card
        self._cases = {card.message: case_id for case_id, card in self._cards.items()}
        self._unseen = set(self._cards)
        for case_id in [case_id for case_id, card in self._cards.items() if card.shows == CLOSED]:
            if await self._around.host.cases.find(case_id) is None:
                await self._forget(case_id)

    async def tidy(self, guild: discord.Guild) -> str:
        """Post, change and close cards as the cases of a community are.

        Returns a code for why open cases have no cards, or nothing. Raises discord.HTTPException
        and StoreUnavailableError; what is not done then is done the next time.
        """
        cases = {case.id: case async for case in self._open_cases(guild)}
        forbearance = Forbearance()
        trouble = await self._close_all_but(guild, cases, forbearance)
        if cases:
            trouble = await self._show_all(guild, cases.values(), forbearance) or trouble
        forbearance.end()
        return trouble

    async def lose(self, message: int) -> bool:
        """Note that a message is gone; True if it was a card that is still needed."""
        case_id = self._cases.get(message)
        if case_id is None:
            return False
        if self._cards[case_id].shows == CLOSED:
            await self._forget(case_id)
            return False
        self._cards[case_id] = replace(self._cards[case_id], shows=MISSING)
        return True

    async def _forget(self, case_id: str) -> None:
        card = self._cards.pop(case_id)
        self._unseen.discard(case_id)
        self._cases.pop(card.message, None)
        await self._around.memory.drop(KEY + case_id)

    async def _open_cases(self, guild: discord.Guild) -> AsyncIterator[Case]:
        """Load them all, the newest first."""
        community, page = self._around.community(guild.id), Page(limit=BATCH)
        while True:
            cases = await self._around.host.cases.listed(
                only_open=True, community=community, page=page
            )
            for case in cases:
                yield case
            if len(cases) < page.limit:
                return
            page = replace(page, skip=page.skip + page.limit)

    async def _show_all(
        self, guild: discord.Guild, cases: Collection[Case], forbearance: Forbearance
    ) -> str:
        """Show cases, the oldest first; or say what keeps all of them out of the channel."""
        channel = await moderators_channel(self._around, guild.id)
        if channel is None:
            return "no_channel"
        if obstacle := _obstacle(guild, channel):
            return obstacle
        for case in reversed([*cases]):
            with forbearance.with_one():
                await self._show(guild, case, channel)
        return ""

    async def _show(self, guild: discord.Guild, case: Case, channel: int) -> None:
        dossier = await gather(self._around, without_reporters(case))
        texts = self._around.texts_of(guild)
        shows = digest(open_card(dossier, texts))
        card = await self._look_for(case.id)
        if card is not None and card.channel != channel:
            await self._pinboard.take_away(card)
            card = replace(card, shows=MISSING)
        if card is not None and card.shows == shows:
            return
        message = await self._put(guild, dossier, card, channel)
        await self._keep(case.id, Card(guild.id, channel, message, shows))

    async def _look_for(self, case_id: str) -> Card | None:
        """Find the card of a case; one of before a restart may be gone."""
        card = self._cards.get(case_id)
        if card is None or case_id not in self._unseen:
            return card
        try:
            is_there = await self._pinboard.has(card)
        except discord.Forbidden:  # so it is with all cards in there, and one refusal will do
            there = {one for one in self._unseen if self._cards[one].channel == card.channel}
            self._unseen -= there
            return card
        self._unseen.discard(case_id)
        return card if is_there else replace(card, shows=MISSING)

    async def _put(
        self, guild: discord.Guild, dossier: Dossier, card: Card | None, channel: int
    ) -> int:
        """Change a card, or post one; what was said before is fetched for that alone."""
        before = await said_before(self._around, dossier.case)
        view = open_card(dossier, self._around.texts_of(guild), before=before)
        if card is not None and card.shows != MISSING and await self._pinboard.change(card, view):
            return card.message
        nonce = dossier.case.id if card is None else str(card.message)
        return await self._pinboard.post(channel, view, nonce=nonce)

    async def _close_all_but(
        self, guild: discord.Guild, open_cases: Container[str], forbearance: Forbearance
    ) -> str:
        """Close the cards of all other cases; of a channel that is shut, one is tried."""
        trouble, shut = "", set[int]()
        for case_id, card in list(self._cards.items()):
            is_due = card.guild == guild.id and card.shows != CLOSED and case_id not in open_cases
            if not is_due or card.channel in shut:
                continue
            try:
                with forbearance.with_one():
                    await self._close(guild, case_id, card)
            except discord.Forbidden as error:
                shut.add(card.channel)
                trouble = f"refused_{error.code}"
        return trouble

    async def _close(self, guild: discord.Guild, case_id: str, card: Card) -> None:
        """Take the words off a card; that of a case which is gone says so."""
        case = await self._around.host.cases.find(case_id)
        if case is not None and case.is_open:
            return
        texts = self._around.texts_of(guild)
        if case is None:
            await self._pinboard.change(card, lay_out(texts("discord.card.gone")))
            await self._forget(case_id)
            return
        view = closed_card(case, await how_it_ended(self._around, case), texts)
        if await self._pinboard.change(card, view):
            await self._keep(case_id, replace(card, shows=CLOSED))
        else:
            await self._forget(case_id)

    async def _keep(self, case_id: str, card: Card) -> None:
        before = self._cards.get(case_id)
        if before is not None:
            self._cases.pop(before.message, None)
        self._cases[card.message] = case_id
        self._cards[case_id] = card
        await self._around.memory.put(KEY + case_id, str(card))


def _obstacle(guild: discord.Guild, channel_id: int) -> str:
    """Say what keeps cards out of a channel: nobody is ever shown in public."""
    channel = guild.get_channel_or_thread(channel_id)
    if channel is None:
        return "channel_gone"
    if channel.permissions_for(guild.default_role).view_channel:
        return "channel_public"
    return ""
