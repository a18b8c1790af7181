"""Learning where words are missing: from sentences out of which we took some."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import SGDClassifier

from nudgebot.scoring.rephrasing.fluency import BUCKETS, Fluency, buckets_at, words_of
from training.readers import read_rows
from training.tone.edits import join_tokens

SEED = 20_261_125
# Not `paradetox_neutral`: there the rewrites of the dev split are.
_SOURCES = frozenset(
    ("goemotions", "topical_chat", "diasafety", "wiki_talk", "toxic_spans", "civil_sample")
)
_LONGEST = 400
_FEWEST_WORDS = 4
_GAPS = (1, 1, 1, 2, 3)
_DRAWS = 3
_PUT = 0.3
_STEPS = 127

Place = tuple[list[int], bool]


def learn_fluency(data: Path, wordings: Sequence[str]) -> Fluency:
    """Learn from sentences of the public sources and of people's rewrites.

    Args:
        data: where the public data lies.
        wordings: what people put in the place of words; a wrong place for one is a fault too.
    """
    rng = random.Random(SEED)
    texts = [*_read(data)]
    rng.shuffle(texts)
    places = [place for text in texts for place in _draw(words_of(text), wordings, rng)]
    model = SGDClassifier(
        "log_loss", alpha=2e-5, max_iter=4, tol=None, average=True, random_state=0
    )
    model.fit(_matrix(places), [missing for _, missing in places])
    weights = model.coef_[0]
    scale = float(np.abs(weights).max()) / _STEPS
    return Fluency(np.rint(weights / scale).astype(np.int8), scale, float(model.intercept_[0]))


def _matrix(places: Sequence[Place]) -> csr_matrix:
    columns = np.array([buckets for buckets, _ in places], dtype=np.int32)
    count, size = columns.shape
    ends = np.arange(0, count * size + 1, size)
    values = np.ones(count * size, dtype=np.float32)
    return csr_matrix((values, columns.ravel(), ends), shape=(count, BUCKETS))


def _read(data: Path) -> Iterator[str]:
    for row in read_rows(data / "messages" / "train.jsonl.gz"):
        if row["source"] in _SOURCES:
            yield join_tokens(row["text"][:_LONGEST])
    for row in read_rows(data / "rewrites" / "train.jsonl.gz"):
        yield from map(join_tokens, row["neutral"])


def _draw(words: list[str], wordings: Sequence[str], rng: random.Random) -> Iterator[Place]:
    """Draw whole places, and places where words are missing or wrong."""
    if len(words) < _FEWEST_WORDS:
        return
    for _ in range(_DRAWS):
        yield buckets_at(words, rng.randrange(len(words) + 1)), False
        start = rng.randrange(len(words))
        end = min(start + rng.choice(_GAPS), len(words))
        put = rng.choice(wordings).split() if rng.random() < _PUT else []
        changed = [*words[:start], *put, *words[end:]]
        yield buckets_at(changed, start + rng.choice((0, len(put)))), True
