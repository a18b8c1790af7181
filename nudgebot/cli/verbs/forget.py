"""`nudgebot forget`: erase a member."""

import asyncio
import sys
from collections.abc import Mapping
from typing import Annotated

import typer

from nudgebot.bootstrap import open_store
from nudgebot.cli.application import verb_app
from nudgebot.cli.errors import USAGE, VerbError
from nudgebot.cli.members import Wanted, find_member
from nudgebot.cli.options import (
    CommunityOption,
    ConfigOption,
    PlatformOption,
    read_configuration,
)
from nudgebot.storage.settings import StorageSettings

app = verb_app()

KEPT = "upheld_cases_kept"


@app.command()
def forget(
    member: Annotated[str, typer.Argument(help="The id or the name of the member.")],
    *,
    config: ConfigOption = None,
    platform: PlatformOption = "",
    community: CommunityOption = "",
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Erase what is stored about a member, for ever."""
    settings = read_configuration(config).settings.storage
    wanted = Wanted(member, platform, community)
    typer.echo(asyncio.run(_erase(settings, wanted, yes=yes)))


async def _erase(settings: StorageSettings, wanted: Wanted, *, yes: bool) -> str:
    async with open_store(settings) as store:
        key = await find_member(store, wanted)
        if not yes and not _confirmed(wanted.member):
            return "Nothing was erased."
        return told(wanted.member, await store.forget(key))


def _confirmed(member: str) -> bool:
    """Ask on a terminal; a script has to say --yes.

    Raises:
        VerbError: there is nobody to ask.
    """
    if not sys.stdin.isatty():
        raise VerbError("there is nobody to ask here; add --yes to erase", status=USAGE)
    return typer.confirm(f"Erase everything about {member} for ever?", err=True)


def told(member: str, gone: Mapping[str, int]) -> str:
    """Say what went, and what stays because it is not the member's alone."""
    erased = {table: count for table, count in gone.items() if count and table != KEPT}
    rows = ", ".join(f"{count} in {table}" for table, count in erased.items())
    kept = ["the points that others earned by being kind to them"]
    if gone.get(KEPT):
        kept.insert(0, f"{gone[KEPT]} upheld cases, without their words")
    return f"{member} is forgotten. Erased: {rows or 'nothing'}. Kept: {', '.join(kept)}."
