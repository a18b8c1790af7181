"""Play the scenes of the guide with the real bot, and take the pictures.

Run `python -m tests.plugins.discord.pictures docs/discord`. The bot, its model and discord.py are
the real ones; the Discord is the loopback server of the tests.
"""

import asyncio
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from playwright.async_api import Browser

from tests.browser import launched
from tests.discord_server.answers import Answer
from tests.discord_server.posts import Posted
from tests.discord_server.server import DiscordServer
from tests.plugins.discord.pictures.markup import Names
from tests.plugins.discord.pictures.page import page_of
from tests.plugins.discord.pictures.scenes import SCENES, Set, open_set

WIDTH = 760


class Camera:
    """Takes pictures of what is shown, and puts them into a folder."""

    def __init__(self, browser: Browser, folder: Path, names: Names) -> None:
        self._browser = browser
        self._folder = folder
        self._names = names

    async def take(self, name: str, shown: Sequence[Posted | Answer]) -> None:
        """Take one picture."""
        page = await self._browser.new_page(viewport={"width": WIDTH, "height": 100})
        try:
            await page.set_content(page_of(shown, self._names))
            await page.screenshot(path=self._folder / f"{name}.png", full_page=True)
        finally:
            await page.close()


async def main(folder: Path) -> None:
    """Play every scene once; the folder is there."""
    async with launched() as browser, DiscordServer() as server:
        os.environ["NUDGEBOT_DISCORD_TOKEN"] = server.token
        with tempfile.TemporaryDirectory() as memory:
            async with open_set(server, Path(memory)) as stage:
                for scene in SCENES:
                    await _play(scene.__name__, await scene(stage), stage, browser, folder)


async def _play(
    name: str, shown: Sequence[Posted | Answer], stage: Set, browser: Browser, folder: Path
) -> None:
    await Camera(browser, folder, stage.names).take(name, shown)
    print(name)  # noqa: T201 - says how far it is


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    asyncio.run(main(target))
