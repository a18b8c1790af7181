"""The scenes of the guide: what happens, and what is shown of it."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from nudgebot.bootstrap import open_house
from nudgebot.config.load import Configuration
from nudgebot.config.settings import Settings
from nudgebot.scoring.settings import OwnWord, ScoringSettings
from nudgebot.storage.settings import StorageSettings
from nudgebot_discord import plugin
from nudgebot_discord.settings import DiscordSettings
from tests.discord_server.answers import Answer
from tests.discord_server.channels import Channel
from tests.discord_server.community import Community
from tests.discord_server.people import Person
from tests.discord_server.posts import Posted
from tests.discord_server.server import DiscordServer

UNKIND = "you are such an idiot, stop breaking the build"
KINDER = "please stop breaking the build"
GRAVE = "i know where you live and i will hurt you"
MODERATE = 1 << 40 | 1 << 13
WORDS = (OwnWord(word="noob", severity=0.7, softer="newcomer", before_posting=True),)
PATIENCE = 15.0

Shown = Sequence[Posted | Answer]


@dataclass(frozen=True, slots=True)
class Set:
    """Where the scenes play: the porch, with olga who owns it, mona who moderates, mia and tom."""

    server: DiscordServer
    porch: Community
    general: Channel
    olga: Person
    mona: Person
    mia: Person
    tom: Person

    @property
    def names(self) -> dict[str, str]:
        """What the ids in texts are called."""
        people = {str(user.id): user.name.title() for user in self.server.world.users.values()}
        people |= {str(channel.id): channel.name for channel in self.porch.channels.values()}
        people |= {str(role.id): role.name for role in self.porch.roles.values()}
        return people | {str(self.server.world.bot.id): "nudgebot"}

    @property
    def desk(self) -> Channel:
        """The moderators' channel that the bot made."""
        return next(c for c in self.porch.channels.values() if c is not self.general)

    async def line_for(self, person: Person) -> Posted:
        """Wait for the neutral line for somebody."""

        def lines() -> list[Posted]:
            posted = self.general.messages.values()
            return [one for one in posted if one.author.is_bot and person.mention in one.text]

        await self.server.until(lines, timeout=PATIENCE)
        return lines()[0]

    async def card(self) -> Posted:
        """Wait for the one card in the moderators' channel."""
        await self.server.until(lambda: self.desk.messages, timeout=PATIENCE)
        return next(iter(self.desk.messages.values()))


Scene = Callable[[Set], Awaitable[Shown]]


async def setup(stage: Set) -> Shown:
    """What `/setup` says at first."""
    return [await (await stage.olga.command("setup")).finished()]


async def setup_done(stage: Set) -> Shown:
    """The same after its button made the moderators' channel."""
    found = await (await stage.olga.command("setup")).finished()
    await stage.olga.press(found, next(label for label in found.buttons if "channel" in label))
    await stage.server.until(lambda: len(stage.porch.channels) > 1, timeout=PATIENCE)
    await stage.server.settle()
    return [await (await stage.olga.command("setup")).finished()]


async def automod(stage: Set) -> Shown:
    """What `/automod plan` would change."""
    plan = await (await stage.olga.command("automod plan")).finished()
    asked = await (await stage.olga.command("automod apply")).finished()
    await (await stage.olga.press(asked, asked.buttons[0])).finished()
    return [plan]


async def before_posting(stage: Set) -> Shown:
    """What an author reads whom AutoMod held back."""
    return [await stage.tom.say(stage.general, "what a noob")]


async def whisper(stage: Set) -> Shown:
    """What everybody sees: a line that says nothing of what it is about."""
    hello = await stage.tom.say(stage.general, "the build is red again, anybody on it?")
    message = await stage.mia.say(stage.general, UNKIND)
    return [hello, message, await stage.line_for(stage.mia)]


async def note(stage: Set) -> Shown:
    """What only the author sees."""
    return [await _open_note(stage)]


async def thanks(stage: Set) -> Shown:
    """An edit that helps."""
    message = next(m for m in stage.general.messages.values() if m.content == UNKIND)
    again = await (await stage.mia.command("note")).finished()
    pressed = await stage.mia.press(again, "I'll edit it")
    await stage.mia.edit(message, KINDER)
    await stage.server.until(lambda: "much better" in pressed.text, timeout=PATIENCE)
    return [message, pressed]


async def draft(stage: Set) -> Shown:
    """Trying words on."""
    return [await stage.mia.command("draft")]


async def draft_answer(stage: Set) -> Shown:
    """And what comes back."""
    form = await stage.mia.command("draft")
    return [await (await stage.mia.submit(form, {"words": UNKIND})).finished()]


async def privacy(stage: Set) -> Shown:
    """What is kept, and what to do about it."""
    return [await (await stage.mia.command("privacy")).finished()]


async def card(stage: Set) -> Shown:
    """A case as moderators see it."""
    await stage.tom.say(stage.general, "i reverted your commit, sorry")
    await stage.mia.say(stage.general, GRAVE)
    return [await stage.card()]


async def card_closed(stage: Set) -> Shown:
    """The same when somebody decided it: its words are gone."""
    shown = await stage.card()
    await (await stage.mona.press(shown, "Claim")).finished()
    await (await stage.mona.press(shown, "Warn")).finished()
    await stage.server.until(lambda: "Reopen" in shown.buttons, timeout=PATIENCE)
    return [shown]


async def audit(stage: Set) -> Shown:
    """Everything that a person did."""
    return [await (await stage.mona.command("cases audit")).finished()]


async def stats(stage: Set) -> Shown:
    """What nudges did."""
    return [await (await stage.mona.command("nudges stats")).finished()]


async def explain(stage: Set) -> Shown:
    """Why something would happen."""
    return [await (await stage.mona.command("explain", what=UNKIND)).finished()]


SCENES: Sequence[Scene] = (
    setup,
    setup_done,
    automod,
    before_posting,
    whisper,
    note,
    thanks,
    draft,
    draft_answer,
    privacy,
    card,
    card_closed,
    audit,
    stats,
    explain,
)


async def _open_note(stage: Set) -> Answer:
    return await (await stage.mia.press(await stage.line_for(stage.mia), "Open")).finished()


@asynccontextmanager
async def open_set(server: DiscordServer, folder: Path) -> AsyncIterator[Set]:
    """Build the set, and bring the bot in, with its real model."""
    world = server.world
    porch = world.add_community("The Porch", owner="olga")
    general = next(iter(porch.channels.values()))
    moderators = world.add_role(porch, "Moderators", permissions=MODERATE)
    porch.move_bot_role(99)
    mona = world.add_member(porch, "mona", roles=(moderators,))
    mia, tom = world.add_member(porch, "mia"), world.add_member(porch, "tom")
    settings = Settings(
        scoring=ScoringSettings(banned=WORDS),
        storage=StorageSettings(folder=str(folder)),
        plugins={"discord": DiscordSettings(api=server.api, gateway=server.gateway)},
    )
    async with open_house(Configuration(settings, (plugin,))) as house:
        platform = house.platforms["discord"]
        await platform.start()
        await server.until(lambda: world.commands.listed(None), timeout=PATIENCE)
        try:
            yield Set(server, porch, general, world.owner_of(porch), mona, mia, tom)
        finally:
            await server.settle()
            await platform.stop()
