import numpy as np
import pytest

from nudgebot.scoring.evidence import marked_spans
from nudgebot.scoring.tone.reader import Reading
from tests.scoring.conftest import Assess

TEXT = 'well, you "silly old" goose!'
OFFSETS = [(0, 4), (4, 5), (6, 9), (10, 11), (11, 16), (17, 20), (20, 21), (22, 27), (27, 28)]

NOTHING = np.zeros(11, dtype=np.float32)


def reading(*shares: float) -> Reading:
    evidence = np.array([shares, shares], dtype=np.float32).T
    return Reading(NOTHING, NOTHING, NOTHING, OFFSETS, evidence)


def marked(*shares: float) -> list[str]:
    return [TEXT[slice(*span)] for span in marked_spans(TEXT, reading(*shares), 0, 0.5)]


def test_neighbours_are_one_stretch_and_marks_around_it_are_left_out() -> None:
    assert marked(0, 0, 0, 0.9, 0.9, 0.9, 0.9, 0, 0) == ["silly old"]
    assert marked(0, 0, 0.8, 0, 0, 0, 0, 0.9, 0.9) == ["you", "goose"]


def test_the_strongest_word_is_shown_where_none_is_strong() -> None:
    assert marked(0.1, 0, 0.1, 0, 0.2, 0.1, 0, 0.3, 0) == ["goose"]


def test_nothing_is_shown_of_an_empty_text() -> None:
    empty = Reading(NOTHING, NOTHING, NOTHING, [], np.zeros((0, 2), dtype=np.float32))
    assert list(marked_spans("", empty, 0, 0.5)) == []


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("hey everyone, quick question: why is Karl such a miserable little toad?", "toad"),
        ("We met at noon. Honestly you are a pathetic liar. The soup was fine.", "liar"),
        ("the train was late and it rained in, but thank you so much for the soup", "thank you"),
    ],
)
def test_evidence_holds_the_words_that_matter_and_little_else(
    assess: Assess, text: str, words: str
) -> None:
    evidence = assess(text).evidence
    cited = [text[span.start : span.end] for span in evidence]
    assert any(words in cite for cite in cited)
    assert sum(map(len, cited)) < 0.7 * len(text)
