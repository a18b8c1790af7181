"""How members want to be reached, and what they want the bot to leave out."""

from asyncio import Lock
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from nudgebot.plugin import Membership
from nudgebot_discord.answering import tell, wait
from nudgebot_discord.notes.note import PREFER, PREFERENCES
from nudgebot_discord.surroundings import Surroundings
from nudgebot_discord.switchboard import Press, Switchboard

Change = Callable[[Membership], Membership]


def _quiet(**time: float) -> Change:
    def change(membership: Membership) -> Membership:
        return replace(membership, quiet_until=datetime.now(UTC) + timedelta(**time))

    return change


CHANGES: Mapping[str, Change] = {
    "direct": lambda wish: replace(wish, direct=True, quiet_until=None),
    "whisper": lambda wish: replace(wish, direct=False, quiet_until=None),
    "quiet_day": _quiet(days=1),
    "quiet_week": _quiet(days=7),
    "board_on": lambda wish: replace(wish, on_board=True),
    "board_off": lambda wish: replace(wish, on_board=False),
    "credit_on": lambda wish: replace(wish, is_credited=True),
    "credit_off": lambda wish: replace(wish, is_credited=False),
}


class Preferences:
    """Changes a member's wishes in one community."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._one_at_a_time = Lock()

    def connect(self, switchboard: Switchboard) -> None:
        """Take what is chosen on notes."""
        switchboard.connect(PREFER, self.prefer)

    async def prefer(self, press: Press) -> None:
        """Keep what a member chose, and tell them what it means."""
        (community,) = press.about
        (choice,) = press.chosen
        if choice not in PREFERENCES:
            raise ValueError("not in the list")
        await wait(press.interaction)
        await self.change(int(community), press.interaction.user.id, choice)
        texts = self._around.texts_for(press.interaction)
        await tell(press.interaction, texts(f"discord.preferred.{choice}"))

    async def change(self, guild_id: int, user_id: int, choice: str) -> Membership:
        """Make one of the `CHANGES`; return what the member wishes now."""
        member = self._around.member(guild_id, user_id)
        async with self._one_at_a_time:  # of two changes at once, none undoes the other
            standing = await self._around.host.members.standing(member)
            wished = CHANGES[choice](standing.membership)
            await self._around.host.members.wish(member, wished)
        return wished
