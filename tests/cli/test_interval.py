import pytest
from hypothesis import given
from hypothesis import strategies as st

from nudgebot.cli.interval import interval, needed

TOTALS = st.integers(1, 10**7)


@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    # Newcombe, Statistics in Medicine 17 (1998), table I: the score method without correction
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (1, 29, 0.0061, 0.1718)],
)
def test_the_interval_is_wilsons(count: int, total: int, low: float, high: float) -> None:
    assert interval(count, total) == pytest.approx((low, high), abs=5e-5)


def test_where_nothing_was_found_the_rule_of_three_says_how_much_there_may_be() -> None:
    assert interval(0, 1500) == (0.0, 0.002)


def test_the_rule_of_three_says_nothing_about_a_handful() -> None:
    assert interval(0, 2) == pytest.approx((0.0, 0.6576), abs=5e-5)


def test_of_nothing_there_is_no_share() -> None:
    with pytest.raises(ValueError, match="nothing was looked at"):
        interval(0, 0)


@given(TOTALS, st.data())
def test_the_interval_holds_the_share_and_rises_with_it(total: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, total))
    low, high = interval(count, total)
    assert 0 <= low <= count / total <= high <= 1
    if count < total:
        assert interval(count + 1, total)[1] >= high


@pytest.mark.parametrize("alarms", [1, 5, 10, 15, 19])
def test_as_many_messages_as_are_needed_are_just_enough(alarms: int) -> None:
    enough = needed(alarms, 10_000, most=0.002)
    assert enough
    thousands = enough // 10_000 + 1
    assert interval(alarms * thousands, 10_000 * thousands)[1] <= 0.002
    assert interval(alarms * enough // 20_000 + 1, enough // 2)[1] > 0.002


def test_more_messages_do_not_help_where_there_are_too_many_alarms() -> None:
    assert needed(3, 1000, most=0.002) is None
    assert needed(2, 1000, most=0.002) is None


def test_without_an_alarm_the_rule_of_three_says_how_many_messages_make_sure() -> None:
    assert needed(0, 10, most=0.002) == 1500
