"""Whoever disguises a line gains little by it, and nobody is alarmed by disguises alone."""

from functools import partial
from random import Random

import pytest

from nudgebot.domain.axes import Axis
from nudgebot.scoring.assessor import Assessor
from tests.scoring.attacks.attacks import PADDING, padded
from tests.scoring.attacks.conftest import ALARM, CountAlarms, Read
from tests.scoring.attacks.lines import HARMLESS, UNKIND
from tests.scoring.attacks.table import ATTACKS

pytestmark = pytest.mark.model

KEPT = 0.85
MORE_ALARMS = 1
FEW = 4

everyone = pytest.mark.parametrize("name", ATTACKS)


@everyone
def test_recall_survives(count_alarms: CountAlarms, name: str) -> None:
    rng = Random(name)
    attacked = [ATTACKS[name](line, rng) for line in UNKIND]
    assert count_alarms(attacked) >= KEPT * count_alarms(UNKIND)


@everyone
def test_harmless_lines_stay_harmless(count_alarms: CountAlarms, name: str) -> None:
    rng = Random(name)
    attacked = [ATTACKS[name](line, rng) for line in HARMLESS]
    assert count_alarms(attacked) <= count_alarms(HARMLESS) + MORE_ALARMS


def test_the_plain_lines_are_told_apart(count_alarms: CountAlarms) -> None:
    assert count_alarms(UNKIND) >= KEPT * len(UNKIND)
    assert count_alarms(HARMLESS) <= MORE_ALARMS


def test_thousands_of_kind_words_hide_no_insult(assessor: Assessor) -> None:
    rng = Random(PADDING)
    hide = partial(padded, PADDING)
    unkind = assessor.score([hide(line, rng) for line in UNKIND[:FEW]])
    assert all(found.scores[Axis.UNKINDNESS] >= ALARM for found in unkind)
    harmless = assessor.score([hide(HARMLESS[0], rng)])[0]
    assert harmless.scores[Axis.UNKINDNESS] < ALARM


def test_what_is_read_alike_is_scored_alike(assessor: Assessor, read: Read) -> None:
    line = UNKIND[0]
    twins = [attack(line, Random(name)) for name, attack in list(ATTACKS.items())[:5]]
    assert {read(twin) for twin in twins} == {read(line)}
    scores = [found.scores[Axis.UNKINDNESS] for found in assessor.score([line, *twins])]
    assert scores == pytest.approx([scores[0]] * len(scores), abs=1e-3)
