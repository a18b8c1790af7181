"""The gate: a linear model on public messages and our own lines."""

import zlib

import numpy as np
from numpy.typing import NDArray

from nudgebot.domain.axes import KIND_AXES, UNKIND_AXES
from nudgebot.scoring.calibration.signals import FOREIGN, GATE_LABELS
from nudgebot.scoring.gate.table import HashedTable
from training.corpus import Corpus
from training.features import count_features, inverse_document_frequency, weigh_features
from training.logistic import MaskedLogistic
from training.preparation import normalise_all
from training.templates import Share, read_examples, read_templates

_EPOCHS = 8
_KEPT_PERCENT = 8
_OWN_KIND, _OWN_UNKIND, _FOREIGN_WEIGHT = 8.0, 4.0, 20.0


def kept_for_curves(messages: Corpus) -> NDArray[np.bool_]:
    """Say which public messages the gate does not see; drawn from the text itself."""
    draws = np.array([zlib.crc32(text.encode()) % 100 for text in messages.texts])
    return draws < _KEPT_PERCENT


def train_gate(messages: Corpus) -> HashedTable:
    """Fit the linear model."""
    public = messages.with_texts(normalise_all(messages.texts))
    examples = read_examples(Share.WEIGHTS)
    examples = examples.with_texts(normalise_all(examples.texts))
    foreign = _foreign_texts()
    corpus = public.joined(examples)
    texts = [*corpus.texts, *foreign]
    counts = count_features(texts)
    idf = inverse_document_frequency(counts)
    print(f"gate: {len(texts)} texts, {int((idf > 0).sum())} buckets", flush=True)
    truth = np.full((len(texts), len(GATE_LABELS)), np.nan, dtype=np.float32)
    truth[: len(corpus.texts), :-1] = corpus.truth
    truth[:, GATE_LABELS.index(FOREIGN)] = np.arange(len(texts)) >= len(corpus.texts)
    mass = np.ones_like(truth)
    mass[: len(corpus.texts)] = corpus.weights[:, None]
    for axes, factor in ((KIND_AXES, _OWN_KIND), (UNKIND_AXES, _OWN_UNKIND)):
        places = [GATE_LABELS.index(axis) for axis in axes]
        mass[len(public.texts) : len(corpus.texts), places] *= factor
    mass[len(corpus.texts) :, -1] = _FOREIGN_WEIGHT
    model = MaskedLogistic(weigh_features(counts, idf), truth, mass)
    model.fit(epochs=_EPOCHS)
    return HashedTable.pack([str(label) for label in GATE_LABELS], model.weights, idf, model.biases)


def _foreign_texts() -> list[str]:
    templates = (t for t in read_templates() if t.share is Share.WEIGHTS and t.label.foreign)
    return [marked.text for template in templates for marked in template.lines()]
