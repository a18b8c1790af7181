"""The main job, end to end, as two people and a moderator see it in a real browser."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, expect

from tests.browser import launched
from tests.e2e.bot import Bot
from tests.e2e.pages import RoomPage, in_room

pytestmark = [pytest.mark.browser, pytest.mark.model]

CRUEL = "you are a worthless idiot and everybody here hates you"
CRUEL_TOO = "shut up, you pathetic loser"
CRUEL_AGAIN = "what a stupid moron you are"


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with launched() as browser:
        yield browser


@pytest.fixture
async def ann(browser: Browser, own_bot: Bot) -> AsyncIterator[RoomPage]:
    async with in_room(browser, own_bot.url, "Ann") as room:
        yield room


@pytest.fixture
async def ben(browser: Browser, own_bot: Bot) -> AsyncIterator[RoomPage]:
    async with in_room(browser, own_bot.url, "Ben") as room:
        yield room


async def test_a_hurtful_draft_becomes_a_note_and_then_something_better(
    ann: RoomPage, ben: RoomPage
) -> None:
    await ann.say(CRUEL)

    await expect(ann.notes).to_contain_text("A bot wrote this note. Only you see it")
    await expect(ann.notes.locator("blockquote")).to_have_text(CRUEL)
    await expect(ann.notes.locator("mark").first).to_be_visible()
    await expect(ann.notes.locator(".reasons li").first).to_be_visible()
    assert await ann.notes.get_by_role("button", name="Use this").count() <= 2
    for choice in ("Edit", "Post anyway", "This was wrong"):
        await expect(ann.notes.get_by_role("button", name=choice)).to_be_visible()
    await ben.does_not_see(CRUEL)

    await ann.notes.get_by_role("button", name="Edit").click()
    await expect(ann.page.get_by_label("Message")).to_have_value(CRUEL)
    await ann.say("i am upset about what happened yesterday")
    await ben.sees("i am upset about what happened yesterday")
    await ben.sees_points("Ann", 2)
    await ben.does_not_see(CRUEL)


async def test_a_suggestion_is_posted_instead(ann: RoomPage, ben: RoomPage) -> None:
    await ann.say("you are a fucking idiot, please stop breaking the build")
    suggestion = await ann.notes.locator(".better li p").first.inner_text()
    await ann.choose("Use this")

    await ben.sees(suggestion)
    await ben.sees_points("Ann", 2)


async def test_standing_by_it_three_times_brings_a_moderator_who_decides(
    ann: RoomPage, ben: RoomPage, browser: Browser, own_bot: Bot
) -> None:
    moderator = await browser.new_page()
    await moderator.goto(f"{own_bot.url}/moderators")
    case = moderator.locator("article.case")
    for text in (CRUEL, CRUEL_TOO, CRUEL_AGAIN):
        await expect(case).to_have_count(0)
        await ann.say(text)
        await ann.choose("Post anyway")
        await ben.sees(text)

    await expect(case).to_have_count(1)  # without a reload
    await expect(case.locator("blockquote")).to_have_count(3)
    for verdict in ("Dismiss", "Uphold", "False alarm"):
        await expect(case.get_by_role("button", name=verdict)).to_be_visible()

    await ann.page.get_by_role("log").get_by_role("button", name="This was wrong").last.click()
    await expect(case.get_by_text("The author says the nudge was wrong")).to_be_visible()

    await case.get_by_role("button", name="False alarm").click()
    await expect(case).to_have_count(0)
    await expect(moderator.get_by_text("worthless")).to_have_count(0)
    await ann.sees("the nudge was wrong. Sorry about that!")
    await moderator.close()


async def test_kindness_moves_the_board_beside_the_room(ann: RoomPage, ben: RoomPage) -> None:
    await ben.say("the build is green again")
    await ann.sees("the build is green again")
    await ann.say("thank you so much for fixing it, that really helped me!")

    await ann.sees_points("Ann", 1)
    await ben.sees_points("Ann", 1)

    await ann.say("thank you so much for fixing it, that really helped me!")
    await ann.say("great job with the tests, that is brilliant work")
    await ben.sees_points("Ann", 2)  # one for praise, none for the line that was said before


async def test_a_note_and_the_board_survive_a_killed_process(ann: RoomPage, own_bot: Bot) -> None:
    await ann.say(CRUEL)
    await ann.notes.get_by_role("button", name="Edit").click()
    await ann.say("i am upset about what happened yesterday")
    await ann.sees_points("Ann", 2)
    await ann.say(CRUEL_TOO)
    await expect(ann.notes.locator("blockquote")).to_have_text(CRUEL_TOO)

    await own_bot.kill()
    await own_bot.start()
    await ann.is_back()
    await expect(ann.notes.locator("blockquote")).to_have_text(CRUEL_TOO)
    await ann.page.reload()
    await ann.is_back()

    await expect(ann.notes.locator("blockquote")).to_have_text(CRUEL_TOO)
    await ann.sees_points("Ann", 2)
    await ann.choose("Let it go")
