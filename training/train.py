"""Make the shipped model: `python -m training.train --data DIR`.

The data directory is laid out as `training/MODEL_CARD.md` describes. Everything is seeded: the
same data makes the same model.
"""

import argparse
import json
import os
import zlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

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
    examples = read_examples(Share.WEIGHTS)
    served = examples.with_texts(serve_all(examples.texts))
    written = messages.joined(examples)
    corpus = written.with_texts(normalise_all(written.texts)).joined(served)
    counts = count_features(corpus.texts)
    idf = inverse_document_frequency(counts)
    print(f"gate: {len(corpus.texts)} texts, {int((idf > 0).sum())} buckets", flush=True)
    model = MaskedLogistic(weigh_features(counts, idf), corpus.truth, corpus.weights)
    model.fit(epochs=_EPOCHS)
    return HashedTable.pack([str(label) for label in LABELS], model.weights, idf, model.biases)


if __name__ == "__main__":
    main()
