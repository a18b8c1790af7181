"""These need numpy and the lines alone, as the test run has no torch."""

import numpy as np
import pytest

from nudgebot.domain.assessment import Target
from nudgebot.domain.axes import Axis
from training.lines import label_of
from training.tone.rows import Row
from training.tone.variety import break_some, join_some

PLAIN = Row(
    text="the bus is late",
    source="own",
    label=label_of(set(), target=Target.THING, quoted=False),
    unkind=(),
    kind=(),
)
UNKIND = Row(
    text="what a clown he is",
    source="own",
    label=label_of({Axis.INSULT}, target=Target.PERSON, quoted=False),
    unkind=((7, 12),),
    kind=(),
)


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(7)


def test_what_is_marked_stays_marked_amid_other_lines(rng: np.random.Generator) -> None:
    joined = [row for row in join_some([UNKIND, PLAIN] * 200, rng) if row.text != UNKIND.text]
    amid = [row for row in joined if UNKIND.text in row.text]
    assert amid
    for row in amid:
        assert row.unkind is not None
        assert [row.text[slice(*span)] for span in row.unkind] == ["clown"]
        assert row.label == UNKIND.label


def test_as_many_rows_come_out_and_none_is_too_long(rng: np.random.Generator) -> None:
    rows = [UNKIND, PLAIN, PLAIN] * 50
    joined = list(join_some(rows, rng))
    assert len(joined) == len(rows)
    assert max(len(row.text) for row in joined) <= 240


def test_a_broken_copy_lacks_words_and_says_only_that(rng: np.random.Generator) -> None:
    broken = list(break_some([UNKIND] * 100, rng))
    assert 5 < len(broken) < 60
    for row in broken:
        assert len(row.text.split()) < len(UNKIND.text.split())
        assert row.broken is not None
        assert row.broken > 0.5
        assert row.label is None
        assert all(np.isnan(row.axes))
