"""A real outage of a part of the bot's memory."""

from sqlalchemy import text

from tests.plugins.discord.stage import Stage


async def lose(stage: Stage, table: str) -> None:
    """Let the database have a table no more."""
    async with stage.house.engine.begin() as connection:
        await connection.execute(text(f"ALTER TABLE {table} RENAME TO {table}_elsewhere"))
