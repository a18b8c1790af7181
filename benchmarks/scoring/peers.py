"""Others who judge short English texts, each in one thread and as its own documentation says.

A peer that is not installed is left out: `pip install scikit-learn alt-profanity-check
better-profanity glin-profanity vaderSentiment`. What they call bad differs (swearing, sentiment,
offence), which is part of what the comparison shows.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.scoring.alone import rate
from benchmarks.scoring.auc import auc
from benchmarks.scoring.lines import Line
from benchmarks.scoring.regression import load_regression
from nudgebot.domain.axes import Axis
from nudgebot.scoring.gate.table import load_table

Score = Callable[[Sequence[str]], Sequence[float]]


def measure_peers(
    lines: Sequence[Line], table: Path, data: Path | None, *, per_second: float
) -> dict[str, Any]:
    """Measure each peer on the lines.

    Args:
        lines: what they judge.
        table: the gate's weights.
        data: where the public training data lies, if it is there.
        per_second: the cascade's own speed in one thread, for the ratio.
    """
    texts, truth = [line.text for line in lines], [line.unkind for line in lines]
    measured: dict[str, Any] = {}
    missing = []
    for name, load in _loaders(table, data).items():
        try:
            score = load()
        except ImportError:
            missing.append(name)
            continue
        speed, scores = rate(score, texts)
        measured[name] = {
            "messages_per_second": round(speed, 1),
            "auc": round(auc(scores, truth), 4),
            "cascade_is_times_as_fast": round(per_second / speed, 3),
        }
    return {"peers": measured, "peers_not_installed": missing}


def _loaders(table: Path, data: Path | None) -> Mapping[str, Callable[[], Score]]:
    return {
        "LR on tf-idf": partial(load_regression, data),
        "the gate alone": partial(_load_gate, table),
        "alt-profanity-check": _load_alt_profanity_check,
        "better-profanity": _load_better_profanity,
        "glin-profanity": _load_glin_profanity,
        "vaderSentiment": _load_vader,
    }


def _load_gate(table: Path) -> Score:
    gate = load_table(table)
    column = gate.labels.index(Axis.UNKINDNESS)
    return lambda texts: list(gate.logits(texts)[:, column])


def _load_alt_profanity_check() -> Score:
    peer = import_module("profanity_check")
    return lambda texts: list(peer.predict_prob(list(texts)))


def _load_better_profanity() -> Score:
    peer = import_module("better_profanity").profanity
    peer.load_censor_words()
    return lambda texts: [float(peer.contains_profanity(text)) for text in texts]


def _load_glin_profanity() -> Score:
    peer = import_module("glin_profanity").Filter()
    return lambda texts: [float(peer.is_profane(text)) for text in texts]


def _load_vader() -> Score:
    peer = import_module("vaderSentiment.vaderSentiment").SentimentIntensityAnalyzer()
    return lambda texts: [-peer.polarity_scores(text)["compound"] for text in texts]
