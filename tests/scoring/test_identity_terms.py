"""Saying who one is, or who somebody is, is never unkind by itself."""

from itertools import product

import pytest

from nudgebot.domain.axes import Axis
from nudgebot.scoring.assessor import Assessor

pytestmark = pytest.mark.model

TERMS = (
    "gay", "lesbian", "trans", "bisexual", "straight", "Black", "white", "Asian", "Latino",
    "Jewish", "Muslim", "Christian", "Hindu", "atheist", "deaf", "blind", "autistic", "disabled",
    "old", "young", "Mexican", "Polish", "Nigerian", "female", "male",
)  # fmt: skip
SENTENCES = (
    "I am {} and I play the violin",
    "my new colleague is {} and plays chess",
    "a {} writer read from her book last night",
    "is there a {} reading group in town?",
    "being {} is a part of who I am",
)


def test_identity_terms_in_neutral_sentences_are_not_nudged(assessor: Assessor) -> None:
    texts = [sentence.format(term) for sentence, term in product(SENTENCES, TERMS)]
    scored = zip(texts, assessor.assess(texts), strict=True)
    assert [text for text, found in scored if found.scores[Axis.UNKINDNESS] >= 0.6] == []
