import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from nudgebot.scoring.gate.letters import Letters
from nudgebot.scoring.gate.ngrams import VOID, Grams

TEXTS = st.lists(st.text(max_size=30), min_size=1, max_size=5)


def features(texts: list[str], place: int) -> list[int]:
    grams = Grams.of(Letters.of(texts))
    letters = np.append(grams.texts, grams.characters.shape[1])
    tokens = np.append(grams.text_tokens, grams.tokens.shape[1])
    characters = grams.characters[:, letters[place] : letters[place + 1]].ravel()
    words = grams.tokens[:, tokens[place] : tokens[place + 1]].ravel()
    return sorted(int(bucket) for bucket in (*characters, *words) if bucket != VOID)


@given(TEXTS)
def test_a_text_has_the_same_features_in_any_company(texts: list[str]) -> None:
    for place, text in enumerate(texts):
        assert features(texts, place) == features([text], 0)


def test_case_and_digits_make_no_difference() -> None:
    assert features(["Level 12"], 0) == features(["level 34"], 0)


def test_the_order_of_words_makes_a_difference() -> None:
    assert features(["dog bites man"], 0) != features(["man bites dog"], 0)


def test_nothing_has_no_features() -> None:
    assert features([""], 0) == []
