"""`nudgebot db`: the database."""

import asyncio

import typer

from nudgebot.bootstrap import open_store
from nudgebot.cli.application import verb_app
from nudgebot.cli.options import ConfigOption, read_configuration
from nudgebot.storage.settings import StorageSettings

app = verb_app()


@app.callback(no_args_is_help=True)
def db() -> None:
    """Look after the database."""


@app.command()
def upgrade(config: ConfigOption = None) -> None:
    """Bring the database to the shape that this version needs. Starting the bot does so too."""
    asyncio.run(_open_once(read_configuration(config).settings.storage))
    typer.echo("The database is up to date.")


async def _open_once(settings: StorageSettings) -> None:
    async with open_store(settings):
        pass
