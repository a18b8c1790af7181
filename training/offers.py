"""Learning which wordings are good enough to be offered, from wordings that were judged."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from nudgebot.domain.axes import Axis
from nudgebot.scoring.assessor import Assessor
from nudgebot.scoring.model import ModelFiles
from nudgebot.scoring.numbers import log_odds
from nudgebot.scoring.rephrasing.choosing import measure_closeness
from nudgebot.scoring.rephrasing.learned import Learned
from nudgebot.scoring.rephrasing.offers import FEATURES, Offers, compare
from nudgebot.scoring.rephrasing.vocabulary import Vocabulary
from nudgebot.scoring.resources import lexicon_path
from nudgebot.scoring.settings import ScoringSettings
from nudgebot.scoring.tone.advice import ToneAdvice
from nudgebot.scoring.tone.reader import ToneReader
from training.judgements import JudgedWording, read_intents, read_wordings
from training.templates import Share, read_templates

_GOOD_SHARE = 0.8
_RIGHT_SHARE = 0.6
_FOLDS = 10
_FEWEST = 20
_NEVER = 2.0
UNTRIED = Offers({}, _NEVER, _NEVER)


@dataclass(frozen=True, slots=True)
class _Judge:
    """What is needed to compare a text with a wording."""

    assessor: Assessor
    words: Vocabulary
    learned: Learned
    advice: ToneAdvice

    def features(self, judged: JudgedWording) -> list[float]:
        text, wording = judged.text, judged.wording
        before, after = self.assessor.score([text, wording])
        ours, theirs = self.advice.broken([text, wording])
        comparison = compare(
            text,
            wording,
            self.words.unkind(text, before.unkind_evidence),
            closeness=measure_closeness(text, wording),
            strain=self.learned.fluency.strain(text, wording),
            score=float(log_odds(np.array(after.scores[Axis.UNKINDNESS], dtype=np.float32))),
            broken=(ours, theirs),
        )
        return list(comparison)


def learn_offers(model: ModelFiles) -> Offers:
    """Fit the weights and choose the bars, by texts that were left out in turn.

    An edited wording is offered from the share on from which `_GOOD_SHARE` of the best wordings of
    all texts are good in all three respects. A hunch is believed from the share on from which
    `_RIGHT_SHARE` of them are right on our lines for the curves.
    """
    judge = _judge(model)
    judged = read_wordings("offers")
    X = np.array([judge.features(one) for one in judged])
    good = np.array([one.keeps_meaning and one.fluent and one.kind for one in judged])
    texts = np.array([one.text for one in judged])
    shares = cross_val_predict(
        _model(), X, good, groups=texts, cv=GroupKFold(_FOLDS), method="predict_proba"
    )[:, 1]
    fitted = _model().fit(X, good)
    scale, logistic = fitted[0], fitted[1]
    weights = logistic.coef_[0] / scale.scale_
    bias = float(logistic.intercept_[0] - weights @ scale.mean_)
    return Offers(
        {name: round(float(w), 5) for name, w in zip(FEATURES, (*weights, bias), strict=True)},
        _bar_for(list(_best_of_each(texts, shares, good)), _GOOD_SHARE, "edited wordings"),
        _bar_for(list(_hunches(judge.advice)), _RIGHT_SHARE, "hunches"),
    )


def _model() -> Pipeline:
    return make_pipeline(StandardScaler(), LogisticRegression(C=0.3, max_iter=1000))


def _judge(model: ModelFiles) -> _Judge:
    return _Judge(
        Assessor(ScoringSettings(model=model.table.parent)),
        Vocabulary.load(lexicon_path("en"), ()),
        Learned.load(model.learned),
        ToneAdvice(ToneReader.load(model.tone, model.tokenizer, model.tags)),
    )


def _best_of_each(
    texts: NDArray[np.str_], shares: NDArray[np.float64], good: NDArray[np.bool_]
) -> Iterator[tuple[float, bool]]:
    for text in dict.fromkeys(texts.tolist()):
        rows = np.flatnonzero(texts == text)
        best = rows[int(shares[rows].argmax())]
        yield float(shares[best]), bool(good[best])


def _hunches(advice: ToneAdvice) -> Iterator[tuple[float, bool]]:
    intents = read_intents()
    rng = np.random.default_rng(0)
    for template in read_templates():
        intent = intents.get(template.digest)
        if template.share is Share.CURVES and intent:
            hunch = advice.hunch(template.draw(rng).text)
            yield hunch.share, hunch.intent is intent


def _bar_for(pairs: Sequence[tuple[float, bool]], wanted: float, what: str) -> float:
    """Choose the lowest share from which on so many are right; above 1 if there is none.

    What holds for fewer than `_FEWEST` may be luck.
    """
    shares, right = np.array([pair[0] for pair in pairs]), np.array([pair[1] for pair in pairs])
    bars = np.unique(np.floor(shares * 1000) / 1000)
    for bar in [*bars[:: max(1, len(bars) // 12)], *bars[-1:]]:
        passed = right[shares >= bar]
        print(f"  {what} from {bar:.3f}: {len(passed)}, right {passed.mean():.2f}")
    enough = [bar for bar in bars if (shares >= bar).sum() >= _FEWEST]
    good = [float(bar) for bar in enough if right[shares >= bar].mean() >= wanted]
    chosen = min(good, default=_NEVER)
    print(f"{what}: from {chosen} on, {int((shares >= chosen).sum())} of {len(pairs)}", flush=True)
    return chosen
