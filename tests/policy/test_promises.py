"""What holds in every situation, and not just in the examples."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from nudgebot.domain.assessment import Assessment
from nudgebot.domain.axes import UNKIND_AXES, Axis
from nudgebot.domain.kudos import Kindness, Kudos, Refusal
from nudgebot.domain.message import Stage
from nudgebot.domain.nudge import NudgeRecord, Outcome
from nudgebot.domain.standing import Standing
from nudgebot.policy.attempt import nudge_of_this_attempt
from nudgebot.policy.decide import decide
from nudgebot.policy.rule import Here
from nudgebot.policy.settings import (
    ExemptSettings,
    KindnessSettings,
    LadderSettings,
    PolicySettings,
)
from nudgebot.policy.severity import nudge_threshold_reached
from tests.builders import (
    APOLOGY,
    CRUEL,
    NOON,
    PLAIN,
    PRAISE,
    SUPPORT,
    THANKS,
    draft,
    kudos,
    message,
    nudge_record,
    situation,
    standing,
)
from tests.policy.situations import (
    PEOPLE,
    kind_situations,
    lines,
    nudges,
    people,
    settings,
    situations,
)

UNKIND = (Axis.UNKINDNESS, *UNKIND_AXES)


@given(situations())
def test_there_is_always_one_decision_and_always_the_same(here: Here) -> None:
    assert decide(here) == decide(here)


@given(situations())
def test_every_decision_ends_with_a_conclusion_and_says_why(here: Here) -> None:
    *before, last = decide(here).findings
    assert last.conclusive
    assert last.why
    assert not any(finding.conclusive for finding in before)


@given(situations(), st.data())
def test_nothing_ever_happens_to_bots_and_exempt_members(here: Here, data: st.DataObject) -> None:
    robot = replace(here.message, author=replace(here.message.author, is_bot=True))
    members = ExemptSettings(members=frozenset({here.message.author.id}))
    here = data.draw(
        st.sampled_from(
            (
                replace(here, message=robot),
                replace(here, settings=replace(here.settings, exempt=members)),
            )
        )
    )
    decision = decide(here)
    assert (decision.actions, decision.outcome, decision.holds_draft) == ((), None, False)


@given(situations(), nudges)
def test_an_answer_to_a_nudge_is_never_nudged(here: Here, nudge: NudgeRecord) -> None:
    here = replace(here, standing=replace(here.standing, revising=nudge))
    if nudge_of_this_attempt(here):
        assert decide(here).nudge is None
    else:
        without = replace(here, standing=replace(here.standing, revising=None))
        assert decide(here) == decide(without)


@given(situations())
def test_while_nudges_are_paused_nobody_gets_one_and_the_rest_is_as_ever(here: Here) -> None:
    paused = decide(replace(here, is_paused=True))
    awake = decide(replace(here, is_paused=False))
    assert paused.nudge is None
    assert (paused.escalation, paused.outcome) == (awake.escalation, awake.outcome)


@given(situations(), nudges)
def test_no_edit_of_a_posted_message_makes_it_worse_for_its_author(
    here: Here, nudge: NudgeRecord
) -> None:
    edit = replace(here.message, stage=Stage.POSTED, revises=nudge.message.message)
    decision = decide(replace(here, message=edit, standing=replace(here.standing, revising=nudge)))
    assert decision.nudge is None
    if decision.escalation is None:
        assert decision.outcome in {None, Outcome.REPHRASED}


@given(situations(), st.timedeltas(timedelta(microseconds=1), timedelta(days=9)))
def test_whom_moderators_exempt_is_left_alone_until_then(here: Here, left: timedelta) -> None:
    for until, is_exempt in ((here.now + left, True), (here.now, False), (here.now - left, False)):
        granted = replace(here.standing.membership, exempt_until=until)
        decision = decide(replace(here, standing=replace(here.standing, membership=granted)))
        assert (decision.findings[-1].why == "exempt_for_now") <= is_exempt
        if is_exempt:
            assert (decision.actions, decision.outcome) == ((), None)


@given(situations() | kind_situations())
def test_who_opted_out_of_points_never_gets_any(here: Here) -> None:
    private = replace(here.standing.membership, is_credited=False)
    decision = decide(replace(here, standing=replace(here.standing, membership=private)))
    assert decision.credit is None


@given(situations())
def test_only_a_nudge_holds_a_draft_and_observing_holds_none(here: Here) -> None:
    decision = decide(here)
    assert decision.observed == here.settings.observe
    assert decision.holds_draft == (decision.nudge is not None and not here.settings.observe)


@given(situations())
def test_there_is_at_most_one_action_of_a_kind(here: Here) -> None:
    kinds = [type(action) for action in decide(here).actions]
    assert len(kinds) == len(set(kinds))


@given(kind_situations())
def test_what_was_refused_has_no_points(here: Here) -> None:
    credit = decide(here).credit
    assert credit is not None
    assert credit.refusal is None or credit.points == 0
    assert credit.points <= here.settings.kindness.points.get(credit.kindness, 0)


@given(situations() | kind_situations())
def test_an_unkind_text_earns_nothing(here: Here) -> None:
    credit = decide(here).credit
    if credit is None or here.assessment is None:
        return
    assert nudge_threshold_reached(here.assessment, here.settings.nudge) is None
    if credit.kindness is not Kindness.REPHRASING:
        limit = here.settings.kindness.unkindness_limit
        assert here.assessment.scores[Axis.UNKINDNESS] < limit


@given(kind_situations())
def test_nobody_earns_by_being_kind_to_themselves(here: Here) -> None:
    credit = decide(replace(here, message=message(by="mia", recipient="mia"))).credit
    assert credit is not None
    assert credit.points == 0


@given(situations())
def test_only_an_answer_settles_a_nudge(here: Here) -> None:
    assert decide(replace(here, standing=replace(here.standing, revising=None))).outcome is None


@given(situations(), st.sampled_from(UNKIND), st.floats(0, 1))
def test_being_more_unkind_never_spares_anybody_a_nudge(here: Here, axis: Axis, by: float) -> None:
    if here.assessment is None or decide(here).nudge is None:
        return
    worse = dict(here.assessment.scores)
    worse[axis] = min(1.0, worse[axis] + by)
    assert decide(replace(here, assessment=replace(here.assessment, scores=worse))).nudge


@given(settings, st.lists(st.floats(0, 60), max_size=6), st.booleans())
def test_the_ladder_counts_the_strikes_in_its_window_and_no_others(
    policy: PolicySettings,
    hours_ago: list[float],
    has_case: bool,  # noqa: FBT001
) -> None:
    policy = replace(PolicySettings(), ladder=LadderSettings(strikes=policy.ladder.strikes))
    past = tuple(
        nudge_record(at=NOON - timedelta(hours=hours), outcome=Outcome.STOOD_BY)
        for hours in sorted(hours_ago, reverse=True)
    )
    remembered = standing(
        strikes=past, open_case="case" if has_case else None, revising=nudge_record()
    )
    here = situation(CRUEL, settings=policy, standing=remembered, message=draft())
    decision = decide(here)
    counted = 1 + len([strike for strike in past if NOON - strike.at < timedelta(hours=24)])
    assert (decision.escalation is not None) == (has_case or counted >= policy.ladder.strikes)


Act = tuple[str, str | None, Assessment, str, timedelta]
acts: st.SearchStrategy[Act] = st.tuples(
    people,
    people | st.none(),
    st.sampled_from((THANKS, PRAISE, SUPPORT, APOLOGY, PLAIN)),
    lines | st.integers(4).map(str),
    st.floats(0, 180).map(lambda minutes: timedelta(minutes=minutes)),
)


def play(policy: PolicySettings, sequence: Sequence[Act]) -> list[Kudos]:
    """Let members be kind one after the other; a plain text is a rephrasing."""
    now, history = NOON, list[Kudos]()
    for giver, receiver, scored, line, pause in sequence:
        now += pause
        here = situation(
            scored,
            now=now,
            settings=policy,
            message=message(by=giver, recipient=receiver),
            standing=standing_of(giver, history, is_answer=scored is PLAIN),
            fingerprint=line,
        )
        credit = decide(here).credit
        if credit is not None:
            history.append(
                kudos(
                    giver=giver,
                    receiver=credit.receiver,
                    kindness=credit.kindness,
                    points=credit.points,
                    refusal=credit.refusal,
                    fingerprint=line,
                    at=now,
                )
            )
    return history


def standing_of(name: str, history: list[Kudos], *, is_answer: bool) -> Standing:
    own = tuple(k for k in history if k.giver == name and k.refusal is None)
    received = tuple(k for k in history if k.receiver == name != k.giver)
    nudge = nudge_record(by=name) if is_answer else None
    return standing(kudos=(*own, *received), revising=nudge)


@given(st.integers(1, 9), st.lists(acts, max_size=25))
def test_no_sequence_of_kindness_earns_more_in_a_day_than_the_limit(
    limit: int, sequence: Sequence[Act]
) -> None:
    policy = PolicySettings(kindness=KindnessSettings(daily_limit=limit, trade_window_hours=0))
    history = play(policy, sequence)
    for name in PEOPLE:
        mine = [act for act in history if act.giver == name]
        for last in mine:
            day = [a for a in mine if last.at - timedelta(days=1) < a.at <= last.at]
            assert sum(act.points for act in day) <= limit


@given(st.sampled_from((THANKS, PRAISE, SUPPORT, APOLOGY)), st.lists(st.floats(0, 59), max_size=12))
def test_two_who_trade_kindness_back_and_forth_earn_once(
    scored: Assessment, pauses: list[float]
) -> None:
    pairs = [("mia", "tom"), ("tom", "mia")]
    sequence = [
        (*pairs[turn % 2], scored, f"line {turn}", timedelta(minutes=minutes))
        for turn, minutes in enumerate([0.0, *pauses])
    ]
    first, *others = play(PolicySettings(), sequence)
    assert first.points > 0
    assert {act.refusal for act in others} <= {Refusal.TRADED}
