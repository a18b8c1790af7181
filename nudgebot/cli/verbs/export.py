"""`nudgebot export`: give a member what is stored about them."""

import asyncio
from typing import Annotated, Any

import typer

from nudgebot.bootstrap import open_store
from nudgebot.cli.application import verb_app
from nudgebot.cli.members import Wanted, find_member
from nudgebot.cli.options import (
    CommunityOption,
    ConfigOption,
    PlatformOption,
    read_configuration,
)
from nudgebot.cli.report import print_json
from nudgebot.storage.settings import StorageSettings

app = verb_app()


@app.command()
def export(
    member: Annotated[str, typer.Argument(help="The id or the name of the member.")],
    config: ConfigOption = None,
    platform: PlatformOption = "",
    community: CommunityOption = "",
) -> None:
    """Print everything that is stored about a member, as JSON."""
    settings = read_configuration(config).settings.storage
    stored = asyncio.run(_collect(settings, Wanted(member, platform, community)))
    print_json(stored, indent=2)


async def _collect(settings: StorageSettings, wanted: Wanted) -> dict[str, Any]:
    async with open_store(settings) as store:
        return await store.export(await find_member(store, wanted))
