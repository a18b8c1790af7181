"""Public messages of the dev split that were judged by our own standard."""

from collections.abc import Iterator, Mapping

import numpy as np

from nudgebot.domain.axes import KIND_AXES, Axis
from training.corpus import LABELS, Corpus
from training.judgements import digest_of, read_judgements
from training.tables.measures import (
    CREDITED,
    NUDGED,
    Flags,
    Floats,
    auc,
    calibration_error,
    f1,
    recall,
    shown,
)

_UNKIND = LABELS.index(Axis.UNKINDNESS)


def judged_part(dev: Corpus) -> Corpus:
    """Return the messages of the dev split that were judged, with the judgements for truth."""
    judgements = read_judgements("dev")
    digests = [digest_of(text) for text in dev.texts]
    found = dev.take(np.array([digest in judgements for digest in digests]))
    truth = [judgements[digest].truth() for digest in digests if digest in judgements]
    return Corpus(found.texts, found.sources, np.array(truth, dtype=np.float32), found.weights)


def judged_tables(corpus: Corpus, scores: Floats, others: Mapping[str, Floats]) -> Iterator[str]:
    """Overall unkindness beside the peers, and the axes of kindness."""
    unkind = corpus.truth[:, _UNKIND] >= 0.5
    yield "### Public dev messages, judged by our standard\n"
    yield f"{len(unkind)} messages, {unkind.sum()} of them unkind.\n"
    yield "| scorer | AUC | found at " + f"{NUDGED} | spared | calibration error |"
    yield "| --- | --: | --: | --: | --: |"
    for name, said in {"nudgebot": scores[:, _UNKIND], **others}.items():
        found: Flags = said >= NUDGED
        yield (
            f"| {name} | {auc(unkind, said):.3f} | {shown(recall(unkind, found))}"
            f" | {shown(recall(~unkind, ~found))}"
            f" | {calibration_error(unkind.astype(float), said):.3f} |"
        )
    yield f"\n| axis | positive | AUC | F1 at {CREDITED} |\n| --- | --: | --: | --: |"
    for axis in (*KIND_AXES, Axis.KINDNESS):
        place = LABELS.index(axis)
        truth, said = corpus.truth[:, place] >= 0.5, scores[:, place]
        at_bar = f1(truth, said >= CREDITED)
        yield f"| {axis} | {truth.sum()} | {auc(truth, said):.3f} | {at_bar:.3f} |"
    yield ""
