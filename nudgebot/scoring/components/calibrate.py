"""The last component: calibrated scores, the words they rest on, and the reasons by name."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

from nudgebot.domain.axes import Axis
from nudgebot.scoring.calibration.curves import Curves, load_curves
from nudgebot.scoring.calibration.signals import AXES, owners_severity, read_signals
from nudgebot.scoring.components import keys
from nudgebot.scoring.entries import load_entries
from nudgebot.scoring.evidence import SHOWN_FROM, find_evidence
from nudgebot.scoring.lexicons import Entry
from nudgebot.scoring.reasons import name_reasons
from nudgebot.scoring.tone.about import is_foreign, settle_target


class CalibrateComponent:
    """Rewrites `doc.cats` as probabilities; adds target, evidence and reasons."""

    def __init__(self, curves: Curves, entries: Mapping[str, Entry]) -> None:
        self._curves = curves
        self._entries = entries

    def __call__(self, doc: Doc) -> Doc:
        """Calibrate one document."""
        return next(self.pipe([doc], batch_size=1))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 32) -> Iterator[Doc]:
        """Calibrate documents by the batch."""
        waiting = iter(stream)
        while docs := list(islice(waiting, batch_size)):
            for doc, scores in zip(docs, self._score(docs).tolist(), strict=True):
                self._annotate(doc, dict(zip(AXES, scores, strict=True)))
                yield doc

    def _score(self, docs: Sequence[Doc]) -> NDArray[np.float32]:
        signals = np.array([read_signals(doc, self._entries) for doc in docs])
        read = np.array([[keys.READING in doc.user_data] for doc in docs])
        curves = self._curves
        return np.where(read, curves.read.scores(signals), curves.let_go.scores(signals))

    def _annotate(self, doc: Doc, scores: dict[Axis, float]) -> None:
        reading = doc.user_data.get(keys.READING)
        foreign = reading is not None and is_foreign(reading)
        if foreign or not len(doc):
            scores = dict.fromkeys(AXES, 0.0)
        settle_target(doc)
        severity = owners_severity(doc, self._entries)
        scores[Axis.UNKINDNESS] = max(scores[Axis.UNKINDNESS], severity)
        doc.cats = {str(axis): score for axis, score in scores.items()}
        if max(scores.values()) >= SHOWN_FROM:
            doc.spans[keys.EVIDENCE] = find_evidence(doc, scores, self._curves.evidence)
        doc.user_data[keys.REASONS] = name_reasons(
            doc, scores, by_owner=severity > 0, foreign=foreign
        )


@Language.factory(
    "nudgebot_calibrate",
    assigns=["doc.cats", "doc.spans"],
    requires=["doc.cats"],
    default_config={"calibration": "", "lexicon": "", "banned": []},
)
def make_calibrate(
    nlp: Language, name: str, calibration: str, lexicon: str, banned: list[dict[str, object]]
) -> Callable[[Doc], Doc]:
    """Read the curves."""
    del name
    for axis in AXES:
        nlp.vocab.strings.add(axis)
    return CalibrateComponent(load_curves(Path(calibration)), load_entries(lexicon, banned))
