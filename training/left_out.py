"""Train without some sources and test on them: `python -m training.left_out --data D --out F`.

Sources fall into three folds of whole families, so that no relative of a tested source is trained
on: comments on Wikipedia talk pages are in several, and so are those of one news site. What shares
eight words in a row with a tested text is left out of training too. Results are written after each
fold, and a fold that the file has already is not repeated.
"""

import argparse
import json
import os
import time
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import torch

from nudgebot.domain.axes import Axis
from training.corpus import LABELS
from training.folds import FOLDS, MOST_TESTED, Trial, draw_rows, read_tests
from training.peers import LINEAR, Scorer, fit_linear, load_peers
from training.tables.measures import BENIGN_CHAT, OURS, Floats, auc, bar_for_alarms, recall
from training.tone.batches import Encoder, collate
from training.tone.fit import fit
from training.tone.network import ToneNetwork
from training.tone.rows import OWN, Row, read_public_rows
from training.tone.train import PUBLIC_RATE, SEED, Workshop


def main() -> None:
    """Run each fold that the file lacks."""
    options = _parse_options()
    data, out = options.data, options.out
    tests = read_tests(data, options.most_tested)
    peers = load_peers()
    peers_said = {name: score_all(peer, tests, raw=True) for name, peer in peers.items()}
    rows = read_public_rows(data)
    folds: dict[str, Any] = json.loads(out.read_text())["folds"] if out.exists() else {}
    for fold, left_out in FOLDS.items():
        if fold in folds or options.fold not in {None, fold}:
            continue
        began = time.monotonic()
        mine = {name: t for name, t in tests.items() if name in left_out or name in BENIGN_CHAT}
        kept = draw_rows(rows, left_out, mine, options.rows)
        said = peers_said | {LINEAR: score_all(learn_linear(kept), mine)}
        said[OURS] = score_all(learn_tone(kept), mine)
        folds[fold] = {
            "trained_on": len(kept),
            "minutes": round((time.monotonic() - began) / 60, 1),
            "sources": compare(mine, said),
        }
        out.write_text(json.dumps({"folds": folds}, indent=1) + "\n", encoding="utf-8")
        print(json.dumps(folds[fold], indent=1), flush=True)


def _parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    default = Path(os.environ.get("NUDGEBOT_TRAINING_DATA", "../shared/data"))
    parser.add_argument("--data", type=Path, default=default, help="where the public data lies")
    parser.add_argument("--out", type=Path, required=True, help="the JSON file of the results")
    parser.add_argument("--rows", type=int, default=34_000, help="public rows to train on")
    parser.add_argument("--most-tested", type=int, default=MOST_TESTED, help="rows of a source")
    parser.add_argument("--fold", choices=FOLDS, help="run this one alone")
    return parser.parse_args()


def learn_linear(rows: Sequence[Row]) -> Scorer:
    """Fit the linear model to the rows whose overall unkindness is known."""
    truth = np.array([row.axes[LABELS.index(Axis.UNKINDNESS)] for row in rows])
    known = np.flatnonzero(~np.isnan(truth))
    return fit_linear([rows[row].text for row in known.tolist()], truth[known] >= 0.5)


def learn_tone(rows: Sequence[Row]) -> Scorer:
    """Train the tone model in one pass over public rows and our own together."""
    workshop = Workshop.build(rows)
    fit(workshop.network, [partial(workshop.items, rows)], rate=PUBLIC_RATE, seed=SEED)
    return lambda texts: _unkindness(workshop.network, workshop.encoder, texts)


def _unkindness(network: ToneNetwork, encoder: Encoder, texts: Sequence[str]) -> Floats:
    """Return log odds without the habits of any source, of shape (texts,)."""
    items = encoder.items([Row(text=text if text.strip() else ".", source=OWN) for text in texts])
    if len(items) != len(texts):
        raise AssertionError(len(items))
    network.eval()
    order = np.argsort([len(item.ids) for item in items])
    logits = np.zeros(len(items))
    with torch.inference_mode():
        for rows in np.array_split(order, -(-len(order) // 64)):
            batch = collate([items[row] for row in rows.tolist()])
            axes = network(batch.ids, batch.mask).axes
            logits[rows] = axes[:, LABELS.index(Axis.UNKINDNESS)].numpy()
    return logits


def score_all(
    scorer: Scorer, tests: Mapping[str, Trial], *, raw: bool = False
) -> dict[str, Floats]:
    """Score every test's texts, as they were written if `raw`."""
    return {name: scorer(test.texts if raw else test.normal) for name, test in tests.items()}


def compare(
    tests: Mapping[str, Trial], said: Mapping[str, Mapping[str, Floats]]
) -> dict[str, dict[str, Any]]:
    """Measure each scorer on each source, with its bar where benign chat allows it."""
    bars = {
        name: bar_for_alarms(np.concatenate([scores[source] for source in BENIGN_CHAT]))
        for name, scores in said.items()
    }
    return {
        source: {
            "rows": len(test.texts),
            "unkind": int(test.unkind.sum()),
            "auc": {n: _rounded(auc(test.unkind, s[source])) for n, s in said.items()},
            "recall": {
                n: _rounded(recall(test.unkind, s[source] > bars[n])) for n, s in said.items()
            },
        }
        for source, test in tests.items()
        if source not in BENIGN_CHAT
    }


def _rounded(value: float) -> float | None:
    return None if np.isnan(value) else round(value, 4)


if __name__ == "__main__":
    main()
