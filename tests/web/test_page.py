"""The moderators' page in a real browser."""

import pytest
from playwright.async_api import expect

from nudgebot.domain.events import CaseChanged
from tests.browser import launched
from tests.web.sites import open_site

pytestmark = pytest.mark.browser


async def test_a_case_appears_by_itself_and_two_moderators_see_it_go() -> None:
    async with open_site() as site, launched() as browser:
        one, other = await browser.new_page(), await browser.new_page()
        for page in (one, other):
            await page.goto(str(site.server.make_url("/moderators")))
            await expect(page.get_by_text("No open cases.")).to_be_visible()

        site.desk.open_case("1")
        site.desk.announce(CaseChanged("webchat", "porch"))
        for page in (one, other):
            await expect(page.get_by_role("article", name="Ada")).to_contain_text("<b>idiot</b>")
        await other.get_by_role("button", name="Uphold").focus()
        site.desk.announce(CaseChanged("webchat", "porch"))
        await one.get_by_role("button", name="Dismiss").press("Enter")

        for page in (one, other):
            await expect(page.get_by_text("No open cases.")).to_be_visible()
            await expect(page.get_by_text("Closed lately")).to_be_visible()


async def test_everything_works_without_javascript() -> None:
    async with open_site() as site, launched() as browser:
        site.desk.open_case("1")
        context = await browser.new_context(java_script_enabled=False)
        page = await context.new_page()
        await page.goto(str(site.server.make_url("/moderators")))

        await page.get_by_role("button", name="False alarm").click()

        await expect(page.get_by_text("No open cases.")).to_be_visible()
