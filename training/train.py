"""Make the shipped model: `python -m training.train --data DIR`.

The data directory is laid out as `training/MODEL_CARD.md` describes. Everything is seeded: the
same data makes the same model.
"""

import argparse
import json
import os
import zlib
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nudgebot.domain.axes import KIND_AXES, UNKIND_AXES, Axis
from nudgebot.scoring.calibration.signals import GATE_LABELS
from nudgebot.scoring.gate.table import HashedTable, save_table
from nudgebot.scoring.model import ModelFiles, seal_model
from nudgebot.scoring.resources import SHIPPED_MODEL
from training.corpus import LABELS, Corpus
from training.curves import fit_curves
from training.features import count_features, inverse_document_frequency, weigh_features
from training.logistic import MaskedLogistic
from training.preparation import normalise_all, read_all_signals, serve_all
from training.readers import read_messages
from training.rewrites import learn_rewrites
from training.templates import Share, read_examples

_EPOCHS = 8
_CURVES_PERCENT = 8
_OWN_SHARE_OF_CURVES = 2.0
_OWN_KIND, _OWN_UNKIND = 8.0, 4.0


def main() -> None:
    """Train the gate, fit the curves on what it has not seen, count rewrites, seal the model."""
    options = _parse_options()
    files = ModelFiles.within(options.model)
    options.model.mkdir(parents=True, exist_ok=True)
    messages = read_messages(options.data, "train")
    kept_aside = _draws(messages) < _CURVES_PERCENT
    save_table(train_gate(messages.take(~kept_aside)), files.table)
    own = read_examples(Share.CURVES).weighted(_OWN_SHARE_OF_CURVES)
    curves = messages.take(kept_aside).joined(own)
    print(f"curves: {len(curves.texts)} texts", flush=True)
    fitted = fit_curves(read_all_signals(curves.texts, options.model), curves)
    files.calibration.write_text(json.dumps(fitted, indent=1) + "\n", encoding="utf-8")
    rewrites = learn_rewrites(options.data)
    files.rewrites.write_text(json.dumps(rewrites, indent=0) + "\n", encoding="utf-8")
    seal_model(options.model)


def _parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    default = Path(os.environ.get("NUDGEBOT_TRAINING_DATA", "../shared/data"))
    parser.add_argument("--data", type=Path, default=default, help="where the public data lies")
    parser.add_argument("--model", type=Path, default=SHIPPED_MODEL, help="where the model goes")
    return parser.parse_args()


def _draws(corpus: Corpus) -> NDArray[np.int64]:
    """Draw a number below 100 for each text, from the text itself."""
    return np.array([zlib.crc32(text.encode()) % 100 for text in corpus.texts])


def train_gate(messages: Corpus) -> HashedTable:
    """Fit the linear model on public messages and our examples.

    The examples come in twice, as written and as served, so that the gate knows both what
    context has excused already and what slips past it.
    """
    public = messages.with_texts(normalise_all(messages.texts))
    examples = read_examples(Share.WEIGHTS)
    written = examples.with_texts(normalise_all(examples.texts))
    served = examples.with_texts(serve_all(examples.texts))
    corpus = public.joined(without_excused(written, served)).joined(served)
    counts = count_features(corpus.texts)
    idf = inverse_document_frequency(counts)
    print(f"gate: {len(corpus.texts)} texts, {int((idf > 0).sum())} buckets", flush=True)
    truth = np.column_stack([corpus.truth, harshness(corpus, public_rows=len(public.texts))])
    mass = label_mass(corpus, public_rows=len(public.texts))
    model = MaskedLogistic(weigh_features(counts, idf), truth, mass)
    model.fit(epochs=_EPOCHS)
    return HashedTable.pack([str(label) for label in GATE_LABELS], model.weights, idf, model.biases)


def without_excused(written: Corpus, served: Corpus) -> Corpus:
    """Say nothing of the unkindness of harmless lines from which context takes words away.

    Else the gate would learn that the words themselves are harmless.
    """
    pairs = zip(written.texts, served.texts, strict=True)
    excused = np.array([one.split() != other.split() for one, other in pairs])
    harmless = written.truth[:, LABELS.index(Axis.UNKINDNESS)] < 0.5
    unsaid = np.array([LABELS.index(axis) for axis in (Axis.UNKINDNESS, *UNKIND_AXES)])
    truth = written.truth.copy()
    truth[np.ix_(excused & harmless, unsaid)] = np.nan
    return replace(written, truth=truth)


def label_mass(corpus: Corpus, *, public_rows: int) -> NDArray[np.float32]:
    """Return how much each label of each row counts, of shape (rows, GATE_LABELS).

    Public data knows little of threats, advances and kindness in chat: there our lines count more.
    """
    mass = np.repeat(corpus.weights[:, None], len(GATE_LABELS), axis=1)
    for axes, factor in ((KIND_AXES, _OWN_KIND), (UNKIND_AXES, _OWN_UNKIND)):
        mass[public_rows:, [GATE_LABELS.index(axis) for axis in axes]] *= factor
    return mass


def harshness(corpus: Corpus, *, public_rows: int) -> NDArray[np.float32]:
    """Return unkindness as the public raters call it; of our own lines nothing is known."""
    truth = corpus.truth[:, LABELS.index(Axis.UNKINDNESS)].copy()
    truth[public_rows:] = np.nan
    return truth


if __name__ == "__main__":
    main()
