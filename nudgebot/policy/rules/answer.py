"""What the author did with a nudge: said it better, or stood by it."""

from datetime import timedelta

from nudgebot.domain.decision import Credit, Finding
from nudgebot.domain.kudos import Kindness, Kudos, Refusal
from nudgebot.domain.message import Stage
from nudgebot.domain.nudge import STRIKES, Outcome
from nudgebot.policy.attempt import nudge_of_this_attempt
from nudgebot.policy.earnings import points_left
from nudgebot.policy.ladder import climb
from nudgebot.policy.rule import Here
from nudgebot.policy.severity import nudge_threshold_reached


def answer(here: Here) -> Finding | None:
    """Settle the nudge that this message answers. There is never a second nudge.

    An edit of a posted message that is still unkind leaves the nudge as it is: its author may edit
    again, and an edit that helps takes back the strike, too.
    """
    assessment, nudge = here.assessment, nudge_of_this_attempt(here)
    if assessment is None or nudge is None:
        return None
    is_posted = here.message.stage is Stage.POSTED
    if nudge.outcome is not Outcome.PENDING and not (is_posted and nudge.outcome in STRIKES):
        return Finding(rule="answer", why="already_answered", conclusive=True)
    setting = nudge_threshold_reached(assessment, here.settings.nudge)
    if setting is None:
        return _rephrased(here) if nudge.outcome is Outcome.PENDING else _repaired()
    if is_posted:
        return Finding(rule="answer", why="still_unkind", settings=(setting,), conclusive=True)
    return Finding(
        rule="answer",
        why="stood_by",
        settings=(setting, "policy.ladder.strikes", "policy.ladder.window_hours"),
        actions=climb(here.standing, here.settings.ladder, now=here.now),
        conclusive=True,
        outcome=Outcome.STOOD_BY,
    )


def _rephrased(here: Here) -> Finding:
    return Finding(
        rule="answer",
        why="rephrased",
        settings=(
            "policy.kindness.points.rephrasing",
            "policy.kindness.rephrasing_limit",
            "policy.kindness.daily_limit",
        ),
        actions=(_credit(here),) if here.standing.membership.is_credited else (),
        conclusive=True,
        outcome=Outcome.REPHRASED,
    )


def _credit(here: Here) -> Credit:
    settings = here.settings.kindness
    since = here.now - timedelta(days=1)
    today = sum(
        _is_rephrasing(kudos) and kudos.giver == here.message.author.id and kudos.at > since
        for kudos in here.standing.kudos
    )
    left = points_left(here)
    if today >= settings.rephrasing_limit or not left:
        return Credit(Kindness.REPHRASING, None, 0, Refusal.DAILY_LIMIT)
    points = min(settings.points.get(Kindness.REPHRASING, 0), left)
    return Credit(Kindness.REPHRASING, None, points)


def _repaired() -> Finding:
    """Too late to earn anything, and welcome all the same."""
    return Finding(rule="answer", why="repaired", conclusive=True, outcome=Outcome.REPHRASED)


def _is_rephrasing(kudos: Kudos) -> bool:
    return kudos.kindness is Kindness.REPHRASING and kudos.refusal is None
