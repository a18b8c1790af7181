"""`nudgebot demo`: a chat room to try it in, with nothing to set up."""

import asyncio
from dataclasses import replace
from typing import Annotated

import typer

from nudgebot.bootstrap import serve
from nudgebot.cli.application import verb_app
from nudgebot.config.load import Configuration, default_configuration
from nudgebot.config.logs import configure_logs
from nudgebot.config.settings import LogSettings

app = verb_app()


@app.command()
def demo(
    port: Annotated[int, typer.Option(help="The port of the chat room.", min=0, max=65535)] = 8080,
    data: Annotated[str, typer.Option(help="The folder to remember in.")] = "nudgebot-data",
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
) -> None:
    """Open a chat room on this machine, with nothing to set up."""

    def welcome(url: str) -> None:
        typer.echo(f"The chat room:         {url}")
        typer.echo(f"The moderators' panel: {url.rstrip('/')}/moderators (open to everybody here)")
        typer.echo(f"What is remembered:    {data}")
        typer.echo("Ctrl-C closes the room.")

    configure_logs(LogSettings(level="warning"))
    asyncio.run(serve(demo_configuration(port=port, data=data, host=host), on_ready=welcome))


def demo_configuration(*, port: int, data: str, host: str) -> Configuration:
    """Take the defaults, a chat room, and open moderation.

    Raises:
        ConfigError: the chat room's plugin is not installed.
    """
    configuration = default_configuration(("webchat",))
    settings = configuration.settings
    room = replace(settings.plugins["webchat"], moderators_link="/moderators")
    web = replace(settings.web, host=host, port=port, open_moderation=True)
    storage = replace(settings.storage, folder=data)
    return replace(
        configuration,
        settings=replace(settings, web=web, storage=storage, plugins={"webchat": room}),
    )
