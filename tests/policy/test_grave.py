from dataclasses import replace

import pytest

from nudgebot.domain.assessment import Assessment
from nudgebot.domain.case import CaseReason
from nudgebot.domain.decision import Escalate
from nudgebot.domain.message import Stage
from nudgebot.domain.nudge import Outcome
from nudgebot.policy.decide import decide
from nudgebot.policy.settings import GraveSettings, PolicySettings
from tests.builders import (
    HATEFUL,
    NOON,
    THREAT,
    assessment,
    draft,
    message,
    nudge_record,
    situation,
    standing,
)


@pytest.mark.parametrize(
    ("scored", "setting"),
    [(THREAT, "policy.grave.threat"), (HATEFUL, "policy.grave.identity_attack")],
)
def test_what_is_grave_is_nudged_and_goes_to_a_moderator_at_once(
    scored: Assessment, setting: str
) -> None:
    decision = decide(situation(scored))
    assert decision.findings[-1].settings == (setting,)
    assert decision.escalation == Escalate(CaseReason.GRAVE)
    assert decision.nudge is not None
    assert decision.nudge.evidence == scored.evidence
    assert decision.outcome is None


def test_a_threat_counts_from_its_threshold_on_and_not_below() -> None:
    settings = PolicySettings(grave=GraveSettings(threat=0.8))
    at = decide(situation(assessment({"threat": 0.8}), settings=settings))
    below = decide(situation(assessment({"threat": 0.799}), settings=settings))
    assert at.escalation is not None
    assert below.escalation is None


def test_while_nudges_are_paused_what_is_grave_goes_to_a_moderator_all_the_same() -> None:
    decision = decide(situation(THREAT, message=draft(), is_paused=True))
    assert decision.actions == (Escalate(CaseReason.GRAVE),)
    assert not decision.holds_draft


def test_a_posted_message_that_is_edited_again_and_again_is_filed_once() -> None:
    nudge = nudge_record(case="case", is_posted=True)
    remembered = standing(revising=nudge, open_case="case")
    decision = decide(situation(THREAT, standing=remembered))
    assert decision.findings[-1].why == "already_filed"
    assert (decision.actions, decision.outcome) == ((), None)


@pytest.mark.parametrize("open_case", [None, "another case"])
def test_a_threat_put_into_a_message_whose_case_is_closed_is_filed_again(
    open_case: str | None,
) -> None:
    cleared = nudge_record(case="case", is_posted=True, outcome=Outcome.FALSE_ALARM)
    decision = decide(situation(THREAT, standing=standing(revising=cleared, open_case=open_case)))
    assert decision.actions == (Escalate(CaseReason.GRAVE),)


def test_a_draft_that_answers_a_nudge_on_a_case_is_filed_too() -> None:
    nudge = nudge_record(case="case")
    remembered = standing(revising=nudge, open_case="case")
    decision = decide(situation(THREAT, message=draft(), standing=remembered))
    assert decision.escalation == Escalate(CaseReason.GRAVE)


def test_a_grave_draft_is_held() -> None:
    assert decide(situation(THREAT, message=draft())).holds_draft


def test_no_cooldown_spares_what_is_grave() -> None:
    just_nudged = standing(last_nudged_at=NOON)
    here = situation(THREAT, standing=just_nudged, message=message(stage=Stage.POSTED))
    assert decide(here).escalation is not None


@pytest.mark.parametrize("outcome", Outcome)
def test_a_grave_answer_to_a_nudge_is_escalated_without_a_second_nudge(outcome: Outcome) -> None:
    nudge = replace(nudge_record(), outcome=outcome)
    decision = decide(situation(THREAT, standing=standing(revising=nudge)))
    assert decision.nudge is None
    assert decision.escalation == Escalate(CaseReason.GRAVE)
    assert decision.outcome is Outcome.STOOD_BY
