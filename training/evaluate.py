"""Measure the model and put the figures into the model card: `python -m training.evaluate`."""

import argparse
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score

from nudgebot.domain.axes import KIND_AXES, Axis
from nudgebot.scoring.assessor import Assessor
from nudgebot.scoring.gate.table import load_table
from nudgebot.scoring.model import ModelFiles
from nudgebot.scoring.resources import SHIPPED_MODEL
from nudgebot.scoring.settings import ScoringSettings
from training.corpus import LABELS, Corpus
from training.preparation import normalise_all
from training.readers import read_messages
from training.templates import Share, read_examples

NUDGED, CREDITED = 0.6, 0.5
CARD = Path(__file__).parent / "MODEL_CARD.md"
_BEGIN, _END = "<!-- figures -->\n", "<!-- end of figures -->"
_BINS = np.linspace(0, 1, 11)

Floats = NDArray[np.float32]


def main() -> None:
    """Score the dev split and the examples kept aside; print and write the tables."""
    options = _parse_options()
    assessor = Assessor(ScoringSettings(model=options.model))
    dev, examples = read_messages(options.data, "dev"), read_examples(Share.TEST)
    dev_scores, example_scores = score(assessor, dev.texts), score(assessor, examples.texts)
    figures = "\n".join(
        [
            *axis_table(dev, dev_scores),
            *gate_line(dev, options.model or SHIPPED_MODEL),
            *source_table(dev, dev_scores),
            *trap_table(examples, example_scores),
        ]
    )
    print(figures)
    if options.write:
        write_figures(figures)


def _parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    default = Path(os.environ.get("NUDGEBOT_TRAINING_DATA", "../shared/data"))
    parser.add_argument("--data", type=Path, default=default, help="where the public data lies")
    parser.add_argument("--model", type=Path, default=None, help="another model directory")
    parser.add_argument("--write", action="store_true", help="write the figures into the card")
    return parser.parse_args()


def score(assessor: Assessor, texts: Sequence[str]) -> Floats:
    """Score texts as the product does. The result has shape (texts, axes)."""
    batches = (texts[at : at + 32] for at in range(0, len(texts), 32))
    assessed = (assessment for batch in batches for assessment in assessor.assess(batch))
    return np.array([[a.scores[axis] for axis in LABELS] for a in assessed], dtype=np.float32)


def axis_table(corpus: Corpus, scores: Floats) -> Iterator[str]:
    """AUC, recall and precision at the nudge threshold, and calibration error an axis."""
    yield "### Dev split, by axis\n"
    yield f"| axis | known | positive | AUC | recall at {NUDGED} | precision | calibration error |"
    yield "| --- | --: | --: | --: | --: | --: | --: |"
    for place, axis in enumerate(LABELS):
        known = ~np.isnan(corpus.truth[:, place])
        truth, guess = corpus.truth[known, place], scores[known, place]
        yes, found = truth >= 0.5, guess >= NUDGED
        yield (
            f"| {axis} | {known.sum()} | {yes.sum()} | {roc_auc_score(yes, guess):.4f}"
            f" | {found[yes].mean():.3f} | {_precision(yes, found)}"
            f" | {calibration_error(truth, guess):.3f} |"
        )
    yield ""


def _precision(yes: NDArray[np.bool_], found: NDArray[np.bool_]) -> str:
    return f"{yes[found].mean():.3f}" if found.any() else "none found"


def gate_line(corpus: Corpus, model: Path) -> Iterator[str]:
    """AUC of the gate alone on texts as they were written, before context excuses anything."""
    table = load_table(ModelFiles.within(model).table)
    texts = normalise_all(corpus.texts)
    batches = [table.logits(texts[at : at + 256]) for at in range(0, len(texts), 256)]
    place = LABELS.index(Axis.UNKINDNESS)
    known = ~np.isnan(corpus.truth[:, place])
    auc = roc_auc_score(corpus.truth[known, place] >= 0.5, np.vstack(batches)[known, place])
    yield f"The gate alone, on texts as written, has an AUC of {auc:.4f} on overall unkindness."
    yield "The pipeline ranks lower because swearing at things, which several sources call toxic,"
    yield "is excused on purpose.\n"


def calibration_error(truth: Floats, guess: Floats) -> float:
    """Expected calibration error over ten bins of equal width (Naeini et al., 2015)."""
    bins = np.clip(np.digitize(guess, _BINS) - 1, 0, len(_BINS) - 2)
    parts = [bins == number for number in np.unique(bins)]
    return float(sum(p.mean() * abs(truth[p].mean() - guess[p].mean()) for p in parts))


def source_table(corpus: Corpus, scores: Floats) -> Iterator[str]:
    """What would be nudged, by source."""
    yield "### Dev split, by source\n"
    yield "| source | unkind | recall | harmless | false alarms per 1,000 |"
    yield "| --- | --: | --: | --: | --: |"
    nudged = scores[:, LABELS.index(Axis.UNKINDNESS)] >= NUDGED
    truth = corpus.truth[:, LABELS.index(Axis.UNKINDNESS)]
    for source in np.unique(corpus.sources):
        here = corpus.sources == source
        unkind, harmless = here & (truth >= 0.5), here & (truth < 0.5)
        yield f"| {source} | {_rate(nudged, unkind)} | {_rate(nudged, harmless, per=1000)} |"
    yield ""


def _rate(found: NDArray[np.bool_], rows: NDArray[np.bool_], *, per: int = 1) -> str:
    count = int(rows.sum())
    share = f"{per * found[rows].mean():.{2 if per == 1 else 1}f}" if count else ""
    return f"{count} | {share}"


def trap_table(examples: Corpus, scores: Floats) -> Iterator[str]:
    """How many of our own lines, of templates kept aside, come out right."""
    yield "### Our own examples, kept aside by template\n"
    yield "| trap | lines | right | mean unkindness |\n| --- | --: | --: | --: |"
    right = are_right(examples, scores)
    for source in np.unique(examples.sources):
        here = examples.sources == source
        mean = scores[here, LABELS.index(Axis.UNKINDNESS)].mean()
        trap = source.removeprefix("examples/")
        yield f"| {trap} | {here.sum()} | {right[here].mean():.2f} | {mean:.2f} |"
    yield f"| all | {len(right)} | {right.mean():.3f} | |\n"


def are_right(examples: Corpus, scores: Floats) -> NDArray[np.bool_]:
    """Right is: nudged if and only if unkind, and credited if and only if kind."""
    unkind = LABELS.index(Axis.UNKINDNESS)
    kind = [LABELS.index(axis) for axis in KIND_AXES]
    credited = (scores[:, kind].max(axis=1) >= CREDITED) & (scores[:, unkind] < 0.3)
    nudged = scores[:, unkind] >= NUDGED
    is_unkind = examples.truth[:, unkind] >= 0.5
    is_kind = examples.truth[:, kind].max(axis=1) >= 0.5
    right: NDArray[np.bool_] = (nudged == is_unkind) & (credited == is_kind)
    return right


def write_figures(figures: str) -> None:
    """Put the tables between the marks in the model card."""
    card = CARD.read_text(encoding="utf-8")
    head, rest = card.split(_BEGIN, 1)
    tail = rest.split(_END, 1)[1]
    CARD.write_text(f"{head}{_BEGIN}\n{figures}\n{_END}{tail}", encoding="utf-8")


if __name__ == "__main__":
    main()
