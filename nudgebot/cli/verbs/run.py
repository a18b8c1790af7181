"""`nudgebot run`: the bot, until it is told to stop."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from nudgebot.bootstrap import serve
from nudgebot.cli.application import verb_app
from nudgebot.cli.options import USUAL
from nudgebot.config.load import load
from nudgebot.config.logs import configure_logs
from nudgebot.config.watched import Watched

app = verb_app()


@app.command()
def run(config: Annotated[Path, typer.Option(help="The TOML file.")] = USUAL) -> None:
    """Run the bot as the TOML file says, until Ctrl-C.

    Changed rules take effect meanwhile.
    """
    file = Watched(config) if config.is_file() else None  # a pipe is read only once
    configuration = load(config)
    configure_logs(configuration.settings.log)
    asyncio.run(serve(configuration, file=file))
