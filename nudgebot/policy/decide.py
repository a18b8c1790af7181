"""The chain of rules, in order, and the one place where their findings merge."""

from collections.abc import Sequence

from nudgebot.domain.decision import Decision, Finding
from nudgebot.policy.rule import Here, Rule
from nudgebot.policy.rules.answer import answer
from nudgebot.policy.rules.cooldown import cooldown
from nudgebot.policy.rules.exempt import exempt
from nudgebot.policy.rules.grave import grave
from nudgebot.policy.rules.harmless import harmless
from nudgebot.policy.rules.kindness import kindness
from nudgebot.policy.rules.nudge import nudge
from nudgebot.policy.rules.unscored import unscored

RULES: tuple[Rule, ...] = (
    exempt,  # bots, and whom the owner leaves alone
    unscored,  # no score, no judgement
    grave,  # threats and hatred reach a moderator at once
    answer,  # a nudge is answered: rephrased, or stood by (the ladder)
    cooldown,  # nobody is nagged
    nudge,  # the private note
    kindness,  # points for being kind to somebody
    harmless,  # nothing happened, and that is a finding too
)


def decide(here: Here, rules: Sequence[Rule] = RULES) -> Decision:
    """Ask the rules in order; the first conclusive finding ends the chain."""
    findings: list[Finding] = []
    for rule in rules:
        finding = rule(here)
        if finding is not None:
            findings.append(finding)
            if finding.conclusive:
                break
    return merge(findings, observed=here.settings.observe)


def merge(findings: Sequence[Finding], *, observed: bool) -> Decision:
    """Put findings together: all actions, and the last outcome that any of them settles."""
    outcomes = [finding.outcome for finding in findings if finding.outcome is not None]
    return Decision(
        findings=tuple(findings),
        actions=tuple(action for finding in findings for action in finding.actions),
        outcome=outcomes[-1] if outcomes else None,
        observed=observed,
    )


def with_plugin_rules(extra: Sequence[Rule]) -> tuple[Rule, ...]:
    """Put the rules of plugins behind the exemptions and before everything that acts."""
    place = RULES.index(exempt) + 1
    return (*RULES[:place], *extra, *RULES[place:])
