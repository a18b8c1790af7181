"""The gate as a thinc model, so that spaCy's own text categorizer can serve it."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import Model

from nudgebot.scoring.components.readable import readable_text
from nudgebot.scoring.gate.table import HashedTable, load_table
from nudgebot.scoring.numbers import logistic

Docs = Sequence[Doc]
Scores = np.ndarray[tuple[int, int], np.dtype[np.float32]]


@registry.architectures("nudgebot.HashedNgrams.v1")  # type: ignore[untyped-decorator]
def build_hashed_ngrams(table: str) -> Model[Docs, Scores]:
    """Build a text categorizer that sums weights of hashed words and character n-grams.

    It only predicts: `training/` fits the weights, with soft and unknown labels, which spaCy's
    own training refuses.

    Args:
        table: the path of the archive that holds the weights.
    """
    loaded = load_table(Path(table))
    return Model(
        "hashed_ngrams", _forward, dims={"nO": len(loaded.labels)}, attrs={"table": loaded}
    )


def _forward(
    model: Model[Docs, Scores],
    docs: Docs,
    is_train: bool,  # noqa: FBT001 - thinc's signature
) -> tuple[Scores, Callable[[Scores], Docs]]:
    if is_train:
        raise NotImplementedError("train this model with `python -m training.train`")
    table: HashedTable = model.attrs["table"]
    return logistic(table.logits([readable_text(doc) for doc in docs])), _no_gradient


def _no_gradient(gradient: Scores) -> Docs:
    raise NotImplementedError("train this model with `python -m training.train`")
