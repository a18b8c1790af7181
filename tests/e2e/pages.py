"""The room and the moderators' panel as people see them, in a real browser."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Browser, Locator, Page, expect


class RoomPage:
    """One member's tab."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.notes: Locator = page.locator("#notes .note")

    async def say(self, text: str) -> None:
        """Type a text and press Enter."""
        await self.page.get_by_label("Message").fill(text)
        await self.page.keyboard.press("Enter")

    async def choose(self, button: str) -> None:
        """Press a button on the note, and wait until the note is gone."""
        await self.notes.get_by_role("button", name=button).first.click()
        await expect(self.notes).to_have_count(0)

    async def sees(self, text: str) -> None:
        """Wait until a text is in the conversation, or whispered to this member."""
        await expect(self.page.get_by_role("log").get_by_text(text).last).to_be_visible()

    async def does_not_see(self, text: str) -> None:
        """Make sure that a text is nowhere on the page."""
        await expect(self.page.get_by_text(text)).to_have_count(0)

    async def sees_points(self, name: str, points: int) -> None:
        """Wait until the board beside the room gives a member these points."""
        place = self.page.locator("#board li", has_text=name)
        await expect(place.locator("[data-part=points]")).to_have_text(str(points))

    async def is_back(self) -> None:
        """Wait until the page has found the bot again."""
        await expect(self.page.get_by_role("status")).to_have_text("Connected")


@asynccontextmanager
async def in_room(browser: Browser, url: str, name: str) -> AsyncIterator[RoomPage]:
    """Come in through the door, in a browser profile of one's own."""
    context = await browser.new_context()
    page = await context.new_page()
    await page.goto(url)
    await page.get_by_label("Your name").fill(name)
    await page.keyboard.press("Enter")
    room = RoomPage(page)
    await room.is_back()
    yield room
    await context.close()
