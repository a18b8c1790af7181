from nudgebot.domain.nudge import Outcome
from nudgebot.domain.numbers import NudgeNumbers
from tests.builders import NOON


def test_numbers_add_up() -> None:
    numbers = NudgeNumbers(since=NOON, outcomes=dict.fromkeys(Outcome, 1))
    assert numbers.nudges == len(Outcome)
    unanswered = {Outcome.PENDING, Outcome.EXPIRED, Outcome.PREVENTED, Outcome.FALSE_ALARM}
    assert numbers.answered == len(set(Outcome) - unanswered)
    assert numbers.improved == 2


def test_nothing_happened_yet() -> None:
    numbers = NudgeNumbers(since=NOON)
    assert (numbers.nudges, numbers.answered, numbers.improved) == (0, 0, 0)
