"""The usual baseline: logistic regression on tf-idf, fitted on what our own models learn from."""

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nudgebot.domain.axes import Axis
from training.corpus import LABELS, Corpus
from training.readers import read_messages
from training.templates import Share, read_examples


def load_regression(data: Path | None) -> Callable[[Sequence[str]], list[float]]:
    """Fit it on our own lines, and on the public ones below `data` where there are any.

    Raises:
        ImportError: scikit-learn is not installed.
    """
    vectorizers = import_module("sklearn.feature_extraction.text")
    models = import_module("sklearn.linear_model")
    corpus = _known(read_examples(Share.WEIGHTS))
    if data is not None:
        corpus = corpus.joined(_known(read_messages(data, "train")))
    tfidf = vectorizers.TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    model = models.LogisticRegression(solver="liblinear")
    model.fit(
        tfidf.fit_transform(corpus.texts), _unkindness(corpus) >= 0.5, sample_weight=corpus.weights
    )
    return lambda texts: list(model.decision_function(tfidf.transform(texts)))


def _known(corpus: Corpus) -> Corpus:
    return corpus.take(~np.isnan(_unkindness(corpus)))


def _unkindness(corpus: Corpus) -> NDArray[np.float32]:
    return corpus.truth[:, LABELS.index(Axis.UNKINDNESS)]
