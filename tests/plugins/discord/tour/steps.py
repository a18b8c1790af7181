"""Steps that all parts of the tour share."""

from typing import Any

from tests.discord_server.answers import Answer
from tests.discord_server.people import Person
from tests.plugins.discord.stage import Stage


def newcomer(stage: Stage, name: str) -> Person:
    """Let somebody join of whom nothing is remembered yet."""
    return stage.server.world.add_member(stage.porch, name)


async def use(person: Person, path: str, **options: Any) -> Answer:  # noqa: ANN401 - as many kinds as there are options
    """Use a command, and wait for all of the answer."""
    return await (await person.command(path, **options)).finished()


async def fill_in(person: Person, form: Answer, words: str) -> Answer:
    """Send a form with these words in it."""
    return await (await person.submit(form, {"words": words})).finished()
