from datetime import timedelta

import pytest

from nudgebot.domain.membership import Membership
from tests.builders import NOON


@pytest.mark.parametrize(("minutes", "holds"), [(1, True), (0, False), (-1, False)])
def test_a_wish_and_an_exemption_end_when_they_say(
    minutes: int,
    holds: bool,  # noqa: FBT001 - a table of cases
) -> None:
    until = NOON + timedelta(minutes=minutes)
    membership = Membership(quiet_until=until, exempt_until=until)
    assert (membership.is_quiet(NOON), membership.is_exempt(NOON)) == (holds, holds)


def test_by_default_nothing_is_asked_for_and_nothing_granted() -> None:
    membership = Membership()
    assert not membership.is_quiet(NOON)
    assert not membership.is_exempt(NOON)
    assert not membership.direct
    assert membership.on_board
    assert membership.is_credited
