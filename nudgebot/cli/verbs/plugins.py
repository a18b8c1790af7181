"""`nudgebot plugins`: what is installed."""

from importlib.metadata import EntryPoint

import typer

from nudgebot.cli.application import verb_app
from nudgebot.config.plugins import PluginError, installed, load_plugin

app = verb_app()


@app.command()
def plugins() -> None:
    """List the installed plugins."""
    found = installed()
    for entry in found.values():
        typer.echo(describe(entry))
    if not found:
        typer.echo("No plugin is installed.")


def describe(entry: EntryPoint) -> str:
    """Say in one line what a plugin is for, or why it cannot be used."""
    version = f" {entry.dist.version}" if entry.dist else ""
    try:
        summary = load_plugin(entry).summary
    except PluginError as error:
        summary = f"cannot be used: {error}"
    return f"{entry.name}{version}: {summary}"
