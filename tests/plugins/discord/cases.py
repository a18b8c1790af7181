"""Cases on the stage: how they come about, and their cards."""

import asyncio
from datetime import UTC, datetime

import pytest

from nudgebot.domain.case import Case
from nudgebot.domain.message import Author, Message, Place
from nudgebot_discord.cards import keeper
from tests.discord_server.answers import Answer
from tests.discord_server.people import Person
from tests.discord_server.posts import Posted
from tests.plugins.discord.stage import GRAVE, Stage

ONE_MESSAGE = "/channels/{}/messages/{}"


def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let cards follow their cases without the pause that spares Discord."""
    monkeypatch.setattr(keeper, "DEBOUNCE_SECONDS", 0.02)
    monkeypatch.setattr(keeper, "PAUSE_SECONDS", 0.02)


async def grave_case(stage: Stage, person: Person | None = None) -> Posted:
    """Let somebody say something grave; give its card."""
    known = set(stage.desk.messages)
    await (person or stage.mia).say(stage.general, GRAVE)
    await stage.server.until(lambda: set(stage.desk.messages) - known)
    await stage.server.settle()
    (card,) = set(stage.desk.messages) - known
    return stage.desk.messages[card]


def the_card(stage: Stage) -> Posted:
    """Find the one card in the moderators' channel."""
    (card,) = stage.desk.messages.values()
    return card


async def the_case(stage: Stage) -> Case:
    """Load the one case, be it open or closed."""
    (case,) = await stage.house.store.cases(only_open=False)
    return case


async def once_closed(stage: Stage) -> Case:
    """Wait until the one case is closed."""
    async with asyncio.timeout(5):
        while (case := await the_case(stage)).is_open:
            await stage.server.settle()
    return case


async def report(stage: Stage, posted: Posted, *, by: Person) -> None:
    """Bring a message before the moderators."""
    message = Message(
        id=str(posted.id),
        place=Place(
            platform="discord", community=str(stage.porch.id), channel=str(posted.channel.id)
        ),
        author=Author(id=str(posted.author.id), name=posted.author.name),
        text=posted.content,
        sent_at=datetime.now(UTC),
    )
    await stage.host.report(message, by=stage.key(by))


async def press(person: Person, shown: Posted | Answer, label: str) -> Answer:
    """Press a button and wait for all of the answer."""
    return await (await person.press(shown, label)).finished()


async def time_out(person: Person, card: Posted, case: Case, minutes: str = "60") -> Answer:
    """Choose a time-out and wait for all of the answer."""
    chosen = await person.choose(card, f"nudgebot/case_timeout/{case.id}", [minutes])
    return await chosen.finished()
