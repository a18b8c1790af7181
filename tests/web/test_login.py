from pathlib import Path

import pytest

from nudgebot.web.attempts import Attempts
from nudgebot.web.doorkeeper import SECONDS, Doorkeeper
from nudgebot.web.keys import moderator_key
from nudgebot.web.settings import WebSettings
from tests.web.sites import Browser, open_site

KEY = "open sesame"
CLOSED = WebSettings()


async def test_without_a_key_the_pages_are_shut_and_say_how_to_open_them() -> None:
    async with open_site(settings=CLOSED) as site:
        site.desk.open_case("1")
        browser = await site.browser()

        page = await browser.get("/moderators")

        assert browser.status == 403
        assert "NUDGEBOT_MODERATOR_KEY" in page
        assert "Ada" not in page
        assert await _statuses(browser) == {403}


async def test_with_a_key_strangers_see_nothing() -> None:
    async with open_site(settings=CLOSED, key=KEY) as site:
        site.desk.open_case("1")
        browser = await site.browser()

        page = await browser.get("/moderators")

        assert browser.status == 401
        assert "Moderators&#39; key" in page
        assert "Ada" not in page
        assert await _statuses(browser) == {403}


async def test_the_key_opens_the_panel() -> None:
    async with open_site(settings=CLOSED, key=KEY) as site:
        site.desk.open_case("1")
        browser = await site.browser()

        page = await browser.post("/moderators/login", {"key": f" {KEY}\n"})
        assert "Ada" in page
        assert "demo" not in page
        await browser.decide("1", "dismiss")

        assert site.desk.store.by_id["1"].closed_by == "moderator"


async def test_guessing_is_slowed_down() -> None:
    async with open_site(settings=CLOSED, key=KEY) as site:
        browser = await site.browser()
        statuses = []
        for guess in ("", "a", "é", KEY.upper(), "\x00", KEY):
            await browser.post("/moderators/login", {"key": guess})
            statuses.append(browser.status)

        assert statuses == [403] * 5 + [429]


def test_a_guesser_may_try_again_after_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nudgebot.web.attempts.ADDRESSES", 2)
    now = 0.0
    attempts = Attempts(lambda: now)
    for _ in range(5):
        attempts.failed("a")

    assert attempts.are_spent("a")
    assert not attempts.are_spent("b")
    now = 61.0
    assert not attempts.are_spent("a")
    for address in "bcd":
        attempts.failed(address)


@pytest.mark.parametrize("forged", ["", ".", "1.2.3", "é", "99999999999.aa.bb"])
async def test_a_forged_pass_opens_nothing(forged: str) -> None:
    async with open_site(settings=CLOSED, key=KEY) as site:
        browser = await site.browser()

        await browser.get("/moderators", headers={"Cookie": f"nudgebot_moderator={forged}"})

        assert browser.status == 401


async def test_a_pass_from_the_demo_or_for_another_key_opens_nothing() -> None:
    old = await _pass_for(WebSettings(open_moderation=True), None)
    other = await _pass_for(CLOSED, "another key")
    async with open_site(settings=CLOSED, key=KEY) as site:
        browser = await site.browser()
        for badge in (old, other):
            await browser.get("/moderators", headers={"Cookie": badge})
            assert browser.status == 401


async def test_the_pass_is_out_of_reach_for_scripts_and_other_sites() -> None:
    async with open_site() as site:
        browser = await site.browser()
        await browser.get("/moderators")

    cookie = browser.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie


def test_a_pass_runs_out() -> None:
    now = 1_000.0
    keeper = Doorkeeper(b"secret", key=KEY, is_open=False, time=lambda: now)
    request = _Request({"nudgebot_moderator": keeper.issue()})

    assert keeper.read(request) is not None  # type: ignore[arg-type]
    now += SECONDS
    assert keeper.read(request) is None  # type: ignore[arg-type]


def test_the_key_comes_from_the_environment_or_else_from_the_file(tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_text("from the file\n")
    settings = WebSettings(moderator_key_file=str(file))

    assert moderator_key(settings, {"NUDGEBOT_MODERATOR_KEY": "from outside"}) == "from outside"
    assert moderator_key(settings, {}) == "from the file"
    assert moderator_key(WebSettings(), {}) is None
    assert moderator_key(WebSettings(), {"NUDGEBOT_MODERATOR_KEY": " "}) is None
    with pytest.raises(OSError, match="nowhere"):
        moderator_key(WebSettings(moderator_key_file=str(tmp_path / "nowhere")), {})


class _Request:
    def __init__(self, cookies: dict[str, str]) -> None:
        self.cookies = cookies


async def _statuses(browser: Browser) -> set[int]:
    statuses = set()
    for path in ("/moderators/cases", "/moderators/events"):
        await browser.get(path)
        statuses.add(browser.status)
    await browser.post("/moderators/cases/1", {"verdict": "dismiss"})
    return statuses | {browser.status}


async def _pass_for(settings: WebSettings, key: str | None) -> str:
    async with open_site(settings=settings, key=key) as site:
        browser = await site.browser()
        if key is None:
            await browser.get("/moderators")
        else:
            await browser.post("/moderators/login", {"key": key}, follows=False)
        return browser.headers["Set-Cookie"].partition(";")[0]
