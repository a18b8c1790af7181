"""Measure the model and put the figures into the model card: `python -m training.evaluate`.

Every text is assessed once, as the product does; the peers are measured in the same run.
"""

import argparse
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from nudgebot.domain.axes import Axis
from nudgebot.scoring.assessor import Assessor
from nudgebot.scoring.gate.table import load_table
from nudgebot.scoring.model import ModelFiles
from nudgebot.scoring.resources import SHIPPED_MODEL
from nudgebot.scoring.settings import ScoringSettings
from training.corpus import LABELS
from training.highlights import Pointed, read_pointed
from training.peers import CHECK, LINEAR, Scorer, fit_linear, load_peers
from training.preparation import normalise_all
from training.readers import read_messages
from training.tables.dev import axis_table, peer_table, source_table
from training.tables.evidence import evidence_table
from training.tables.identity import identity_table, sentences
from training.tables.judged import judged_part, judged_tables
from training.tables.kindness import kindness_table
from training.tables.left_out import left_out_tables
from training.tables.measures import NUDGED, OURS, Floats
from training.tables.own import own_table, summary_table
from training.tables.targets import target_tables
from training.tables.texts import Judged, OwnLine, Sets, read_sets, training_lines

CARD = Path(__file__).parent / "MODEL_CARD.md"
_BEGIN, _END = "<!-- figures -->\n", "<!-- end of figures -->"
_GATE = "gate alone"
_SHARES = (OURS, _GATE, LINEAR, CHECK)
_CHECK_FROM = 0.5
_UNKIND = LABELS.index(Axis.UNKINDNESS)


def main() -> None:
    """Assess everything; print and write the tables."""
    options = _parse_options()
    files = ModelFiles.within(options.model or SHIPPED_MODEL)
    sets, pointed = read_sets(options.data, options.most), read_pointed(options.data, "dev")
    pointed = pointed[: options.most]
    assessor = Assessor(ScoringSettings(model=options.model))
    judged = Judged.by(assessor, _all_texts(sets, pointed))
    peers = {
        _GATE: gate_alone(files),
        LINEAR: learn_linear(options.data, options.linear_rows),
        **load_peers(),
    }
    lines = [] if options.left_out is None else list(left_out_tables(options.left_out))
    lines += _tables(sets, pointed, judged, peers)
    lines += target_tables(sets.examination, judged, files)
    figures = "\n".join(lines)
    print(figures)
    if options.write:
        write_figures(figures)


def _parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    default = Path(os.environ.get("NUDGEBOT_TRAINING_DATA", "../shared/data"))
    parser.add_argument("--data", type=Path, default=default, help="where the public data lies")
    parser.add_argument("--model", type=Path, default=None, help="another model directory")
    parser.add_argument("--left-out", type=Path, help="what `training.left_out` wrote")
    parser.add_argument("--linear-rows", type=int, default=60_000, help="public rows for LR")
    parser.add_argument("--most", type=int, help="so many texts of each set, to try things out")
    parser.add_argument("--write", action="store_true", help="write the figures into the card")
    return parser.parse_args()


def _all_texts(sets: Sets, pointed: Sequence[Pointed]) -> Iterator[str]:
    yield from sets.dev.texts
    yield from _texts(sets.kept)
    yield from _texts(sets.examination)
    yield from _texts(sets.second)
    yield from (row.text for row in pointed)
    for texts in sentences().values():
        yield from texts


def _texts(lines: Sequence[OwnLine]) -> list[str]:
    return [line.marked.text for line in lines]


def _tables(
    sets: Sets, pointed: Sequence[Pointed], judged: Judged, peers: Mapping[str, Scorer]
) -> Iterator[str]:
    dev, kept, exam = sets.dev, sets.kept, sets.examination
    dev_scores, kept_scores = judged.scores(dev.texts), judged.scores(_texts(kept))
    yield from axis_table(dev, dev_scores)
    yield from source_table(dev, dev_scores)
    said = {OURS: dev_scores[:, _UNKIND], **{n: peer(dev.texts) for n, peer in peers.items()}}
    yield from peer_table(dev, said, np.isin(list(said), _SHARES))
    again = judged_part(dev)
    shares = [_GATE, LINEAR, CHECK]
    others = {name: np.asarray(peers[name](again.texts)) for name in shares}
    yield from judged_tables(again, judged.scores(again.texts), others)
    yield from own_table("Our own lines, of families kept aside", kept, kept_scores)
    for paper, lines in {"First examination": exam, "Second examination": sets.second}.items():
        yield from _examination(paper, lines, judged.scores(_texts(lines)), peers)
    yield from evidence_table(
        pointed, [("own, kept aside", kept), ("second examination", sets.second)], judged
    )
    yield from kindness_table(dev, dev_scores, kept, kept_scores)
    yield from identity_table(judged)


def _examination(
    paper: str, lines: Sequence[OwnLine], scores: Floats, peers: Mapping[str, Scorer]
) -> Iterator[str]:
    yield from own_table(f"{paper}, by trap", lines, scores)
    nudged = {
        f"{name} at {bar}": np.asarray(peers[name](_texts(lines))) >= bar
        for name, bar in {LINEAR: NUDGED, CHECK: _CHECK_FROM}.items()
    }
    yield from summary_table(f"{paper}: what matters most", lines, scores, nudged)


def gate_alone(files: ModelFiles) -> Scorer:
    """Return a scorer that asks the gate and nothing else, as a probability."""
    table = load_table(files.table)
    place = table.labels.index(Axis.UNKINDNESS)

    def score(texts: Sequence[str]) -> Floats:
        normal = normalise_all([text if text.strip() else "." for text in texts])
        batches = [table.logits(normal[at : at + 256]) for at in range(0, len(normal), 256)]
        logits: Floats = np.vstack(batches)[:, place].astype(np.float64)
        return 1 / (1 + np.exp(-logits))

    return score


def learn_linear(data: Path, most: int) -> Scorer:
    """Fit the linear peer to a random part of the public messages and all of our own lines."""
    messages = read_messages(data, "train")
    known = np.flatnonzero(~np.isnan(messages.truth[:, _UNKIND]))
    rows = np.random.default_rng(0).permutation(known)[:most]
    texts = [messages.texts[row] for row in rows.tolist()]
    own = training_lines()
    truth = [*(messages.truth[rows, _UNKIND] >= 0.5), *(t.label.is_unkind for t, _ in own)]
    normal = normalise_all([*texts, *(text for _, text in own)])
    linear = fit_linear(normal, np.array(truth, dtype=bool))
    return lambda others: linear(normalise_all(others))


def write_figures(figures: str) -> None:
    """Put the tables between the marks in the model card."""
    card = CARD.read_text(encoding="utf-8")
    head, rest = card.split(_BEGIN, 1)
    tail = rest.split(_END, 1)[1]
    CARD.write_text(f"{head}{_BEGIN}\n{figures}\n{_END}{tail}", encoding="utf-8")


if __name__ == "__main__":
    main()
