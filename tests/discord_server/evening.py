"""An evening on a porch: people chat, some are unkind, and everybody uses what the bot shows."""

import asyncio
import itertools
from collections.abc import Awaitable, Callable
from contextlib import suppress

from tests.discord_server.answers import Answer, InteractionFailedError
from tests.discord_server.channels import Channel
from tests.discord_server.people import Person
from tests.discord_server.permissions import Permission
from tests.discord_server.posts import Posted
from tests.discord_server.server import DiscordServer

PAUSE_SECONDS = 4.0
# The model of a bot that has just started needs a while for its first message.
PATIENCE_SECONDS = 10.0
A_DAY = 86_400.0
MODERATING = int(Permission.MODERATE_MEMBERS | Permission.MANAGE_MESSAGES)
CAST = ("ben", "kim", "zoe", "tom", "ida", "lea")

UNKIND = "you are such an idiot, everybody knows that bread place"
KINDER = "I thought everybody knew that bread place"
GRAVE = "I know where you live and I will hurt you"
ROUGH = "shut up, nobody wants your stupid opinion"
SMOOTH = "I see it differently"


class Evening:
    """A community and what its people do in it, scene after scene."""

    def __init__(
        self, server: DiscordServer, *, tell: Callable[[str], object] = lambda _: None
    ) -> None:
        self.server = server
        self._tell = tell
        world = server.world
        self.porch = world.add_community("The Porch", owner="olga")
        moderators = world.add_role(self.porch, "Moderators", permissions=MODERATING)
        self.porch.move_bot_role(99)
        self.people = {name: world.add_member(self.porch, name) for name in ("mia", *CAST)}
        self.people["max"] = world.add_member(self.porch, "max", roles=[moderators])
        self.people["olga"] = world.owner_of(self.porch)
        self._pause = PAUSE_SECONDS

    async def go_on(self, *, pause: float = PAUSE_SECONDS) -> None:
        """Play until cancelled, as long as a bot listens; who is unkind takes turns."""
        self._pause = pause
        for number in itertools.count():
            for scene in (self.begin, self.quarrel, self.try_words, self.threaten):
                await self.server.until(self._is_listened_to, timeout=A_DAY)
                person = self.people[CAST[(number * 2 + (scene == self.threaten)) % len(CAST)]]
                with suppress(InteractionFailedError, LookupError, PermissionError, TimeoutError):
                    await scene(person)

    async def begin(self, person: Person) -> None:
        """Small talk; and a moderators' channel, where there is none."""
        self._tell("People talk")
        await self._say(person, "good evening, everybody")
        await self._say(self.people["mia"], "has anybody tried the new bread place?")
        if len(self.porch.channels) == 1:
            self._tell("The owner sets the bot up")
            olga = self.people["olga"]
            found = await self._ask(olga.command("setup"))
            await self._press(olga, found, "Create the channel")
            await self._breathe()

    async def quarrel(self, person: Person) -> None:
        """Somebody is unkind, reads the note, and says it better."""
        self._tell(f"{person.name} is unkind, and thinks again")
        said = await self._say(person, UNKIND)
        note = await self._open(person)
        await self._press(person, note, "I'll edit it")
        await person.edit(said, KINDER)
        await self._breathe()
        await self._say(self.people["mia"], f"thank you, {person.name}, you are wonderful")

    async def try_words(self, person: Person) -> None:
        """Somebody tries words on before saying them."""
        self._tell(f"{person.name} tries words on")
        form = await person.command("draft")
        await self._breathe()
        await self._ask(person.submit(form, {"words": ROUGH}))
        await self._say(person, SMOOTH)

    async def threaten(self, person: Person) -> None:
        """Something grave: a case for the moderators, and what they decide."""
        self._tell(f"{person.name} threatens somebody, and a moderator decides")
        known = {*self._cards()}
        await self._say(person, GRAVE)
        moderator = self.people["max"]
        await self.server.until(lambda: {*self._cards()} - known, timeout=PATIENCE_SECONDS)
        (card,) = {*self._cards()} - known
        await self._open(person)
        await self._press(moderator, card, "Claim")
        await self._press(moderator, card, "Warn")
        await self._open(person)

    def _is_listened_to(self) -> bool:
        return bool(self.server.world.sessions.connected)

    async def _say(self, person: Person, text: str) -> Posted:
        said = await person.say(self.porch.general, text)
        await self._breathe()
        return said

    async def _open(self, person: Person) -> Answer:
        """Wait for a line that is for somebody, and let them open it."""
        await self.server.until(lambda: self._lines_for(person), timeout=PATIENCE_SECONDS)
        return await self._press(person, self._lines_for(person)[-1], "Open")

    async def _press(self, person: Person, shown: Posted | Answer, label: str) -> Answer:
        return await self._ask(person.press(shown, label))

    async def _ask(self, asking: Awaitable[Answer]) -> Answer:
        answer = await (await asking).finished(PATIENCE_SECONDS)
        await self._breathe()
        return answer

    async def _breathe(self) -> None:
        await asyncio.sleep(self._pause)

    def _lines_for(self, person: Person) -> list[Posted]:
        shown = self.porch.general.messages.values()
        return [one for one in shown if one.author.is_bot and person.mention in one.text]

    def _cards(self) -> list[Posted]:
        places: list[Channel] = [*self.porch.channels.values()][1:]
        return [card for place in places for card in place.messages.values() if card.buttons]
