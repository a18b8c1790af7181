"""Options that several verbs share."""

from pathlib import Path
from typing import Annotated

import typer

from nudgebot.config.load import Configuration, default_configuration, load

USUAL = Path("config/nudgebot.toml")

ConfigOption = Annotated[
    Path | None,
    typer.Option(
        "--config",
        help=f"The TOML file. Without it: {USUAL}, or the defaults where there is none.",
        show_default=False,
    ),
]
PlatformOption = Annotated[str, typer.Option("--platform", help="Only members of this platform.")]
CommunityOption = Annotated[
    str, typer.Option("--community", help="Only members of this community.")
]


def usual_file(config: Path | None) -> Path | None:
    """Pick the file that was asked for, else the usual one if it is there."""
    return config or (USUAL if USUAL.exists() else None)


def read_configuration(config: Path | None) -> Configuration:
    """Load the file that was asked for, or the usual one, or else the defaults.

    Raises:
        ConfigError: it cannot be used.
    """
    file = usual_file(config)
    return default_configuration(()) if file is None else load(file)
