"""Steps that tests of deliveries share."""

from dataclasses import replace

from nudgebot_discord.settings import DeliverySettings, Step
from tests.discord_server.answers import Answer
from tests.discord_server.channels import Channel, Kind
from tests.discord_server.people import Person
from tests.plugins.discord.stage import Stage

SAY = "/channels/{}/messages"
OPEN_DM = "/users/@me/channels"


async def choose(stage: Stage, person: Person, choice: str) -> str:
    """Let somebody get a note in the channel, and choose from the list in it."""
    await stage.hurt(person)
    note = await stage.open_note(person)
    chosen = await person.choose(note, f"nudgebot/prefer/{stage.porch.id}", [choice])
    stage.world.clock.advance(hours=1)
    return (await chosen.finished()).text


async def ways(stage: Stage, person: Person) -> list[str]:
    member = stage.key(person)
    return [nudge.way for nudge in await stage.house.store.unanswered(member)]


def ask_for(stage: Stage, *steps: Step) -> None:
    stage.settings = replace(stage.settings, delivery=DeliverySettings(steps=steps))


def threads(stage: Stage) -> list[Channel]:
    channels = stage.porch.channels.values()
    return [channel for channel in channels if channel.kind is Kind.PRIVATE_THREAD]


def requests(stage: Stage, method: str, route: str) -> list[int]:
    """The answers to the requests of this kind so far."""
    return [
        request.status
        for request in stage.server.requests
        if (request.method, request.route) == (method, route)
    ]


async def noted(stage: Stage, person: Person | None = None) -> Answer:
    """Somebody says something hurtful, and opens the note about it."""
    author = person or stage.mia
    await stage.hurt(author)
    note = await stage.open_note(author)
    await stage.server.settle()
    return note
