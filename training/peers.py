"""What our figures are held against: others' filters, and a linear model on the same rows."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from better_profanity import profanity
from glin_profanity import Filter
from numpy.typing import NDArray
from profanity_check import predict_prob
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import FeatureUnion, Pipeline
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from training.tables.measures import Floats

Scorer = Callable[[Sequence[str]], Floats]
LINEAR, CHECK = "LR on tf-idf", "alt-profanity-check"
_STRENGTH = 4.0


def load_peers() -> Mapping[str, Scorer]:
    """Return the scorers by the name of their package; the word lists say 0 or 1."""
    glin, vader = Filter(), SentimentIntensityAnalyzer()
    profanity.CENSOR_WORDSET = _Remembered(profanity.CENSOR_WORDSET)
    return {
        CHECK: lambda texts: np.asarray(predict_prob(list(texts)), dtype=np.float64),
        "better-profanity": lambda texts: _each(profanity.contains_profanity, texts),
        "glin-profanity": lambda texts: _each(glin.is_profane, texts),
        "vaderSentiment": lambda texts: _each(
            lambda text: -vader.polarity_scores(text)["compound"], texts
        ),
    }


class _Remembered(list[Any]):
    """A list that remembers what it was found to hold: better-profanity asks anew of each word."""

    def __init__(self, words: Iterable[Any]) -> None:
        super().__init__(words)
        self._known: dict[object, bool] = {}

    def __contains__(self, word: object) -> bool:
        if word not in self._known:
            self._known[word] = super().__contains__(word)
        return self._known[word]


def _each(judge: Callable[[str], float], texts: Sequence[str]) -> Floats:
    return np.array([float(judge(text)) for text in texts])


def fit_linear(texts: Sequence[str], unkind: NDArray[np.bool_]) -> Scorer:
    """Fit logistic regression on tf-idf of words, pairs of words, and 3- to 5-grams in words."""
    words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True, dtype=np.float32)
    letters = TfidfVectorizer(
        analyzer="char_wb", ngram_range=(3, 5), min_df=3, sublinear_tf=True, dtype=np.float32
    )
    model = Pipeline(
        [
            ("features", FeatureUnion([("words", words), ("letters", letters)])),
            ("classifier", LogisticRegression(C=_STRENGTH, solver="liblinear")),
        ]
    )
    model.fit(list(texts), unkind)
    return lambda others: np.asarray(model.predict_proba(list(others))[:, 1], dtype=np.float64)
