import asyncio
import logging

import pytest
from aiohttp import ClientError, web

from nudgebot.stores import StoreUnavailableError
from nudgebot.web.server import Server
from nudgebot.web.settings import WebSettings
from tests.web.sites import open_site

WORDS = "something somebody said"


async def test_it_lives_as_long_as_the_loop_runs() -> None:
    async with open_site(checks={"store": _fails}) as site:
        browser = await site.browser()

        await browser.get("/healthz")

        assert browser.status == 200


async def test_it_is_ready_when_every_check_passes() -> None:
    async with open_site(checks={"store": _passes, "scoring": _passes}) as site:
        browser = await site.browser()

        body = await browser.get("/readyz")

    assert browser.status == 200
    assert body == '{"ready": true, "checks": {"store": true, "scoring": true}}'


async def test_it_says_which_check_failed_or_hangs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nudgebot.web.health.DEADLINE", 0.05)
    checks = {"store": _fails, "scoring": _hangs, "stream": _breaks, "disk": _passes}
    async with open_site(checks=checks) as site:
        browser = await site.browser()

        body = await browser.get("/readyz")

    assert browser.status == 503
    assert '"store": false, "scoring": false, "stream": false, "disk": true' in body


async def test_metrics_count_messages_outages_deliveries_and_time() -> None:
    async with open_site() as site:
        site.monitor.count("messages", rule="nudge")
        site.monitor.count("outages", part="scoring")
        site.monitor.count("deliveries", result="later")
        site.monitor.count("unheard of")
        site.monitor.time("intake", 0.002)

        page = await (await site.browser()).get("/metrics")

    for line in (
        'nudgebot_messages_total{rule="nudge"} 1.0',
        'nudgebot_outages_total{part="scoring"} 1.0',
        'nudgebot_deliveries_total{result="later"} 1.0',
        'nudgebot_events_total{event="unheard of"} 1.0',
        'nudgebot_stage_seconds_bucket{le="0.0025",stage="intake"} 1.0',
    ):
        assert line in page


async def test_labels_do_not_grow_without_end() -> None:
    async with open_site() as site:
        for number in range(1_000):
            site.monitor.count("messages", rule=f"rule-{number}")

        page = await (await site.browser()).get("/metrics")

    assert page.count("nudgebot_messages_total{") == 51
    assert 'nudgebot_messages_total{rule="other"} 950.0' in page


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("LOCALHOST:8080", 200),
        ("127.0.0.1:8080", 200),
        ("[::1]:8080", 200),
        ("192.0.2.7", 200),
        ("porch.example", 200),
        ("evil.example", 421),
        ("localhost.evil.example", 421),
        ("127.0.0.1.evil.example", 421),
        ("[", 421),
    ],
)
async def test_it_answers_only_to_its_own_names(host: str, status: int) -> None:
    settings = WebSettings(allowed_hosts=frozenset({"localhost", "Porch.example"}))
    async with open_site(settings=settings) as site:
        browser = await site.browser()

        await browser.get("/healthz", headers={"Host": host})

        assert browser.status == status


@pytest.mark.parametrize("path", ["/healthz", "/moderators", "/nowhere", "/static/pages.css"])
async def test_every_answer_has_the_headers_that_keep_pages_safe(path: str) -> None:
    async with open_site() as site:
        browser = await site.browser()

        await browser.get(path)

    policy = browser.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert browser.headers["X-Content-Type-Options"] == "nosniff"
    assert browser.headers["Referrer-Policy"] == "same-origin"
    assert browser.headers["Cache-Control"] in {"no-store", "no-cache"}


async def test_an_address_with_nothing_says_so_and_does_not_repeat_it() -> None:
    async with open_site() as site:
        browser = await site.browser()

        page = await browser.get("/nowhere-in-particular")

    assert browser.status == 404
    assert "nothing at this address" in page
    assert "nowhere" not in page


async def test_a_method_that_is_not_there_says_which_are() -> None:
    async with open_site() as site:
        browser = await site.browser()

        await browser.post("/healthz", {})

    assert browser.status == 405
    assert "GET" in browser.headers["Allow"]


async def test_what_breaks_is_noted_without_anybodys_words(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with open_site(routes=(web.get("/breaks", _quotes), web.get("/out", _is_out))) as site:
        browser = await site.browser()
        with caplog.at_level(logging.DEBUG):
            page = await browser.get("/breaks")
            assert browser.status == 500
            await browser.get("/out")
            assert browser.status == 503

    assert WORDS not in page + caplog.text
    assert "web.failed" in caplog.text


async def test_what_breaks_half_way_is_cut_off_without_anybodys_words_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with open_site(routes=(web.get("/half", _breaks_half_way),)) as site:
        browser = await site.browser()
        with caplog.at_level(logging.DEBUG), pytest.raises(ClientError):
            await browser.get("/half")

    assert WORDS not in caplog.text
    assert "web.failed" in caplog.text


async def test_a_form_of_any_size_is_not_read() -> None:
    async with open_site() as site:
        browser = await site.browser()
        await browser.get("/moderators")

        await browser.post("/moderators/login", {"key": "a" * 1_000_000})

    assert browser.status == 413


async def test_the_server_starts_and_stops_on_a_free_port() -> None:
    server = Server(web.Application(), host="127.0.0.1", port=0)
    await server.start()

    assert server.port > 0

    await server.stop()


async def test_a_port_in_use_is_an_error_of_the_system() -> None:
    first = Server(web.Application(), host="127.0.0.1", port=0)
    await first.start()

    with pytest.raises(OSError, match="in use"):
        await Server(web.Application(), host="127.0.0.1", port=first.port).start()

    await first.stop()


async def _passes() -> bool:
    return True


async def _fails() -> bool:
    return False


async def _hangs() -> bool:
    await asyncio.sleep(60)
    return True


async def _breaks() -> bool:
    raise RuntimeError(WORDS)


async def _quotes(_request: web.Request) -> web.Response:
    raise ValueError(WORDS)


async def _is_out(_request: web.Request) -> web.Response:
    raise StoreUnavailableError


async def _breaks_half_way(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse()
    await response.prepare(request)
    await response.write(b"half")
    raise ValueError(WORDS)
