import logging
from datetime import timedelta

import pytest

from nudgebot_discord.governing.invalid_requests import InvalidRequests
from tests.plugins.discord.clock import FakeClock

MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize("status", [401, 403, 429])
def test_too_many_refused_requests_spend_the_budget_and_it_says_so_once(
    status: int, caplog: pytest.LogCaptureFixture
) -> None:
    clock = FakeClock()
    requests = InvalidRequests(limit=3, clock=clock)
    requests.note(status)
    requests.note(status)
    assert not requests.is_spent()
    requests.note(status)

    assert requests.is_spent()
    assert requests.is_spent()
    said = [(record.levelno, record.message) for record in caplog.records]
    assert said == [(logging.WARNING, "discord.requests.budget")]
    clock.advance(10 * MINUTE)
    assert not requests.is_spent()


def test_it_says_so_again_the_next_time(caplog: pytest.LogCaptureFixture) -> None:
    clock = FakeClock()
    requests = InvalidRequests(limit=1, clock=clock)
    for _ in range(2):
        requests.note(403)
        assert requests.is_spent()
        clock.advance(10 * MINUTE)
        assert not requests.is_spent()

    assert len(caplog.records) == 2


def test_what_is_nobodys_fault_does_not_count() -> None:
    requests = InvalidRequests(limit=1, clock=FakeClock())
    for status in (200, 204, 400, 404, 500):
        requests.note(status)
    requests.note(429, shared=True)

    assert not requests.is_spent()


def test_refusals_that_are_far_apart_never_spend_it() -> None:
    clock = FakeClock()
    requests = InvalidRequests(limit=3, clock=clock)
    for _ in range(5):
        requests.note(403)
        clock.advance(5 * MINUTE)
        assert not requests.is_spent()
