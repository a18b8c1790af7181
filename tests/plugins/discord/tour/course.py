"""The course of the tour: everything that the bot can do in Discord, done once."""

from dataclasses import replace
from pathlib import Path

from tests.discord_server.journal import Request
from tests.plugins.discord.registered import registered
from tests.plugins.discord.stage import open_stage
from tests.plugins.discord.tour import members, moderators, owners

STOPS = (*owners.STOPS, *members.STOPS, *moderators.STOPS)


async def go_round(template: Path, folder: Path) -> list[Request]:
    """Visit every stop; give all requests that the bot made, which were all allowed."""
    async with open_stage(template, folder) as stage:
        stage.settings = replace(stage.settings, moderators_channels={})
        stage.blocked = owners.WORDS
        await stage.start()
        await registered(stage)
        for stop in STOPS:
            await stop(stage)
            await stage.server.settle()
            stage.world.clock.advance(hours=1)  # so that a nudge does not wait for the next
        return [*stage.server.requests]
