"""Messages that somebody thinks heart-warming, until the wall asks their authors."""

from enum import StrEnum

from nudgebot.plugin import MemberKey, Notebook

NOMINATION, NOMINATOR = "nomination.", "nominator."
MOST, MOST_OF_ONE = 1_000, 100


class Nominated(StrEnum):
    """What became of a nomination."""

    THANKS = "thanks"
    REPEATED = "repeated"
    FULL = "full"
    OWN_MESSAGE = "own_message"


class Nominations:
    """Notes them down by ids; no words.

    `nomination.<community>.<message>` is `<channel>/<author>`. Who nominated it stands on a line of
    its own, `nominator.<community>.<message>`: each line goes when the one member that it names is
    forgotten, and is in that member's export alone.
    """

    def __init__(self, notebook: Notebook) -> None:
        self._notebook = notebook

    async def nominate(
        self, author: MemberKey, *, channel: str, message: str, by: MemberKey
    ) -> Nominated:
        """Note a message down, once.

        There is room for `MOST` in a community, and for `MOST_OF_ONE` by each member of it.

        Raises:
            StoreUnavailableError: nothing was noted.
        """
        if author == by:
            return Nominated.OWN_MESSAGE
        known = await self._notebook.jotted(f"{NOMINATION}{author.community}.")
        key = f"{author.community}.{message}"
        if NOMINATION + key in known:
            return Nominated.REPEATED
        if len(known) >= MOST or await self._count(by) >= MOST_OF_ONE:
            return Nominated.FULL
        await self._notebook.jot(NOMINATOR + key, by.member, member=by.member)
        about = f"{channel}/{author.member}"
        await self._notebook.jot(NOMINATION + key, about, member=author.member)
        return Nominated.THANKS

    async def _count(self, member: MemberKey) -> int:
        """Count what a member nominated."""
        nominators = await self._notebook.jotted(f"{NOMINATOR}{member.community}.")
        return sum(who == member.member for who in nominators.values())
