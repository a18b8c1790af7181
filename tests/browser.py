"""A real Chromium for the tests that need one, the machine's own."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Browser, async_playwright, expect

from tests.requirements import missing

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE_MS = 15_000  # a busy machine is slow, not broken


def chromium() -> str:
    """Find the browser; without one the test is skipped, or fails where everything is required."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        missing("Chromium", "apt-get install chromium")
    return found


@asynccontextmanager
async def launched() -> AsyncIterator[Browser]:
    """Run a browser."""
    path = chromium()
    expect.set_options(timeout=PATIENCE_MS)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        try:
            yield browser
        finally:
            await browser.close()
