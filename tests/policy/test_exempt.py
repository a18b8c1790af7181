from nudgebot.domain.message import Author
from nudgebot.policy.decide import decide
from nudgebot.policy.settings import ExemptSettings, PolicySettings
from tests.builders import THREAT, message, place, situation

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
