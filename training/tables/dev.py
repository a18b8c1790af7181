"""The dev split of the public messages: by axis, by source, and beside the peers."""

from collections.abc import Iterator, Mapping

import numpy as np

from nudgebot.domain.axes import Axis
from training.corpus import LABELS, Corpus
from training.tables.measures import (
    BENIGN_CHAT,
    NUDGED,
    Flags,
    Floats,
    auc,
    bar_for_alarms,
    calibration_error,
    recall,
    shown,
)

_UNKIND = LABELS.index(Axis.UNKINDNESS)


def axis_table(corpus: Corpus, scores: Floats) -> Iterator[str]:
    """AUC, recall and precision at the nudge threshold, and calibration error an axis."""
    yield "### Dev split, by axis\n"
    yield f"| axis | known | positive | AUC | recall at {NUDGED} | precision | calibration error |"
    yield "| --- | --: | --: | --: | --: | --: | --: |"
    for place, axis in enumerate(LABELS):
        known = ~np.isnan(corpus.truth[:, place])
        truth, guess = corpus.truth[known, place], scores[known, place]
        yes, found = truth >= 0.5, guess >= NUDGED
        precision = recall(found, yes)
        yield (
            f"| {axis} | {known.sum()} | {yes.sum()} | {shown(auc(yes, guess), 4)}"
            f" | {shown(recall(yes, found))} | {shown(precision)}"
            f" | {calibration_error(truth, guess):.3f} |"
        )
    yield ""


def source_table(corpus: Corpus, scores: Floats) -> Iterator[str]:
    """What would be nudged, by source, and what is found where 2 in 1,000 IRC lines alarm."""
    guess, truth = scores[:, _UNKIND], corpus.truth[:, _UNKIND]
    bar = bar_for_alarms(guess[corpus.sources == BENIGN_CHAT[0]])
    yield "### Dev split, by source\n"
    yield f"The bar for 2 alarms in 1,000 IRC lines lies at {bar:.3f}.\n"
    yield f"| source | unkind | recall at {NUDGED} | at that bar | harmless | alarms in 1,000 |"
    yield "| --- | --: | --: | --: | --: | --: |"
    nudged = guess >= NUDGED
    for source in np.unique(corpus.sources):
        here = corpus.sources == source
        unkind, harmless = here & (truth >= 0.5), here & (truth < 0.5)
        alarms = 1000 * recall(harmless, nudged)
        yield (
            f"| {source} | {unkind.sum()} | {shown(recall(unkind, nudged), 2)}"
            f" | {shown(recall(unkind, guess > bar), 2)}"
            f" | {harmless.sum()} | {shown(alarms, 1)} |"
        )
    yield ""


def peer_table(corpus: Corpus, said: Mapping[str, Floats], shares: Flags) -> Iterator[str]:
    """Overall unkindness beside the peers; `shares` says whose scores are probabilities."""
    truth = corpus.truth[:, _UNKIND]
    known, unkind = ~np.isnan(truth), truth >= 0.5
    benign = np.isin(corpus.sources, BENIGN_CHAT)
    yield "### Dev split, beside others\n"
    yield "| scorer | AUC | recall at 2 alarms in 1,000 benign chat lines | calibration error |"
    yield "| --- | --: | --: | --: |"
    for (name, scores), is_share in zip(said.items(), shares.tolist(), strict=True):
        found = scores > bar_for_alarms(scores[benign])
        error = calibration_error(truth[known], scores[known]) if is_share else np.nan
        yield (
            f"| {name} | {auc(unkind[known], scores[known]):.4f}"
            f" | {recall(unkind, found):.3f} | {shown(error)} |"
        )
    yield ""
