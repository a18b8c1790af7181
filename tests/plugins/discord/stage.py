"""The whole bot in a loopback Discord: a stage on which people talk."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from nudgebot.domain.assessment import Assessment
from nudgebot.domain.case import Case
from nudgebot.domain.events import Event
from nudgebot.domain.message import CommunityKey, MemberKey
from nudgebot.domain.nudge import NudgeRecord, Outcome
from nudgebot.engine.announcer import Announcer
from nudgebot.engine.host import PluginHost
from nudgebot.hosting import BlockedWords
from nudgebot.policy.settings import PolicySettings
from nudgebot.storage.tables import nudges
from nudgebot.texts.catalogue import Catalogue
from nudgebot_discord.platform import DiscordPlatform
from nudgebot_discord.settings import DiscordSettings
from tests.builders import CRUEL, THANKS, THREAT
from tests.discord_server.answers import Answer
from tests.discord_server.channels import Channel
from tests.discord_server.people import Person
from tests.discord_server.posts import Posted
from tests.discord_server.server import DiscordServer
from tests.fakes import FakeClock
from tests.house import House, World, make_world
from tests.plugins.discord.patience import until

HURTFUL, GRAVE, GRATEFUL = "you fool", "I will hurt you", "thank you so much"
SCRIPT = {HURTFUL: CRUEL, GRAVE: THREAT, GRATEFUL: THANKS}
MODERATE = 1 << 40 | 1 << 13  # time out members, manage messages


@dataclass
class Stage:
    """A community with a bot in it: olga owns it, mona moderates, mia and tom talk."""

    server: DiscordServer
    world: World
    settings: DiscordSettings
    blocked: BlockedWords = field(default_factory=BlockedWords)

    def __post_init__(self) -> None:
        world = self.server.world
        self.porch = world.add_community("The Porch", owner="olga")
        self.general: Channel = next(iter(self.porch.channels.values()))
        self.moderators = world.add_role(self.porch, "Moderators", permissions=MODERATE)
        self.porch.move_bot_role(99)
        self.desk = world.add_channel(
            self.porch,
            "moderators",
            overwrites={
                self.porch.everyone: (0, 1 << 10),
                self.moderators: (1 << 10, 0),
                self.porch.bot_role: (1 << 10, 0),
            },
        )
        self.olga = world.owner_of(self.porch)
        self.mona = world.add_member(self.porch, "mona", roles=(self.moderators,))
        self.mia = world.add_member(self.porch, "mia")
        self.tom = world.add_member(self.porch, "tom")
        self.settings = replace(
            self.settings,
            api=self.server.api,
            gateway=self.server.gateway,
            moderators_channels={str(self.porch.id): str(self.desk.id)},
        )

    @property
    def home(self) -> CommunityKey:
        return CommunityKey("discord", str(self.porch.id))

    def key(self, person: Person) -> MemberKey:
        return MemberKey("discord", str(self.porch.id), str(person.id))

    def sounds(self, text: str, assessment: Assessment) -> None:
        """Say how a text scores; what nobody said anything about is plain."""
        self.world.scorer.script[text] = assessment

    async def start(self) -> None:
        """Start the bot, on the database that is there."""
        self.house = House(self.world)
        self.house.store.start()
        await self.house.intake.pauses.load()
        self.host = self._host(self.house)
        self.platform = DiscordPlatform(self.host, self.settings)
        platforms = self.house.around.platforms
        assert isinstance(platforms, dict)
        platforms["discord"] = self.platform
        await self.platform.start()

    async def stop(self) -> None:
        """Stop the bot, as a restart would."""
        await self.platform.stop()
        await self.house.store.stop()

    async def restart(self) -> None:
        await self.stop()
        await self.start()

    async def nudge_of(self, person: Person) -> NudgeRecord:
        """Load the one nudge of a member."""
        async with self.house.engine.connect() as connection:
            rows = (await connection.execute(nudges.select())).all()
        (found,) = [row.id for row in rows if row.member == str(person.id)]
        nudge = await self.house.store.nudge(found)
        assert nudge is not None
        return nudge

    async def count_nudges(self) -> int:
        async with self.house.engine.connect() as connection:
            return len((await connection.execute(nudges.select())).all())

    async def open_cases(self) -> list[Case]:
        return list(await self.house.store.cases(only_open=True))

    async def way_to(self, person: Person) -> str:
        """Wait until the one nudge of a member got its way, and say which."""

        async def has_way() -> bool:
            return bool(await self.count_nudges() and (await self.nudge_of(person)).way)

        await until(has_way)
        return (await self.nudge_of(person)).way

    async def outcome_for(self, person: Person, outcome: Outcome) -> None:
        """Wait until the one nudge of a member got this answer."""

        async def has_outcome() -> bool:
            return (await self.nudge_of(person)).outcome is outcome

        await until(has_outcome)

    async def hurt(self, person: Person, channel: Channel | None = None) -> Posted:
        """Let somebody say something hurtful, and wait until it got its way to them."""
        before = await self.count_nudges()

        async def is_brought() -> bool:
            waiting = await self.house.store.parcels(None)
            return await self.count_nudges() > before and not waiting

        posted = await person.say(channel or self.general, HURTFUL)
        await until(is_brought)
        await self.server.settle()
        return posted

    async def open_note(self, person: Person, channel: Channel | None = None) -> Answer:
        """Let somebody open the line that waits for them."""
        answer = await person.press(self.whisper_to(person, channel), "Open")
        return await answer.finished()

    def whisper_to(self, person: Person, channel: Channel | None = None) -> Posted:
        """Find the neutral line for somebody."""
        (line,) = [
            posted
            for posted in (channel or self.general).messages.values()
            if posted.author.is_bot and person.mention in posted.text
        ]
        return line

    def _host(self, house: House) -> PluginHost:
        announcer = Announcer()
        announce = house.around.announce

        def tell_all(event: Event) -> None:
            announce(event)
            announcer.announce(event)

        object.__setattr__(house.around, "announce", tell_all)
        house.in_force.current = replace(house.in_force.current, blocked_words=self.blocked)
        return replace(house.host(), texts=Catalogue.load(), listen=announcer.listen)


@asynccontextmanager
async def open_stage(
    template: Path,
    folder: Path,
    *,
    policy: PolicySettings | None = None,
    settings: DiscordSettings | None = None,
    blocked: BlockedWords | None = None,
) -> AsyncIterator[Stage]:
    """Open a stage without the bot; `start` brings it in. No request may break Discord's rules."""
    async with DiscordServer() as server:
        world = make_world(template, folder, policy)
        world.clock = FakeClock(datetime.now(UTC))
        world.scorer.script.update(SCRIPT)
        stage = Stage(server, world, settings or DiscordSettings(), blocked or BlockedWords())
        try:
            yield stage
        finally:
            if hasattr(stage, "platform"):
                await stage.stop()
        assert server.violations == []
