from dataclasses import replace
from datetime import timedelta

import pytest

from nudgebot.domain.assessment import Assessment
from nudgebot.domain.decision import Credit
from nudgebot.domain.kudos import Kindness, Kudos, Refusal
from nudgebot.domain.membership import Membership
from nudgebot.policy.decide import decide
from nudgebot.policy.settings import KindnessSettings, PolicySettings
from tests.builders import (
    APOLOGY,
    NOON,
    PRAISE,
    SUPPORT,
    THANKS,
    assessment,
    draft,
    message,
    scores,
    situation,
    standing,
)
from tests.builders import kudos as an_act

HOUR = timedelta(hours=1)


def credited(*past: Kudos, scored: Assessment = THANKS, **changes: object) -> Credit:
    here = situation(scored, standing=standing(kudos=past), message=message(recipient="tom"))
    credit = decide(replace(here, **changes)).credit  # type: ignore[arg-type]
    assert credit is not None
    return credit


@pytest.mark.parametrize(
    ("scored", "kindness", "points"),
    [
        (THANKS, Kindness.GRATITUDE, 1),
        (PRAISE, Kindness.PRAISE, 1),
        (SUPPORT, Kindness.SUPPORT, 2),
        (APOLOGY, Kindness.APOLOGY, 2),
    ],
)
def test_kindness_to_another_member_earns(
    scored: Assessment, kindness: Kindness, points: int
) -> None:
    assert credited(scored=scored) == Credit(kindness, "tom", points)


def test_kindness_to_nobody_is_seen_and_earns_nothing() -> None:
    decision = decide(situation(THANKS))
    assert (decision.findings[-1].why, decision.actions) == ("nobody", ())


def test_thanking_oneself_earns_nothing() -> None:
    credit = credited(message=message(recipient="mia"))
    assert (credit.points, credit.refusal) == (0, Refusal.SELF)


def test_the_same_line_again_earns_nothing_whoever_it_is_for() -> None:
    credit = credited(an_act(receiver="eve", fingerprint="line"), fingerprint="line")
    assert credit.refusal is Refusal.REPEATED_LINE


def test_the_same_line_tomorrow_earns_again() -> None:
    credit = credited(an_act(fingerprint="line", at=NOON - 24 * HOUR), fingerprint="line")
    assert credit.points == 1


def test_a_line_that_did_not_count_is_not_used_up() -> None:
    refused = an_act(fingerprint="line", points=0, refusal=Refusal.SELF, receiver="mia")
    assert credited(refused, fingerprint="line").points == 1


def test_a_line_that_somebody_else_said_is_nobodys_property() -> None:
    assert credited(an_act(giver="eve", fingerprint="line"), fingerprint="line").points == 1


def test_thanks_for_thanks_within_the_hour_are_a_trade() -> None:
    back = an_act(giver="tom", receiver="mia", at=NOON - 0.5 * HOUR)
    assert credited(back).refusal is Refusal.TRADED
    assert credited(replace(back, at=NOON - HOUR)).refusal is None
    assert credited(replace(back, kindness=Kindness.SUPPORT)).refusal is None


def test_a_trade_that_did_not_count_is_still_a_trade() -> None:
    back = an_act(
        giver="tom", receiver="mia", at=NOON - 0.1 * HOUR, points=0, refusal=Refusal.TRADED
    )
    assert credited(back).refusal is Refusal.TRADED


def test_the_same_kindness_to_the_same_member_earns_three_times_a_day() -> None:
    assert credited(an_act(), an_act()).points == 1
    assert credited(an_act(), an_act(), an_act()).refusal is Refusal.PAIR_LIMIT
    assert credited(an_act(), an_act(), an_act(receiver="eve")).points == 1
    assert credited(an_act(), an_act(), an_act(kindness=Kindness.PRAISE)).points == 1


@pytest.mark.parametrize(("earned", "points"), [(28, 2), (29, 1), (30, 0), (50, 0)])
def test_nobody_earns_beyond_the_daily_limit(earned: int, points: int) -> None:
    credit = credited(an_act(receiver="eve", points=earned), scored=SUPPORT)
    assert credit.points == points
    assert (credit.refusal is Refusal.DAILY_LIMIT) == (points == 0)


def test_what_others_earned_does_not_count_towards_my_limit() -> None:
    assert credited(an_act(giver="eve", receiver="mia", points=30)).points == 1


def test_an_owner_can_leave_a_kindness_without_points() -> None:
    settings = PolicySettings(kindness=KindnessSettings(points={}))
    assert credited(settings=settings) == Credit(Kindness.GRATITUDE, "tom", 0)


@pytest.mark.parametrize(
    ("kind", "unkind", "earns"), [(0.5, 0.29, True), (0.49, 0, False), (0.9, 0.3, False)]
)
def test_it_takes_enough_kindness_and_little_unkindness(
    kind: float,
    unkind: float,
    earns: bool,  # noqa: FBT001
) -> None:
    scored = replace(THANKS, scores=scores(gratitude=kind, unkindness=unkind))
    decision = decide(situation(scored, message=message(recipient="tom")))
    assert (decision.credit is not None) is earns
    assert decision.findings[-1].rule == ("kindness" if earns else "harmless")


def test_the_finding_names_the_setting_that_decided() -> None:
    here = situation(assessment({"praise": 0.9}), message=message(recipient="tom"))
    assert decide(here).findings[-1].settings == ("policy.kindness.points.praise",)
    past = standing(kudos=(an_act(receiver="eve", points=30),))
    assert decide(replace(here, standing=past)).findings[-1].settings == (
        "policy.kindness.daily_limit",
    )


def test_who_does_not_want_points_earns_none() -> None:
    private = standing(membership=Membership(is_credited=False))
    decision = decide(situation(THANKS, standing=private, message=message(recipient="tom")))
    assert (decision.findings[-1].why, decision.actions) == ("opted_out", ())


def test_what_is_not_kind_says_nothing_about_points_to_those_who_want_none() -> None:
    private = standing(membership=Membership(is_credited=False))
    assert decide(situation(standing=private)).findings[-1].why == "harmless"


def test_editing_a_kind_message_does_not_earn_a_second_time() -> None:
    edit = message(recipient="tom", revises="message")
    assert decide(situation(THANKS, message=edit)).findings[-1].why == "harmless"


def test_a_draft_that_replaces_another_one_earns() -> None:
    assert credited(message=draft(recipient="tom", revises="draft")).points == 1
