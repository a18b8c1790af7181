"""The last component: calibrated scores, the words they rest on, and the reasons by name."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

from nudgebot.domain.axes import Axis
from nudgebot.scoring.calibration.calibration import Calibration
from nudgebot.scoring.calibration.leniency import leave_a_part
from nudgebot.scoring.calibration.signals import AXES, owners_severity, read_signals
from nudgebot.scoring.components import keys
from nudgebot.scoring.entries import load_entries
from nudgebot.scoring.evidence import SHOWN_FROM, find_evidence
from nudgebot.scoring.gate.table import HashedTable, load_table
from nudgebot.scoring.lexicons import Entry
from nudgebot.scoring.reasons import name_reasons


class CalibrateComponent:
    """Rewrites `doc.cats` as probabilities; adds evidence and reasons where anything shows."""

    def __init__(
        self, calibration: Calibration, table: HashedTable, entries: Mapping[str, Entry]
    ) -> None:
        self._calibration = calibration
        self._table = table
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
        rows = np.array([read_signals(doc, self._entries) for doc in docs])
        scores = self._calibration.scores(rows)
        leave_a_part(docs, rows, scores, calibration=self._calibration, table=self._table)
        return scores

    def _annotate(self, doc: Doc, scores: dict[str, float]) -> None:
        if not len(doc):
            scores = dict.fromkeys(AXES, 0.0)
        severity = owners_severity(doc, self._entries)
        scores[Axis.UNKINDNESS] = max(scores[Axis.UNKINDNESS], severity)
        doc.cats = scores
        if max(scores.values()) >= SHOWN_FROM:
            doc.spans[keys.EVIDENCE] = find_evidence(doc, scores, self._table)
        doc.user_data[keys.REASONS] = name_reasons(doc, scores, by_owner=severity > 0)


@Language.factory(
    "nudgebot_calibrate",
    assigns=["doc.cats", "doc.spans"],
    requires=["doc.cats"],
    default_config={"calibration": "", "table": "", "lexicon": "", "banned": []},
)
def make_calibrate(  # noqa: PLR0913, PLR0917 - spaCy passes its config by name
    nlp: Language,
    name: str,
    calibration: str,
    table: str,
    lexicon: str,
    banned: list[dict[str, object]],
) -> Callable[[Doc], Doc]:
    """Read the curves; the gate's table says which words carried its scores."""
    del name
    for axis in AXES:
        nlp.vocab.strings.add(axis)
    curves = Calibration.read(json.loads(Path(calibration).read_text(encoding="utf-8")))
    return CalibrateComponent(curves, load_table(Path(table)), load_entries(lexicon, banned))
