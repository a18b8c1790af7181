"""Texts as the models meet them, and what the pipeline says of them before it calibrates."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.language import Language

from nudgebot.scoring.calibration.signals import FOREIGN, SIGNALS, read_signals
from nudgebot.scoring.components.keys import READING
from nudgebot.scoring.components.tone import ToneComponent
from nudgebot.scoring.entries import load_entries
from nudgebot.scoring.lexicons import known_words, read_lexicon
from nudgebot.scoring.model import ModelFiles
from nudgebot.scoring.normalising.normalise import normalise
from nudgebot.scoring.pipeline import component_options
from nudgebot.scoring.resources import lexicon_path
from nudgebot.scoring.settings import STANDARD_PIPELINE, ScoringSettings
from nudgebot.scoring.tone.reader import ToneReader
from nudgebot.scoring.windows import WHOLE

_BATCH = 64


def normalise_all(texts: Sequence[str]) -> list[str]:
    """Undo disguises in every text."""
    known = known_words(read_lexicon(lexicon_path("en")))
    edited = ((text, normalise(text, known)) for text in texts)
    return [text if new is None else new.text for text, new in edited]


@dataclass(frozen=True, slots=True)
class Signals:
    """What the curves are fitted on.

    Attributes:
        rows: with everything read by the tone model, of shape (texts, SIGNALS).
        foreign: the gate's share for a language that cannot be judged, of shape (texts,).
    """

    rows: NDArray[np.float32]
    foreign: NDArray[np.float32]


def read_all_signals(texts: Sequence[str], files: ModelFiles) -> Signals:
    """Run the pipeline up to the calibration, reading everything, the opening of long texts."""
    nlp = _pipeline(files)
    entries = load_entries(str(lexicon_path("en")), [])
    rows, foreign = [], []
    for batch in _batches(texts):
        with nlp.memory_zone():
            for doc in nlp.pipe(batch):
                rows.append(read_signals(doc, entries))
                foreign.append(doc.cats[FOREIGN])
                doc.user_data.pop(READING, None)  # there is none where nothing can be read
    found = np.array(rows, dtype=np.float32)
    if found.shape != (len(texts), len(SIGNALS)):
        raise AssertionError(found.shape)
    return Signals(found, np.array(foreign, dtype=np.float32))


def _batches(texts: Sequence[str]) -> Iterator[list[str]]:
    for at in range(0, len(texts), _BATCH):
        yield [text[:WHOLE] if text.strip() else "." for text in texts[at : at + _BATCH]]


def _pipeline(files: ModelFiles) -> Language:
    """Build the pipeline without its last component, and with a gate that lets nothing go."""
    nlp = spacy.blank("en")
    options = component_options(ScoringSettings(), files)
    for name in STANDARD_PIPELINE[:4]:
        nlp.add_pipe(name, config=options[name])
    everything = ToneComponent(
        ToneReader.load(files.tone, files.tokenizer, files.tags), {FOREIGN: 0}
    )
    Language.component("training_tone", func=everything)
    nlp.add_pipe("training_tone")
    return nlp
