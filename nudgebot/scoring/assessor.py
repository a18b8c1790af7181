"""From texts to assessments: the one thing that the rest of the house asks of scoring."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from spacy.tokens import Doc, Span

from nudgebot.domain.assessment import Assessment, Evidence, Reason
from nudgebot.domain.axes import Axis
from nudgebot.scoring.components import keys
from nudgebot.scoring.components.tone import ToneComponent
from nudgebot.scoring.model import find_model
from nudgebot.scoring.pipeline import build_pipeline
from nudgebot.scoring.rephrasing.advice import Advice
from nudgebot.scoring.rephrasing.offers import load_offers
from nudgebot.scoring.rephrasing.rephraser import Rephraser
from nudgebot.scoring.resources import SHIPPED_MODEL, lexicon_path
from nudgebot.scoring.settings import TONE, ScoringSettings
from nudgebot.scoring.tone.advice import ToneAdvice
from nudgebot.scoring.windows import Window, cut_windows

_SUGGESTED_FROM = 0.5
_NOTHING = Assessment(scores=dict.fromkeys(Axis, 0.0))


class Assessor:
    """Scores texts in micro-batches. Holds the pipeline; not safe to share between threads."""

    def __init__(self, settings: ScoringSettings) -> None:
        """Load the pipeline.

        Raises:
            ModelMissingError: the model is not there, not whole, or made for another version.
        """
        model = find_model(settings.model or SHIPPED_MODEL)
        self._nlp = build_pipeline(settings, model)
        self._longest = settings.max_characters
        self._rephraser = Rephraser.load(
            model.learned,
            lexicon_path("en"),
            load_offers(model.calibration),
            settings.banned,
            score=self.score,
            advice=self._advice(),
        )

    @property
    def vocabulary_size(self) -> int:
        """How many strings the pipeline remembers. It stays as it is, however much is assessed."""
        return len(self._nlp.vocab.strings)

    def assess(self, texts: Sequence[str]) -> list[Assessment]:
        """Assess each text, and suggest kinder wordings for those that are unkind."""
        assessments = self.score(texts)
        return [self._with_suggestions(*pair) for pair in zip(texts, assessments, strict=True)]

    def _advice(self) -> Advice | None:
        if TONE not in self._nlp.pipe_names:
            return None
        tone = self._nlp.get_pipe(TONE)
        if not isinstance(tone, ToneComponent):
            raise TypeError(tone)
        return ToneAdvice(tone.reader)

    def _with_suggestions(self, text: str, assessment: Assessment) -> Assessment:
        if assessment.scores[Axis.UNKINDNESS] < _SUGGESTED_FROM or len(text) > self._longest:
            return assessment
        suggestions = self._rephraser.suggest(text, assessment)
        return replace(assessment, suggestions=suggestions) if suggestions else assessment

    def score(self, texts: Sequence[str]) -> list[Assessment]:
        """Assess each text without suggesting anything. What spaCy made is gone afterwards."""
        windows = [
            (place, window)
            for place, text in enumerate(texts)
            for window in cut_windows(text[: self._longest])
            if window.text and not window.text.isspace()
        ]
        assessments = [_NOTHING] * len(texts)
        with self._nlp.memory_zone():
            docs = self._nlp.pipe([window.text for _, window in windows])
            read = [
                (place, _read(doc, window))
                for (place, window), doc in zip(windows, docs, strict=True)
            ]
        for place, parts in groupby(read, key=lambda pair: pair[0]):
            assessments[place] = _combine([assessment for _, assessment in parts])
        return [self._marked(*pair) for pair in zip(texts, assessments, strict=True)]

    def _marked(self, text: str, assessment: Assessment) -> Assessment:
        if len(text) <= self._longest:
            return assessment
        return replace(assessment, reasons=(*assessment.reasons, Reason.CUT_SHORT))


def _read(doc: Doc, window: Window) -> Assessment:
    """Copy what the pipeline found into plain values."""
    spans = doc.spans.get(keys.EVIDENCE, ())
    return Assessment(
        scores={axis: doc.cats[axis] for axis in Axis},
        evidence=tuple(sorted({_evidence(doc, span, window.start) for span in spans})),
        target=doc.user_data[keys.TARGET],
        quoted=doc.user_data[keys.QUOTED],
        reasons=doc.user_data[keys.REASONS],
    )


def _evidence(doc: Doc, span: Span, offset: int) -> Evidence:
    start, end = span.start_char, span.end_char
    edited = doc.user_data.get(keys.ORIGINS)
    if edited is not None:
        start, end = edited.original(start, end)
    return Evidence(start + offset, end + offset, Axis(span.label_))


def _combine(parts: Sequence[Assessment]) -> Assessment:
    """Take the highest score of any window, and the target of the least kind one."""
    if len(parts) == 1:
        return parts[0]
    worst = max(parts, key=lambda part: part.scores[Axis.UNKINDNESS])
    reasons = (reason for part in (worst, *parts) for reason in part.reasons)
    return Assessment(
        scores={axis: max(part.scores[axis] for part in parts) for axis in Axis},
        evidence=tuple(sorted(span for part in parts for span in part.evidence)),
        target=worst.target,
        quoted=any(part.quoted for part in parts),
        reasons=tuple(dict.fromkeys(reasons)),
    )
