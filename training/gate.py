"""The gate: a linear model on public messages and our own lines.

On public messages it learns half from their labels and half from the tone model, whose opinion it
has to foresee: what that would not mind may go unread.
"""

import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import cache
from multiprocessing import get_context

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from nudgebot.domain.axes import KIND_AXES, UNKIND_AXES
from nudgebot.scoring.calibration.signals import FOREIGN, GATE_LABELS
from nudgebot.scoring.gate.table import HashedTable
from nudgebot.scoring.model import ModelFiles
from nudgebot.scoring.tone.reader import ToneReader
from nudgebot.scoring.windows import WHOLE
from training.corpus import Corpus
from training.features import count_features, inverse_document_frequency, weigh_features
from training.logistic import MaskedLogistic
from training.preparation import normalise_all
from training.templates import Share, read_examples, read_templates

_EPOCHS = 8
_CHUNK = 4_096
_OWN_KIND, _OWN_UNKIND, _FOREIGN_WEIGHT = 8.0, 4.0, 20.0


def train_gate(messages: Corpus, files: ModelFiles) -> HashedTable:
    """Fit the linear model, with the tone model of `files` to learn from."""
    public = messages.with_texts(normalise_all(messages.texts))
    public = replace(public, truth=_blended(public, files))
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


def _blended(corpus: Corpus, files: ModelFiles) -> NDArray[np.float32]:
    """Return the mean of labels and tone model, of shape (texts, labels).

    Where no label is known, it is what the tone model says.
    Long texts, of which it sees the beginning alone, keep their labels.
    """
    short = np.array([len(text.strip()) > 0 and len(text) <= WHOLE for text in corpus.texts])
    texts = [corpus.texts[row] for row in np.flatnonzero(short).tolist()]
    chunks = [(texts[at : at + _CHUNK], files) for at in range(0, len(texts), _CHUNK)]
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        said = np.vstack(list(pool.map(_say, chunks)))
    blended = corpus.truth.copy()
    known = blended[short]
    blended[short] = np.where(np.isnan(known), said, (known + said) / 2)
    return blended


def _say(chunk: tuple[Sequence[str], ModelFiles]) -> NDArray[np.float32]:
    texts, files = chunk
    readings = _reader(files).read(texts)
    shares: NDArray[np.float32] = expit(
        np.array([reading.axes for reading in readings], np.float32)
    )
    return shares


@cache
def _reader(files: ModelFiles) -> ToneReader:
    return ToneReader.load(files.tone, files.tokenizer, files.tags)


def _foreign_texts() -> list[str]:
    templates = (t for t in read_templates() if t.share is Share.WEIGHTS and t.label.foreign)
    return [marked.text for template in templates for marked in template.lines()]
