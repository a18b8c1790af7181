"""Posted messages: everybody can read them, and their authors can edit them."""

import pytest

from nudgebot.domain.assessment import Assessment
from nudgebot.domain.decision import Credit
from nudgebot.domain.kudos import Kindness
from nudgebot.domain.nudge import STRIKES, NudgeRecord, Outcome
from nudgebot.policy.decide import decide
from nudgebot.policy.rule import Here
from tests.builders import (
    CRUEL,
    PLAIN,
    THANKS,
    message,
    nudge_record,
    situation,
    standing,
)


def edit(scored: Assessment | None, nudge: NudgeRecord) -> Here:
    """Make an edit of the posted message that a nudge is about."""
    edited = message(revises=nudge.message.message, recipient="tom")
    return situation(scored, message=edited, standing=standing(revising=nudge))


@pytest.mark.parametrize("scored", [PLAIN, THANKS])
def test_an_edit_that_helps_settles_the_nudge_and_is_credited_once(scored: Assessment) -> None:
    nudge = nudge_record(is_posted=True)
    decision = decide(edit(scored, nudge))
    assert decision.findings[-1].why == "rephrased"
    assert decision.outcome is Outcome.REPHRASED
    assert decision.actions == (Credit(Kindness.REPHRASING, None, 2),)


def test_the_next_edit_earns_nothing_more() -> None:
    decision = decide(edit(PLAIN, nudge_record(is_posted=True, outcome=Outcome.REPHRASED)))
    assert decision.findings[-1].why == "already_answered"
    assert (decision.actions, decision.outcome) == ((), None)


def test_an_edit_that_is_still_unkind_leaves_the_nudge_open() -> None:
    decision = decide(edit(CRUEL, nudge_record(is_posted=True)))
    assert decision.findings[-1].why == "still_unkind"
    assert decision.findings[-1].settings == ("policy.nudge.threshold",)
    assert (decision.actions, decision.outcome) == ((), None)


def test_an_edit_that_could_not_be_scored_leaves_the_nudge_open() -> None:
    decision = decide(edit(None, nudge_record(is_posted=True)))
    assert decision.findings[-1].why == "unscored"
    assert decision.outcome is None


@pytest.mark.parametrize("outcome", sorted(STRIKES))
def test_a_late_edit_that_helps_takes_the_strike_back_and_earns_nothing(outcome: Outcome) -> None:
    decision = decide(edit(PLAIN, nudge_record(is_posted=True, outcome=outcome)))
    assert decision.findings[-1].why == "repaired"
    assert (decision.actions, decision.outcome) == ((), Outcome.REPHRASED)


@pytest.mark.parametrize("outcome", sorted(STRIKES))
def test_a_late_edit_that_does_not_help_changes_nothing(outcome: Outcome) -> None:
    decision = decide(edit(CRUEL, nudge_record(is_posted=True, outcome=outcome)))
    assert decision.findings[-1].why == "still_unkind"
    assert (decision.actions, decision.outcome) == ((), None)


def test_a_message_that_turns_unkind_with_an_edit_is_nudged() -> None:
    edited = situation(CRUEL, message=message(revises="message"))
    assert decide(edited).nudge is not None
