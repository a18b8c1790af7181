"""`nudgebot check`: is this configuration right?"""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from nudgebot.cli.application import verb_app
from nudgebot.cli.options import USUAL
from nudgebot.cli.problems import show_problems
from nudgebot.config.keys import changes
from nudgebot.config.load import Configuration, load
from nudgebot.config.problem import ConfigError, dotted
from nudgebot.config.settings import Settings

app = verb_app()


StrictOption = Annotated[
    bool, typer.Option("--strict", help="Take warnings for mistakes: exit with status 2.")
]


@app.command()
def check(
    config: Annotated[Path, typer.Argument(help="The TOML file.")] = USUAL,
    *,
    strict: StrictOption = False,
) -> None:
    """Check a TOML file and show every mistake at once."""
    configuration = load(config)
    if strict and configuration.warnings:
        raise ConfigError(configuration.warnings)
    show_problems(configuration.warnings)
    names = ", ".join(plugin.name for plugin in configuration.plugins) or "none"
    changed = ", ".join(changed_paths(configuration)) or "none"
    typer.echo(f"{config} is right. Plugins: {names}. Changed settings: {changed}.")
    for plugin in configuration.plugins:
        if plugin.privacy:
            typer.echo(f"{plugin.name}: {plugin.privacy}")


def changed_paths(configuration: Configuration) -> Iterator[str]:
    """Name every setting that is not at its default."""
    own = {plugin.name: plugin.settings() for plugin in configuration.plugins}
    return (dotted(path) for path in changes(configuration.settings, Settings(plugins=own)))
