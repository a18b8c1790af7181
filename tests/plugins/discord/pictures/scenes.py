"""The scenes of the guide: what happens, and what is shown of it."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from nudgebot.bootstrap import open_house
from nudgebot.config.load import Configuration
from nudgebot.config.settings import Settings
from nudgebot.storage.settings import StorageSettings
from nudgebot_discord import plugin
from nudgebot_discord.settings import DiscordSettings
from tests.discord_server.accounts import Role
from tests.discord_server.answers import Answer
from tests.discord_server.channels import Channel
from tests.discord_server.community import Community
from tests.discord_server.people import Person
from tests.discord_server.posts import Posted
from tests.discord_server.server import DiscordServer

UNKIND = "you are such an idiot, stop breaking the build"
GRAVE = "i know where you live and i will hurt you"
MODERATE = 1 << 40 | 1 << 13
VIEW = 1 << 10


@dataclass(frozen=True, slots=True)
class Set:
    """Where the scenes play: the porch, with olga who owns it, mona who moderates, mia and tom."""

    server: DiscordServer
    porch: Community
    general: Channel
    desk: Channel
    olga: Person
    mona: Person
    mia: Person
    tom: Person

    @property
    def names(self) -> dict[str, str]:
        """What the ids in texts are called."""
        people = {str(user.id): user.name.title() for user in self.server.world.users.values()}
        people |= {str(channel.id): channel.name for channel in self.porch.channels.values()}
        return people | {str(self.server.world.bot.id): "nudgebot"}

    async def note_for(self, person: Person, text: str) -> tuple[Posted, Posted, Answer]:
        """Let somebody say something unkind and open the note; give message, line and note."""
        message = await person.say(self.general, text)
        await self.server.until(lambda: self._lines(person), timeout=10)
        line = self._lines(person)[0]
        note = await (await person.press(line, "Open")).finished()
        return message, line, note

    def _lines(self, person: Person) -> list[Posted]:
        posted = self.general.messages.values()
        return [one for one in posted if one.author.is_bot and person.mention in one.text]


Scene = Callable[[Set], Awaitable[Sequence[Posted | Answer]]]


async def whisper(stage: Set) -> Sequence[Posted | Answer]:
    """What everybody sees: a line that says nothing of what it is about."""
    hello = await stage.tom.say(stage.general, "the build is red again, anybody on it?")
    message = await stage.mia.say(stage.general, UNKIND)
    await stage.server.until(lambda: len(stage.general.messages) > 2, timeout=10)
    return [hello, message, list(stage.general.messages.values())[-1]]


async def note(stage: Set) -> Sequence[Posted | Answer]:
    """What only the author sees."""
    line = list(stage.general.messages.values())[-1]
    return [await (await stage.mia.press(line, "Open")).finished()]


SCENES: Sequence[Scene] = (whisper, note)


@asynccontextmanager
async def open_set(server: DiscordServer, folder: Path) -> AsyncIterator[Set]:
    """Build the set, and bring the bot in, with its real model."""
    world = server.world
    porch = world.add_community("The Porch", owner="olga")
    general = next(iter(porch.channels.values()))
    moderators = world.add_role(porch, "Moderators", permissions=MODERATE)
    porch.move_bot_role(99)
    seen_by: dict[Role | Person, tuple[int, int]] = {
        moderators: (VIEW, 0),
        porch.bot_role: (VIEW, 0),
        porch.everyone: (0, VIEW),
    }
    desk = world.add_channel(porch, "moderators", overwrites=seen_by)
    mona = world.add_member(porch, "mona", roles=(moderators,))
    mia, tom = world.add_member(porch, "mia"), world.add_member(porch, "tom")
    tuned = DiscordSettings(
        api=server.api,
        gateway=server.gateway,
        moderators_channels={str(porch.id): str(desk.id)},
    )
    settings = Settings(storage=StorageSettings(folder=str(folder)), plugins={"discord": tuned})
    async with open_house(Configuration(settings, (plugin,))) as house:
        platform = house.platforms["discord"]
        await platform.start()
        try:
            olga = world.owner_of(porch)
            yield Set(server, porch, general, desk, olga, mona, mia, tom)
        finally:
            await platform.stop()
