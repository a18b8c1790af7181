"""Texts as the gate meets them: normalised, and as served, without what context excuses."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.language import Language

from nudgebot.scoring.calibration.signals import read_signals
from nudgebot.scoring.entries import load_entries
from nudgebot.scoring.gate.architecture import own_words
from nudgebot.scoring.lexicons import known_words, read_lexicon
from nudgebot.scoring.model import ModelFiles
from nudgebot.scoring.normalising.normalise import normalise
from nudgebot.scoring.pipeline import component_options
from nudgebot.scoring.resources import lexicon_path
from nudgebot.scoring.settings import STANDARD_PIPELINE, ScoringSettings

_BATCH = 64


def normalise_all(texts: Sequence[str]) -> list[str]:
    """Undo disguises in every text."""
    known = known_words(read_lexicon(lexicon_path("en")))
    edited = ((text, normalise(text, known)) for text in texts)
    return [text if new is None else new.text for text, new in edited]


def serve_all(texts: Sequence[str]) -> list[str]:
    """Return the texts as the gate sees them in the pipeline."""
    nlp = _pipeline(STANDARD_PIPELINE[:3], ModelFiles.within(Path()))
    served: list[str] = []
    for at in range(0, len(texts), _BATCH):
        with nlp.memory_zone():
            served += [own_words(doc) for doc in nlp.pipe(texts[at : at + _BATCH])]
    return served


def read_all_signals(texts: Sequence[str], model: Path) -> NDArray[np.float32]:
    """Run the pipeline up to the gate. The result has shape (texts, SIGNALS)."""
    nlp = _pipeline(STANDARD_PIPELINE[:4], ModelFiles.within(model))
    entries = load_entries(str(lexicon_path("en")), [])
    rows = []
    for at in range(0, len(texts), _BATCH):
        batch = [text if text.strip() else "." for text in texts[at : at + _BATCH]]
        with nlp.memory_zone():
            rows += [read_signals(doc, entries) for doc in nlp.pipe(batch)]
    return np.array(rows)


def _pipeline(names: Sequence[str], files: ModelFiles) -> Language:
    options = component_options(ScoringSettings(), files)
    nlp = spacy.blank("en")
    for name in names:
        nlp.add_pipe(name, config=options[name])
    return nlp
