"""A Discord on this machine to watch the bot in: `python -m tests.discord_server`."""

import argparse
import asyncio
import sys
from contextlib import suppress

from tests.discord_server.evening import PAUSE_SECONDS, Evening
from tests.discord_server.server import DiscordServer
from tests.discord_server.watching import Teller

HOW = """\
A Discord with one community, "The Porch", runs until you press Ctrl+C.

Put into the nudgebot.toml of a folder for trying things out:

    [plugins.discord]
    api = "{api}"
    gateway = "{gateway}"

and start the bot beside it:

    NUDGEBOT_DISCORD_TOKEN={token} nudgebot run

"""


async def serve(port: int, pause: float) -> None:
    """Serve, chat and tell until cancelled."""
    async with DiscordServer(port=port) as server:
        sys.stdout.write(HOW.format(api=server.api, gateway=server.gateway, token=server.token))
        sys.stdout.flush()
        server.world.watchers.append(Teller(_write, server.world.users).tell)
        await Evening(server).go_on(pause=pause)


def main() -> None:
    """Read the command line and serve."""
    parser = argparse.ArgumentParser(prog="python -m tests.discord_server", description=__doc__)
    parser.add_argument("--port", type=int, default=8123, help="the port; 0 takes a free one")
    parser.add_argument(
        "--pause", type=float, default=PAUSE_SECONDS, help="seconds between two lines of talk"
    )
    given = parser.parse_args()
    with suppress(KeyboardInterrupt):
        asyncio.run(serve(given.port, given.pause))


def _write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
