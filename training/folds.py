"""Which sources are left out together, their tests, and what is trained on meanwhile."""

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import numpy as np

from nudgebot.domain.axes import Axis
from training.corpus import LABELS, Corpus
from training.preparation import normalise_all
from training.readers import read_messages
from training.tables.measures import BENIGN_CHAT, Flags, Floats
from training.templates import Share, read_templates
from training.tone.rows import Row, own_row

FOLDS: Mapping[str, frozenset[str]] = {
    "A": frozenset(
        ("jigsaw_fc", "jigsaw_ak", "jigsaw_uw2000", "wiki_talk", "convabuse", "davidson")
    ),
    "B": frozenset(
        (
            *("civil_sample", "toxic_spans", "toxic_spans_raters", "semeval_2021"),
            *("hatexplain", "gab_hate", "diasafety"),
        )
    ),
    "C": frozenset(
        (
            *("edos", "guest_misogyny", "hatemoji_build", "incivility_github", "strudel_github"),
            *("paradetox", "paradetox_neutral", "rewrites"),
        )
    ),
}
# One source in two files: sentences, and what people made of them.
_ONE_SOURCE = {"paradetox_neutral": "paradetox"}
# Its raters were asked for sexism alone, and for nothing else in what is not sexist.
_SEXISM_ONLY = "edos"
MOST_TESTED, _LONGEST = 1_200, 300
_SEED = 20_261_125
_OWN_WEIGHT = 2.0
_RUN = 8
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Trial:
    """What a source is tested on: texts as written and as models meet them, and the truth."""

    texts: Sequence[str]
    normal: Sequence[str]
    unkind: Flags


def read_tests(data: Path, most: int) -> dict[str, Trial]:
    """Draw what each source is tested on: messages of chat length whose truth is known.

    Benign chat, for the bar, comes whole and from the dev split alone, for it is trained on.
    """
    dev = read_messages(data, "dev")
    benign = dev.take(np.isin(dev.sources, BENIGN_CHAT))
    corpus = read_messages(data, "train").joined(dev)
    tested = sorted(set(corpus.sources.tolist()) & frozenset().union(*FOLDS.values()))
    tests = {
        source: _drawn(corpus.take(_belongs(corpus, source)), most)
        for source in tested
        if source not in _ONE_SOURCE
    }
    return tests | {source: _test(benign.take(benign.sources == source)) for source in BENIGN_CHAT}


def _belongs(corpus: Corpus, source: str) -> Flags:
    names = [source, *(part for part, whole in _ONE_SOURCE.items() if whole == source)]
    short = np.array([len(text.strip()) > 0 and len(text) <= _LONGEST for text in corpus.texts])
    known = ~np.isnan(_truth(corpus))
    belongs: Flags = np.isin(corpus.sources, names) & short & known
    return belongs


def _truth(corpus: Corpus) -> Floats:
    overall = corpus.truth[:, LABELS.index(Axis.UNKINDNESS)]
    sexism = corpus.truth[:, LABELS.index(Axis.IDENTITY_ATTACK)]
    return np.where(corpus.sources == _SEXISM_ONLY, sexism, overall)


def _drawn(corpus: Corpus, most: int) -> Trial:
    order = sorted(range(len(corpus.texts)), key=lambda row: zlib.crc32(corpus.texts[row].encode()))
    return _test(corpus.take(np.isin(np.arange(len(corpus.texts)), order[:most])))


def _test(corpus: Corpus) -> Trial:
    return Trial(corpus.texts, normalise_all(corpus.texts), _truth(corpus) >= 0.5)


def draw_rows(
    rows: Sequence[Row], left_out: frozenset[str], tests: Mapping[str, Trial], most: int
) -> list[Row]:
    """Draw public rows that are no relatives of what is tested, and add a draw of our lines."""
    tested = {run for name in tests.keys() - set(BENIGN_CHAT) for run in _runs(tests[name].normal)}
    rng = np.random.default_rng(_SEED)
    order = rng.permutation(len(rows)).tolist()
    unrelated = (
        rows[row]
        for row in order
        if rows[row].source not in left_out and tested.isdisjoint(_runs([rows[row].text]))
    )
    kept = list(islice(unrelated, most))
    own = [
        own_row(t, t.draw(rng), weight=_OWN_WEIGHT)
        for t in read_templates()
        if t.share is Share.WEIGHTS
    ]
    normal = normalise_all([row.text for row in own])
    kept += [
        row if row.text == text else replace(row, text=text, unkind=None, kind=None)
        for row, text in zip(own, normal, strict=True)
    ]
    return kept


def _runs(texts: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for text in texts:
        words = _WORD.findall(text.lower())
        for at in range(max(1, len(words) - _RUN + 1)):
            yield tuple(words[at : at + _RUN])
