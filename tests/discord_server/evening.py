"""An evening on a porch: a few members who chat now and then, and who press what they are shown."""

import asyncio
import itertools
from contextlib import suppress

from tests.discord_server.answers import InteractionFailedError
from tests.discord_server.community import Community
from tests.discord_server.people import Person
from tests.discord_server.permissions import Permission
from tests.discord_server.posts import Posted
from tests.discord_server.server import DiscordServer

PAUSE_SECONDS = 4.0
READING_SECONDS = 1.5
MODERATING = int(Permission.MODERATE_MEMBERS | Permission.MANAGE_MESSAGES)
TALK = (
    ("mia", "has anybody tried the new bread place?"),
    ("ben", "you are such an idiot, everybody knows that one"),
    ("zoe", "thank you for asking, mia, I was wondering too"),
    ("ben", "shut up, nobody wants your stupid opinion"),
    ("mia", "I baked some myself, come round on Sunday"),
    ("zoe", "you are all wonderful, thank you"),
    ("ben", "sorry, that was uncalled for"),
)


class Evening:
    """A community and what its people do in it."""

    def __init__(self, server: DiscordServer) -> None:
        self.server = server
        world = server.world
        self.porch: Community = world.add_community("The Porch", owner="olga")
        moderators = world.add_role(self.porch, "Moderators", permissions=MODERATING)
        self.people = {
            name: world.add_member(self.porch, name, display_name=name.title())
            for name in ("mia", "ben", "zoe")
        }
        self.people["max"] = world.add_member(self.porch, "max", roles=[moderators])
        self._pressed: set[Posted] = set()

    async def go_on(self, *, pause: float = PAUSE_SECONDS) -> None:
        """Chat until cancelled, as long as a bot listens."""
        for name, text in itertools.cycle(TALK):
            await self.server.until(lambda: self.server.world.sessions.connected, timeout=86_400)
            person = self.people[name]
            await person.say(self.porch.general, text)
            await asyncio.sleep(min(READING_SECONDS, pause))
            await self._look(person)
            await asyncio.sleep(pause)

    async def _look(self, person: Person) -> None:
        """Press the first button of a new line of the bot's that is meant for this person."""
        for posted in [*person.sees(self.porch.general), *person.dms]:
            is_own = person.mention in posted.text or posted.replied_to in self._said(person)
            if posted.author.is_bot and posted.buttons and is_own and posted not in self._pressed:
                self._pressed.add(posted)
                with suppress(InteractionFailedError, LookupError):
                    await person.press(posted, posted.buttons[0])

    def _said(self, person: Person) -> list[Posted]:
        return [one for one in person.sees(self.porch.general) if one.author is person.user]
