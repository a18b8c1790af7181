import pytest

from nudgebot.scoring.assessor import Assessor

pytestmark = pytest.mark.model


def test_new_words_leave_the_vocabulary_as_it_was(assessor: Assessor) -> None:
    assessor.assess(["a few words to warm up, you moron"])
    vocabulary = assessor.vocabulary_size
    for round_ in range(20):
        assessor.assess([f"newword{round_}x{number} and you moron{number}" for number in range(32)])
    assert assessor.vocabulary_size == vocabulary
