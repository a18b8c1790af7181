"""The page itself, in a real browser, under the policy that the site gives its pages."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from tests.browser import launched
from tests.plugins.webchat.visitors import OpenRoom, open_room

# One browser for all of them: starting it takes longer than most tests here.
pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

HOSTILE = "<img src=x onerror=alert(1)><b>not bold</b>"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with launched() as browser:
        yield browser


@pytest_asyncio.fixture(loop_scope="module")
async def room() -> AsyncIterator[OpenRoom]:
    async with open_room() as opened:
        yield opened


@asynccontextmanager
async def _page(
    browser: Browser, room: OpenRoom, name: str, width: int = 1280
) -> AsyncIterator[Page]:
    """Somebody's page; nothing on it may complain, or ask another host for anything."""
    context = await browser.new_context(viewport={"width": width, "height": 800})
    page = await context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda line: complaints.append(line.text))
    page.on("request", lambda asked: complaints.extend(_elsewhere(asked.url, room)))
    await page.goto(room.url("/"))
    await page.get_by_label("Your name").fill(name)
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("status")).to_have_text("Connected")
    yield page
    await context.close()
    assert [line for line in complaints if "WebSocket" not in line] == []


async def test_two_people_talk_and_words_are_only_words(browser: Browser, room: OpenRoom) -> None:
    async with _page(browser, room, "Ada") as ada, _page(browser, room, "Ben") as ben:
        await _say(ada, HOSTILE)
        await _say(ada, "and more\nbelow")

        await expect(ben.get_by_text(HOSTILE)).to_be_visible()
        await expect(ben.locator(".words").last).to_have_text("and more\nbelow")
        assert await ben.locator("img[src=x]").count() == 0


async def test_a_note_takes_the_focus_and_marks_the_words(browser: Browser, room: OpenRoom) -> None:
    async with _page(browser, room, "Ada") as ada, _page(browser, room, "Ben") as ben:
        await _say(ada, "👩‍🚀 You idiot!")

        note = ada.get_by_role("region", name="Before you post…")
        await expect(note).to_be_focused()
        await expect(note.locator("mark")).to_have_text("idiot")
        await expect(note).to_contain_text("A bot wrote this note. Only you see it")
        await expect(ben.get_by_text("idiot")).to_have_count(0)
        await expect(ada.locator(".line")).to_have_count(0)


async def test_use_this_posts_the_better_words(browser: Browser, room: OpenRoom) -> None:
    async with _page(browser, room, "Ada") as ada, _page(browser, room, "Ben") as ben:
        await _say(ada, "You idiot!")
        await ada.get_by_role("button", name="Use this").first.click()

        await expect(ben.get_by_text("That did not work for me.")).to_be_visible()
        await expect(ada.get_by_text("+2 for saying it in a better way.")).to_be_visible()
        await expect(ada.locator(".note")).to_have_count(0)
        await expect(ada.locator("#board li")).to_contain_text(re.compile("Ada.*you.*2"))
        await expect(ben.locator("#board li")).to_contain_text(re.compile("Ada.*2"))


async def test_the_keyboard_is_enough_to_edit(browser: Browser, room: OpenRoom) -> None:
    async with _page(browser, room, "Ada") as ada, _page(browser, room, "Ben") as ben:
        await _say(ada, "You idiot!")
        await expect(ada.locator(".note")).to_be_focused()
        box = ada.get_by_label("Your message")

        await ada.keyboard.press("Escape")
        await expect(box).to_be_focused()
        await expect(box).to_have_value("You idiot!")
        await ada.keyboard.press("Escape")
        await expect(box).to_have_value("")
        await ada.keyboard.press("Tab")
        await ada.keyboard.press("Escape")
        await box.fill("I see it differently.")
        await ada.keyboard.press("Enter")

        await expect(ben.get_by_text("I see it differently.")).to_be_visible()
        await expect(ada.locator(".note")).to_have_count(0)


