"""Make the shipped model: `python -m training.train --data DIR --work DIR`.

The data directory is laid out as `training/MODEL_CARD.md` describes. Everything is seeded. The
steps are the gate, the tone model (which takes most of the time), what people put in the place of
unkind words, and the curves; with `--only`, one of them is made again from what the others left.
"""

import argparse
import json
import os
from dataclasses import replace
from pathlib import Path

import numpy as np

from nudgebot.scoring.gate.table import save_table
from nudgebot.scoring.model import ModelFiles, seal_model
from nudgebot.scoring.resources import SHIPPED_MODEL
from nudgebot.scoring.tone.reader import ToneReader
from training.curves import BENIGN_CHAT, choose_worth, fit_curves
from training.gate import kept_for_curves, train_gate
from training.highlights import choose_evidence
from training.preparation import read_all_signals
from training.readers import read_messages
from training.rewrites import learn_rewrites
from training.templates import Share, read_examples
from training.tone.train import train_tone

_OWN_SHARE_OF_CURVES, _CHAT_SHARE_OF_CURVES = 10.0, 8.0
_STEPS = ("gate", "tone", "rewrites", "curves")


def main() -> None:
    """Make all of it, or one step."""
    options = _parse_options()
    files = ModelFiles.within(options.model)
    options.model.mkdir(parents=True, exist_ok=True)
    options.work.mkdir(parents=True, exist_ok=True)
    steps = (options.only,) if options.only else _STEPS
    if "gate" in steps:
        messages = read_messages(options.data, "train")
        save_table(train_gate(messages.take(~kept_for_curves(messages))), files.table)
    if "tone" in steps:
        train_tone(options.data, options.work, files)
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


def fit_last_steps(data: Path, files: ModelFiles) -> None:
    """Fit `calibration.json` on messages that the gate and lines that no model has seen."""
    messages = read_messages(data, "train")
    own = read_examples(Share.CURVES).weighted(_OWN_SHARE_OF_CURVES)
    public = messages.take(kept_for_curves(messages))
    chat = np.where(np.isin(public.sources, BENIGN_CHAT), _CHAT_SHARE_OF_CURVES, 1.0)
    weights = (public.weights * chat).astype(np.float32)
    corpus = replace(public, weights=weights).joined(own)
    print(f"curves: {len(corpus.texts)} texts", flush=True)
    signals = read_all_signals(corpus.texts, files)
    reader = ToneReader.load(files.tone, files.tokenizer, files.tags)
    content = {
        **fit_curves(signals, corpus),
        "worth": choose_worth(signals, corpus),
        "evidence": choose_evidence(data, reader),
    }
    files.calibration.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
