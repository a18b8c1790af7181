from itertools import islice

import pytest

from benchmarks.scoring.auc import auc
from benchmarks.scoring.lines import UNKIND_SHARE, own_lines

LINES = list(islice(own_lines(), 20_000))


def test_no_two_messages_are_alike() -> None:
    assert len({line.text for line in LINES}) == len(LINES)


def test_one_in_twenty_is_unkind() -> None:
    share = sum(line.unkind for line in LINES) / len(LINES)
    assert share == pytest.approx(UNKIND_SHARE, abs=0.005)


def test_the_same_seed_makes_the_same_stream() -> None:
    assert list(islice(own_lines(), 50)) == LINES[:50]
    assert list(islice(own_lines(seed=8), 50)) != LINES[:50]


def test_numbers_are_on_unkind_and_on_harmless_messages_alike() -> None:
    for unkind in (True, False):
        assert all(
            any(letter.isdigit() for letter in line.text) for line in LINES if line.unkind is unkind
        )


def test_a_tie_counts_half_in_the_auc() -> None:
    assert auc([0.1, 0.9], [False, True]) == 1.0
    assert auc([0.9, 0.1], [False, True]) == 0.0
    assert auc([0.5, 0.5, 0.1, 0.5], [True, False, False, True]) == pytest.approx(0.75)