async def test_post_anyway_then_this_was_wrong(browser: Browser, room: OpenRoom) -> None:
    async with _page(browser, room, "Ada") as ada, _page(browser, room, "Ben") as ben:
        await _say(ada, "You idiot!")
        await ada.get_by_role("button", name="Post anyway").click()
        await expect(ben.get_by_text("You idiot!")).to_be_visible()

        await ada.get_by_role("button", name="This was wrong").click()

        await expect(ada.get_by_text("A moderator will check it.")).to_be_visible()
        await expect(ben.locator(".line")).to_have_count(1)


async def test_this_was_wrong_and_let_it_go(browser: Browser, room: OpenRoom) -> None:
    async with _page(browser, room, "Ada") as ada, _page(browser, room, "Ben") as ben:
        await _say(ada, "You idiot!")
        await ada.get_by_role("button", name="Let it go").click()
        await expect(ada.get_by_text("Let go. Nobody saw it.")).to_be_visible()
        await _say(ada, "I am such an idiot")
        await ada.get_by_role("button", name="This was wrong").click()

        await expect(ben.get_by_text("I am such an idiot")).to_be_visible()
        await expect(ben.locator(".line")).to_have_count(1)
        await expect(ada.locator(".line")).to_have_count(1)


async def test_the_page_comes_back_by_itself_with_everything(
    browser: Browser, room: OpenRoom
) -> None:
    async with _page(browser, room, "Ada") as ada:
        await _say(ada, "You idiot!")
        await expect(ada.locator(".note")).to_be_visible()
        await room.stop()
        await expect(ada.get_by_role("status")).to_have_text("Reconnecting…")
        await _say(ada, "Are you still there?")
        await expect(ada.get_by_text("on its way…")).to_be_visible()

        await room.start(room.port)

        await expect(ada.get_by_role("status")).to_have_text("Connected", timeout=15_000)
        await expect(ada.get_by_text("The room was restarted.")).to_be_visible()
        await expect(ada.get_by_text("on its way…")).to_be_hidden()
        await expect(ada.locator(".line")).to_have_count(1)
        await expect(ada.locator(".note")).to_have_count(1)
        await ada.reload()
        await expect(ada.locator(".note mark")).to_have_text("idiot")
        await expect(ada.locator(".line")).to_have_count(1)


async def test_what_is_too_long_stays_in_the_box(browser: Browser, room: OpenRoom) -> None:
    async with _page(browser, room, "Ada") as ada:
        await _say(ada, "é" * 2_001)

        await expect(ada.get_by_role("alert")).to_contain_text("up to 2000 characters")
        assert len(await ada.get_by_label("Your message").input_value()) == 2_001


@pytest.mark.parametrize("width", [320, 390, 1280])
async def test_nothing_is_cut_off_at_any_width(
    browser: Browser, room: OpenRoom, width: int
) -> None:
    async with _page(browser, room, "Ada-with-a-name-that-is-32-chars", width) as ada:
        await _say(ada, "a" * 200 + " idiot")
        await expect(ada.locator(".note")).to_be_visible()

        for choice in ("Use this", "Edit", "Post anyway", "This was wrong", "Let it go"):
            await ada.get_by_role("button", name=choice).first.scroll_into_view_if_needed()
        wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        assert await ada.evaluate(wide) is False


async def test_on_a_phone_the_board_folds_away(browser: Browser, room: OpenRoom) -> None:
    async with _page(browser, room, "Ada", 360) as ada:
        await expect(ada.get_by_text("Who is here")).to_be_hidden()

        await ada.locator("summary").click()

        await expect(ada.get_by_text("Who is here")).to_be_visible()


async def _say(page: Page, text: str) -> None:
    await page.get_by_label("Your message").fill(text)
    await page.keyboard.press("Enter")


def _elsewhere(url: str, room: OpenRoom) -> list[str]:
    here = room.url("/").partition("//")[2]
    return [] if here in url else [url]
