from datetime import timedelta

import pytest

from nudgebot.domain.membership import Membership
from nudgebot.domain.message import Author
from nudgebot.policy.decide import decide
from nudgebot.policy.settings import ExemptSettings, PolicySettings
from tests.builders import NOON, THREAT, message, place, situation, standing

ROBOT = Author(id="beep", name="Beep", is_bot=True)
ELDER = Author(id="eve", name="Eve", roles=frozenset({"elder", "member"}))


def test_a_bot_is_left_alone_whatever_it_says() -> None:
    finding = decide(situation(THREAT, message=message(author=ROBOT))).findings[-1]
    assert (finding.rule, finding.why) == ("exempt", "exempt_bot")


def test_an_exempt_member_is_left_alone() -> None:
    settings = PolicySettings(exempt=ExemptSettings(members=frozenset({"mia"})))
    decision = decide(situation(THREAT, settings=settings))
    assert decision.findings[-1].why == "exempt_member"
    assert decision.findings[-1].settings == ("policy.exempt.members",)
    assert decision.actions == ()


def test_one_exempt_role_among_several_is_enough() -> None:
    settings = PolicySettings(exempt=ExemptSettings(roles=frozenset({"elder", "judge"})))
    decision = decide(situation(THREAT, settings=settings, message=message(author=ELDER)))
    assert decision.findings[-1].why == "exempt_role"


def test_an_exempt_channel_is_left_alone_and_its_neighbour_is_not() -> None:
    settings = PolicySettings(exempt=ExemptSettings(channels=frozenset({"arena"})))
    inside = decide(situation(THREAT, settings=settings, message=message(place=place("arena"))))
    outside = decide(situation(THREAT, settings=settings, message=message(place=place("square"))))
    assert inside.findings[-1].why == "exempt_channel"
    assert outside.nudge is not None


@pytest.mark.parametrize(("minutes", "is_exempt"), [(1, True), (0, False), (-1, False)])
def test_moderators_can_exempt_a_member_for_a_while(
    minutes: int,
    is_exempt: bool,  # noqa: FBT001 - a table of cases
) -> None:
    until = NOON + timedelta(minutes=minutes)
    here = situation(THREAT, standing=standing(membership=Membership(exempt_until=until)))
    decision = decide(here)
    assert (decision.findings[-1].why == "exempt_for_now") is is_exempt
    assert (decision.actions == ()) is is_exempt
