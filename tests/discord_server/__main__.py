"""A Discord on this machine to watch the bot in: `python -m tests.discord_server`."""

import argparse
import asyncio
import os
import sys
from contextlib import suppress

from tests.discord_server.evening import PAUSE_SECONDS, Evening
from tests.discord_server.server import DiscordServer
from tests.discord_server.watching import Teller

HOW = """\
A Discord with one community, "The Porch", runs until you press Ctrl+C.

Put into a file watch.toml:

    [plugins.discord]
    api = "{api}"
    gateway = "{gateway}"

    [storage]
    folder = "/tmp/nudgebot-watch"

and start the bot in a second terminal:

    NUDGEBOT_DISCORD_TOKEN={token} .venv/bin/nudgebot run --config watch.toml

Then watch here what people do, what the bot answers, and who sees it.
"""


async def serve(port: int, pause: float) -> None:
    """Serve, chat and tell until cancelled."""
    async with DiscordServer(port=port) as server:
        sys.stdout.write(HOW.format(api=server.api, gateway=server.gateway, token=server.token))
        sys.stdout.flush()
        teller = Teller(_write, server.world, is_coloured=_is_terminal())
        server.world.watchers.append(teller.tell)
        await Evening(server, tell=teller.announce).go_on(pause=pause)


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


def _is_terminal() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
