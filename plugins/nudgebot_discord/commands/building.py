"""Makes commands whose every word comes from the catalogue."""

from collections.abc import Mapping, Sequence
from typing import Any

import discord
from discord import app_commands

from nudgebot_discord.commands.asker import IN_COMMUNITIES
from nudgebot_discord.commands.wording import words
from nudgebot_discord.words.locales import Locales

Command = app_commands.Command[Any, ..., Any]


def make_command(
    locales: Locales,
    path: str,
    callback: Any,  # noqa: ANN401 - a coroutine function; its parameters are the options
    *,
    options: Sequence[str] = (),
    choices: Mapping[str, Sequence[str]] | None = None,
) -> Command:
    """Make a command, for communities only.

    Args:
        locales: has the words.
        path: the command's keys begin with `discord.command.PATH`.
        callback: a function of its own and no method, or discord.py miscounts its parameters.
        options: the names of its options.
        choices: the values that can be chosen, by option.
    """
    command: Command = app_commands.Command(
        name=words(locales, f"{path}.name"),
        description=words(locales, f"{path}.description"),
        callback=callback,
        allowed_contexts=IN_COMMUNITIES,
    )
    if options:
        names = {name: words(locales, f"{path}.{name}.name") for name in options}
        described = {name: words(locales, f"{path}.{name}.description") for name in options}
        app_commands.describe(**described)(command)
    for name, values in (choices or {}).items():
        listed: list[app_commands.Choice[str]] = [
            app_commands.Choice(name=words(locales, f"{path}.{name}.{value}"), value=value)
            for value in values
        ]
        app_commands.choices(**{name: listed})(command)
    if options:
        app_commands.rename(**names)(command)
    return command


def make_group(
    locales: Locales,
    name: str,
    commands: Sequence[Command],
    *,
    permissions: discord.Permissions,
) -> app_commands.Group:
    """Make a group of commands, for communities only."""
    group = app_commands.Group(
        name=words(locales, f"{name}.name"),
        description=words(locales, f"{name}.description"),
        default_permissions=permissions,
        guild_only=True,
    )
    for command in commands:
        group.add_command(command)
    return group
