from nudgebot.engine.breaker import FAILURES, REST, Breaker
from tests.fakes import FakeClock


def broken(clock: FakeClock) -> Breaker:
    breaker = Breaker(clock)
    for _ in range(FAILURES):
        assert breaker.lets_pass()
        breaker.failed()
    return breaker


def test_after_some_failures_in_a_row_nobody_is_let_pass() -> None:
    assert not broken(FakeClock()).lets_pass()


def test_failures_that_are_not_in_a_row_do_no_harm() -> None:
    breaker = Breaker(FakeClock())
    for _ in range(FAILURES * 2):
        breaker.failed()
        breaker.succeeded()
    assert breaker.lets_pass()


def test_after_a_rest_one_call_is_let_pass_and_no_more() -> None:
    clock = FakeClock()
    breaker = broken(clock)
    clock.advance(seconds=REST.total_seconds())
    assert breaker.lets_pass()
    assert not breaker.lets_pass()
    breaker.failed()
    clock.advance(seconds=REST.total_seconds() - 1)
    assert not breaker.lets_pass()


def test_one_success_lets_everybody_pass_again() -> None:
    clock = FakeClock()
    breaker = broken(clock)
    clock.advance(seconds=REST.total_seconds())
    assert breaker.lets_pass()
    breaker.succeeded()
    assert breaker.lets_pass()
    assert breaker.lets_pass()
