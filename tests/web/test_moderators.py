import asyncio

import pytest

from nudgebot.domain.case import Verdict
from tests.web.fakes import SAID
from tests.web.sites import open_site


async def test_without_cases_the_panel_says_so_kindly() -> None:
    async with open_site() as site:
        page = await (await site.browser()).get("/moderators")

    assert "A quiet day is a good day." in page
    assert "open to everybody" in page


async def test_a_case_shows_who_what_and_why() -> None:
    async with open_site() as site:
        site.desk.open_case("1")

        page = await (await site.browser()).get("/moderators")

    assert "Ada" in page
    assert "You &lt;b&gt;<mark>idiot</mark>&lt;/b&gt;" in page
    assert "Stood by it after a nudge, or ignored it" in page
    assert "It reads as an insult." in page
    assert all(button in page for button in ("Dismiss", "Uphold", "False alarm"))


async def test_words_that_are_not_kept_are_said_to_be_so() -> None:
    async with open_site() as site:
        site.desk.open_case("1", said=None)

        page = await (await site.browser()).get("/moderators")

    assert "The words are no longer kept." in page


async def test_a_name_is_never_markup() -> None:
    async with open_site() as site:
        site.desk.open_case("1", name="<script>alert(1)</script>")

        page = await (await site.browser()).get("/moderators")

    assert "<script>alert" not in page


async def test_a_button_closes_the_case_and_the_words_are_gone() -> None:
    async with open_site() as site:
        site.desk.open_case("1")
        browser = await site.browser()

        page = await browser.decide("1", "uphold")

        assert browser.status == 200
        assert "Closed lately" in page
        assert "Uphold" in page
        assert "idiot" not in page
        case = site.desk.store.by_id["1"]
        assert (case.verdict, case.closed_by) == (Verdict.UPHOLD, "demo")


async def test_whoever_is_second_hears_it_politely() -> None:
    async with open_site() as site:
        site.desk.open_case("1")
        first, second = await site.browser(), await site.browser()
        stale = await second.get("/moderators")
        await first.decide("1", "dismiss")

        page = await second.decide("1", "uphold", page=stale)

        assert second.status == 409
        assert "Somebody else was quicker" in page
        assert site.desk.store.by_id["1"].verdict is Verdict.DISMISS


async def test_a_form_without_our_token_closes_nothing() -> None:
    async with open_site() as site:
        site.desk.open_case("1")
        browser = await site.browser()
        await browser.get("/moderators")

        for token in ("", "é", "0" * 64):
            form = {"token": token, "verdict": "dismiss"}
            await browser.post("/moderators/cases/1", form)
            assert browser.status == 403

        assert site.desk.store.by_id["1"].is_open


async def test_a_form_from_a_browser_that_never_saw_the_page_closes_nothing() -> None:
    async with open_site() as site:
        site.desk.open_case("1")
        page = await (await site.browser()).get("/moderators")
        stranger = await site.browser()

        await stranger.decide("1", "dismiss", page=page)

        assert stranger.status == 403
        assert site.desk.store.by_id["1"].is_open


async def test_an_unheard_of_verdict_closes_nothing() -> None:
    async with open_site() as site:
        site.desk.open_case("1")
        browser = await site.browser()

        await browser.decide("1", "banish")

        assert browser.status == 400
        assert site.desk.store.by_id["1"].is_open


async def test_open_pages_hear_of_changes_without_words() -> None:
    async with open_site() as site:
        site.desk.open_case("1")
        watcher, other = await site.browser(), await site.browser()
        await watcher.get("/moderators")
        async with watcher.follow() as feed:
            assert await feed.next_line() == ": here\n"

            await other.decide("1", "dismiss")

            await feed.wait_for("event: cases")
            assert await feed.next_line() == "data: changed\n"


async def test_a_quiet_feed_shows_that_it_lives_and_ends_with_the_server(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("nudgebot.web.casefeed.STILL_HERE", 0.05)
    async with open_site() as site:
        watcher = await site.browser()
        await watcher.get("/moderators")
        async with watcher.follow() as feed:
            await feed.wait_for(": still here")
            async with asyncio.timeout(5):
                await site.server.close()


async def test_the_list_alone_is_a_fragment() -> None:
    async with open_site() as site:
        site.desk.open_case("1")
        browser = await site.browser()
        await browser.get("/moderators")

        fragment = await browser.get("/moderators/cases")

        assert "<html" not in fragment
        assert "<mark>idiot</mark>" in fragment


async def test_while_the_store_is_out_the_page_says_so_and_quotes_nothing() -> None:
    async with open_site() as site:
        site.desk.open_case("1")
        browser = await site.browser()
        panel = await browser.get("/moderators")
        site.desk.store.is_out = True

        for page in (
            await browser.get("/moderators"),
            await browser.decide("1", "uphold", page=panel),
        ):
            assert browser.status == 503
            assert "out for a moment" in page
            assert SAID not in page


async def test_only_the_latest_closed_cases_are_listed() -> None:
    async with open_site() as site:
        browser = await site.browser()
        for number in range(25):
            site.desk.open_case(str(number))
            await site.desk.cases.close(str(number), Verdict.DISMISS, by="demo")

        page = await browser.get("/moderators")

    assert page.count("<li><span>Ada</span>") == 20
