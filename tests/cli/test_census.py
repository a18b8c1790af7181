import random
from math import inf

from hypothesis import given
from hypothesis import strategies as st

from nudgebot.cli.census import Census
from nudgebot.cli.chatlog import Entry, Unreadable
from nudgebot.cli.highest import Highest
from nudgebot.cli.levels import Levels, usual_thresholds
from nudgebot.domain.assessment import Assessment
from nudgebot.domain.axes import Axis
from nudgebot.policy.settings import GraveSettings, NudgeSettings, PolicySettings

HIGH = PolicySettings(grave=GraveSettings(threat=1.0))


def scored(line: int = 1, /, **scores: float) -> tuple[Entry, Assessment]:
    """Make a message; its text is its line number."""
    known = dict.fromkeys(Axis, 0.0) | {Axis(name): score for name, score in scores.items()}
    return Entry(line=line, text=str(line)), Assessment(scores=known)


def reached(levels: Levels) -> dict[float, int]:
    return dict(levels.reached())


@given(st.lists(st.floats(0, 1)))
def test_levels_count_what_a_list_would(scores: list[float]) -> None:
    levels = Levels(usual_thresholds())
    for score in scores:
        levels.add(score)
    assert levels.total == len(scores)
    assert levels.reached() == [
        (threshold, sum(score >= threshold for score in scores)) for threshold in levels.thresholds
    ]


def test_the_usual_thresholds_go_from_040_to_095() -> None:
    thresholds = usual_thresholds()
    assert (thresholds[0], thresholds[4], thresholds[-1], len(thresholds)) == (0.4, 0.6, 0.95, 12)


def test_a_score_at_a_threshold_reaches_it_as_in_the_policy() -> None:
    levels = Levels([0.6])
    levels.add(0.6)
    levels.add(0.5999)
    assert reached(levels) == {0.6: 1}


def test_infinite_scores_reach_all_or_none() -> None:
    levels = Levels([0.0, 1.0])
    levels.add(inf)
    levels.add(-inf)
    assert reached(levels) == {0.0: 1, 1.0: 1}


def test_the_highest_are_those_of_a_sorted_list_the_first_of_equals_first() -> None:
    dice, highest = random.Random(5), Highest(10)
    messages = [(dice.randrange(20) / 20, line) for line in range(500)]
    for score, line in messages:
        highest.offer(score, *scored(line))
    expected = sorted(messages, key=lambda message: (-message[0], message[1]))[:10]
    assert [(shown.score, shown.entry.line) for shown in highest.chosen] == expected


def test_none_of_the_highest_may_be_wanted() -> None:
    highest = Highest(0)
    highest.offer(0.9, *scored())
    assert highest.chosen == []


def test_a_threshold_of_the_owners_own_is_among_those_that_are_looked_at() -> None:
    census = Census(PolicySettings(nudge=NudgeSettings(threshold=0.62)))
    census.take([scored(unkindness=0.63), scored(unkindness=0.61)])
    assert reached(census.nudges.levels)[0.62] == 1
    assert 0.62 not in census.kindness.levels.thresholds


def test_what_another_setting_speaks_for_is_an_alarm_at_every_threshold() -> None:
    policy = PolicySettings(nudge=NudgeSettings(axes={Axis.PROFANITY: 0.3}))
    census = Census(policy).take(
        [scored(profanity=0.3), scored(threat=0.8), scored(identity_attack=0.9), scored()]
    )
    assert census.nudges.otherwise == 3
    assert reached(census.nudges.levels)[0.95] == 3


def test_what_is_unkind_as_well_is_not_kind() -> None:
    census = Census(HIGH, shown=5).take(
        [scored(1, praise=0.9, unkindness=0.3), scored(2, support=0.7, unkindness=0.29)]
    )
    assert reached(census.kindness.levels)[0.7] == 1
    assert reached(census.kindness.levels)[0.75] == 0
    assert [shown.entry.line for shown in census.kindness.highest.chosen] == [2]


def test_what_holds_no_message_is_counted_apart() -> None:
    census = Census(HIGH).take([Unreadable(line=1, problem="no"), scored(2)])
    assert (census.messages, census.skipped.bad_lines) == (1, 1)
