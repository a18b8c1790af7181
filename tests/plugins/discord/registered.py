"""Waits until Discord knows the bot's commands."""

from tests.plugins.discord.stage import Stage


async def registered(stage: Stage) -> Stage:
    await stage.server.until(lambda: stage.server.world.commands.listed(None))
    return stage
