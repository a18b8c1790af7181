"""Make the shipped model: `python -m training.train --data DIR --work DIR`.

The data directory is laid out as `training/MODEL_CARD.md` describes. Everything is seeded. The
steps are the tone model (which takes most of the time), the gate, what people put in the place of
unkind words, and the curves with what is learned of offers; with `--only`, one of them is made
again from what the others left.
"""

import argparse
import json
import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np

from nudgebot.scoring.gate.table import save_table
from nudgebot.scoring.model import ModelFiles, seal_model
from nudgebot.scoring.resources import SHIPPED_MODEL
from nudgebot.scoring.tone.reader import ToneReader
from training.corpus import Corpus
from training.curves import BENIGN_CHAT, choose_worth, fit_curves
from training.gate import train_gate
from training.highlights import choose_evidence
from training.judgements import digest_of, read_judgements
from training.offers import UNTRIED, learn_offers
from training.preparation import read_all_signals
from training.readers import kept_for_curves, read_messages
from training.rewrites import learn_rewrites
from training.templates import Share, read_examples
from training.tone.train import train_tone

_OWN_SHARE_OF_CURVES, _CHAT_SHARE_OF_CURVES, _JUDGED_SHARE_OF_CURVES = 10.0, 12.0, 8.0
_STEPS = ("tone", "gate", "rewrites", "curves")


def main() -> None:
    """Make all of it, or one step."""
    options = _parse_options()
    files = ModelFiles.within(options.model)
    options.model.mkdir(parents=True, exist_ok=True)
    options.work.mkdir(parents=True, exist_ok=True)
    steps = (options.only,) if options.only else _STEPS
    if "tone" in steps:
        train_tone(options.data, options.work, files)
    if "gate" in steps:
        messages = read_messages(options.data, "train")
        save_table(train_gate(messages.take(~kept_for_curves(messages)), files), files.table)
    if "rewrites" in steps:
        learn_rewrites(options.data).save(files.learned)
    if "curves" in steps:
        fit_last_steps(options.data, files)
        seal_model(options.model)


def _parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    default = Path(os.environ.get("NUDGEBOT_TRAINING_DATA", "../shared/data"))
    parser.add_argument("--data", type=Path, default=default, help="where the public data lies")
    parser.add_argument("--work", type=Path, required=True, help="where weights are kept meanwhile")
    parser.add_argument("--model", type=Path, default=SHIPPED_MODEL, help="where the model goes")
    parser.add_argument("--only", choices=_STEPS, help="make this step alone")
    return parser.parse_args()


def read_curves_corpus(data: Path) -> Corpus:
    """Read what is kept for the curves: our lines, judged messages, and others by their labels."""
    messages = read_messages(data, "train")
    public = messages.take(kept_for_curves(messages))
    judgements = read_judgements("train")
    truth, weights = public.truth.copy(), public.weights.copy()
    weights[np.isin(public.sources, BENIGN_CHAT)] *= _CHAT_SHARE_OF_CURVES
    for row, text in enumerate(public.texts):
        if label := judgements.get(digest_of(text)):
            truth[row] = label.truth()
            weights[row] *= _JUDGED_SHARE_OF_CURVES
    own = read_examples(Share.CURVES).weighted(_OWN_SHARE_OF_CURVES)
    return replace(public, truth=truth, weights=weights).joined(own)


def fit_last_steps(data: Path, files: ModelFiles) -> None:
    """Fit `calibration.json` on messages that the gate and lines that no model has seen."""
    corpus = read_curves_corpus(data)
    print(f"curves: {len(corpus.texts)} texts", flush=True)
    signals = read_all_signals(corpus.texts, files)
    reader = ToneReader.load(files.tone, files.tokenizer, files.tags)
    content = {
        **fit_curves(signals, corpus),
        "worth": choose_worth(signals, corpus),
        "evidence": choose_evidence(data, reader),
    }
    _write(files, {**content, "offers": UNTRIED._asdict()})
    seal_model(files.calibration.parent)
    _write(files, {**content, "offers": learn_offers(files)._asdict()})


def _write(files: ModelFiles, content: Mapping[str, object]) -> None:
    files.calibration.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
