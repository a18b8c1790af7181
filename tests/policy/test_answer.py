from dataclasses import replace
from datetime import timedelta

import pytest

from nudgebot.domain.assessment import Assessment
from nudgebot.domain.case import CaseReason
from nudgebot.domain.decision import Credit, Escalate
from nudgebot.domain.kudos import Kindness, Kudos, Refusal
from nudgebot.domain.membership import Membership
from nudgebot.domain.nudge import STRIKES, NudgeRecord, Outcome
from nudgebot.policy.attempt import STILL_THE_SAME
from nudgebot.policy.decide import decide
from nudgebot.policy.settings import KindnessSettings, NudgeSettings, PolicySettings
from tests.builders import (
    CRUEL,
    NOON,
    PLAIN,
    THANKS,
    THREAT,
    assessment,
    draft,
    nudge_record,
    situation,
    standing,
)
from tests.builders import kudos as an_act

HOUR = timedelta(hours=1)


def strikes(*hours_ago: float) -> tuple[NudgeRecord, ...]:
    return tuple(
        nudge_record(at=NOON - hours * HOUR, outcome=Outcome.STOOD_BY) for hours in hours_ago
    )


def rephrasings(number: int, *, hours_ago: float = 1) -> tuple[Kudos, ...]:
    return tuple(
        an_act(kindness=Kindness.REPHRASING, receiver=None, points=2, at=NOON - hours_ago * HOUR)
        for _ in range(number)
    )


def test_saying_it_better_settles_the_nudge_and_earns() -> None:
    decision = decide(situation(PLAIN, standing=standing(revising=nudge_record())))
    assert decision.outcome is Outcome.REPHRASED
    assert decision.actions == (Credit(Kindness.REPHRASING, None, 2),)


def test_a_kind_answer_counts_as_a_rephrasing_and_not_as_thanks_too() -> None:
    decision = decide(situation(THANKS, standing=standing(revising=nudge_record())))
    assert [action.kindness for action in decision.actions if isinstance(action, Credit)] == [
        Kindness.REPHRASING
    ]


def test_the_fourth_rephrasing_of_a_day_earns_nothing_and_says_why() -> None:
    here = situation(PLAIN, standing=standing(revising=nudge_record(), kudos=rephrasings(3)))
    decision = decide(here)
    assert decision.outcome is Outcome.REPHRASED
    assert decision.credit == Credit(Kindness.REPHRASING, None, 0, Refusal.DAILY_LIMIT)


def test_yesterdays_rephrasings_and_refused_ones_leave_todays_alone() -> None:
    refused = replace(rephrasings(1)[0], points=0, refusal=Refusal.DAILY_LIMIT)
    acts = (*rephrasings(3, hours_ago=24), *rephrasings(2), refused)
    decision = decide(situation(PLAIN, standing=standing(revising=nudge_record(), kudos=acts)))
    assert decision.credit == Credit(Kindness.REPHRASING, None, 2)


def test_somebody_elses_rephrasings_do_not_use_up_mine() -> None:
    others = tuple(replace(act, giver="tom", receiver="mia") for act in rephrasings(3))
    decision = decide(situation(PLAIN, standing=standing(revising=nudge_record(), kudos=others)))
    assert decision.credit == Credit(Kindness.REPHRASING, None, 2)


@pytest.mark.parametrize(("earned", "points"), [(28, 2), (29, 1), (30, 0), (31, 0)])
def test_a_rephrasing_never_earns_beyond_the_daily_limit(earned: int, points: int) -> None:
    acts = (an_act(points=earned),)
    decision = decide(situation(PLAIN, standing=standing(revising=nudge_record(), kudos=acts)))
    assert decision.credit is not None
    assert decision.credit.points == points
    assert (decision.credit.refusal is Refusal.DAILY_LIMIT) == (points == 0)


def test_an_owner_can_leave_rephrasings_without_points() -> None:
    settings = PolicySettings(kindness=KindnessSettings(points={}))
    here = situation(PLAIN, settings=settings, standing=standing(revising=nudge_record()))
    assert decide(here).credit == Credit(Kindness.REPHRASING, None, 0)


def test_standing_by_it_settles_the_nudge_and_is_no_case_yet() -> None:
    remembered = standing(revising=nudge_record())
    decision = decide(situation(CRUEL, message=draft(), standing=remembered))
    assert decision.outcome is Outcome.STOOD_BY
    assert decision.actions == ()
    assert decision.findings[-1].settings == (
        "policy.nudge.threshold",
        "policy.ladder.strikes",
        "policy.ladder.window_hours",
    )


def test_standing_by_it_for_the_third_time_in_a_day_is_a_case() -> None:
    remembered = standing(revising=nudge_record(), strikes=strikes(23.9, 1))
    decision = decide(situation(CRUEL, message=draft(), standing=remembered))
    assert decision.actions == (Escalate(CaseReason.LADDER),)


def test_what_they_stood_by_a_day_ago_does_not_count() -> None:
    remembered = standing(revising=nudge_record(), strikes=strikes(30, 24, 1))
    decision = decide(situation(CRUEL, message=draft(), standing=remembered))
    assert (decision.outcome, decision.actions) == (Outcome.STOOD_BY, ())


def test_while_a_case_is_open_the_first_time_is_added_to_it() -> None:
    remembered = standing(revising=nudge_record(), open_case="case")
    decision = decide(situation(CRUEL, message=draft(), standing=remembered))
    assert decision.escalation is not None


@pytest.mark.parametrize("outcome", [o for o in Outcome if o not in {Outcome.PENDING, *STRIKES}])
@pytest.mark.parametrize("scored", [CRUEL, PLAIN, THANKS])
def test_an_edit_of_a_message_whose_nudge_is_answered_is_left_alone(
    outcome: Outcome, scored: Assessment
) -> None:
    nudge = nudge_record(outcome=outcome)
    decision = decide(situation(scored, standing=standing(revising=nudge)))
    assert decision.findings[-1].why == "already_answered"
    assert (decision.actions, decision.outcome) == ((), None)


def test_a_draft_that_a_moderator_found_to_be_fine_is_free() -> None:
    cleared = standing(revising=nudge_record(outcome=Outcome.FALSE_ALARM))
    assert not decide(situation(CRUEL, message=draft(), standing=cleared)).holds_draft


@pytest.mark.parametrize("outcome", [o for o in Outcome if o not in STILL_THE_SAME])
@pytest.mark.parametrize("scored", [CRUEL, THREAT])
def test_an_answered_nudge_is_no_free_pass_for_another_draft(
    outcome: Outcome, scored: Assessment
) -> None:
    answered = standing(revising=nudge_record(outcome=outcome))
    decision = decide(situation(scored, message=draft(), standing=answered))
    assert decision.holds_draft
    assert decision.outcome is None


def test_an_answer_is_measured_by_the_thresholds_that_the_nudge_was() -> None:
    settings = PolicySettings(nudge=NudgeSettings(threshold=0.5))
    remembered = standing(revising=nudge_record())
    here = situation(settings=settings, standing=remembered, message=draft())
    at = replace(here, assessment=assessment({"unkindness": 0.5}))
    below = replace(here, assessment=assessment({"unkindness": 0.49}))
    assert decide(at).outcome is Outcome.STOOD_BY
    assert decide(below).outcome is Outcome.REPHRASED


def test_who_opted_out_of_points_gets_none_for_a_rephrasing_and_is_done_all_the_same() -> None:
    private = standing(revising=nudge_record(), membership=Membership(is_credited=False))
    decision = decide(situation(PLAIN, standing=private))
    assert (decision.outcome, decision.actions) == (Outcome.REPHRASED, ())
