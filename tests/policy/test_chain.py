"""The chain of rules itself."""

import pytest

from nudgebot.domain.case import CaseReason
from nudgebot.domain.decision import Escalate, Finding
from nudgebot.domain.nudge import Outcome
from nudgebot.policy.decide import RULES, decide, merge, with_plugin_rules
from nudgebot.policy.rule import Here, Rule
from nudgebot.policy.rules.answer import answer
from nudgebot.policy.rules.cooldown import cooldown
from nudgebot.policy.rules.exempt import exempt
from nudgebot.policy.rules.grave import grave
from nudgebot.policy.rules.kindness import kindness
from nudgebot.policy.rules.nudge import nudge
from tests.builders import CRUEL, PLAIN, message, situation


def remark(here: Here) -> Finding:
    del here
    return Finding(rule="plugin", why="remark", actions=(Escalate(CaseReason.LADDER),))


def veto(here: Here) -> Finding:
    del here
    return Finding(rule="plugin", why="veto", conclusive=True)


def test_a_plain_message_is_found_harmless() -> None:
    decision = decide(situation(PLAIN))
    assert [finding.why for finding in decision.findings] == ["harmless"]
    assert (decision.nudge, decision.escalation, decision.credit) == (None, None, None)


def test_an_inconclusive_finding_adds_to_what_follows() -> None:
    decision = decide(situation(CRUEL), with_plugin_rules([remark]))
    assert [finding.rule for finding in decision.findings] == ["plugin", "nudge"]
    assert decision.escalation is not None
    assert decision.nudge is not None


def test_a_conclusive_finding_ends_the_chain() -> None:
    decision = decide(situation(CRUEL), with_plugin_rules([veto, remark]))
    assert [finding.why for finding in decision.findings] == ["veto"]
    assert decision.actions == ()


def test_the_rules_of_plugins_come_right_after_the_exemptions() -> None:
    assert with_plugin_rules([remark, veto]) == (exempt, remark, veto, *RULES[1:])


def test_the_last_outcome_wins() -> None:
    findings = [
        Finding(rule="one", why="one", outcome=Outcome.REPHRASED),
        Finding(rule="two", why="two", outcome=Outcome.STOOD_BY),
        Finding(rule="three", why="three"),
    ]
    assert merge(findings, observed=True).outcome is Outcome.STOOD_BY
    assert merge([], observed=False).outcome is None


def test_a_chain_that_nobody_concludes_still_decides() -> None:
    assert decide(situation(CRUEL), [remark]).findings[-1].why == "remark"


@pytest.mark.parametrize("rule", [grave, answer, cooldown, nudge, kindness])
def test_without_scores_no_rule_judges(rule: Rule) -> None:
    assert rule(situation(None, message=message(recipient="tom"))) is None
