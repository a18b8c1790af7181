"""Building the spaCy pipeline from the settings."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import spacy
from spacy.language import Language

from nudgebot.scoring.components import calibrate, context, gate, lexicon, normalise, tone
from nudgebot.scoring.model import ModelFiles, find_model
from nudgebot.scoring.resources import SHIPPED_MODEL, lexicon_path
from nudgebot.scoring.settings import ScoringSettings

# Importing a component's module registers its factory; naming them here keeps the imports honest.
COMPONENTS = (
    normalise.make_normalise,
    lexicon.make_lexicon,
    context.make_context,
    gate.make_gate,
    tone.make_tone,
    calibrate.make_calibrate,
)

_LANGUAGE = "en"


def load_pipeline(settings: ScoringSettings) -> Language:
    """Build the pipeline in the order of the settings.

    Names beyond our own are looked up among all spaCy factories that are installed.

    Raises:
        ModelMissingError: the model is not there, not whole, or made for another version.
        ValueError: there is no factory of one of the names.
    """
    return build_pipeline(settings, find_model(settings.model or SHIPPED_MODEL))


def build_pipeline(settings: ScoringSettings, model: ModelFiles) -> Language:
    """Build the pipeline with a model whose files were checked.

    Raises:
        ValueError: there is no factory of one of the names.
    """
    options = component_options(settings, model)
    nlp = spacy.blank(_LANGUAGE)
    nlp.batch_size = settings.batch_size
    for name in settings.pipeline:
        nlp.add_pipe(name, config=options.get(name, {}))
    return nlp


def component_options(settings: ScoringSettings, model: ModelFiles) -> Mapping[str, dict[str, Any]]:
    """Spell the settings out for each of our factories."""
    words = {
        "lexicon": str(lexicon_path(_LANGUAGE)),
        "banned": [asdict(own) for own in settings.banned],
    }
    calibration = {"calibration": str(model.calibration)}
    return {
        "nudgebot_normalise": words,
        "nudgebot_lexicon": {**words, "allowed": sorted(settings.allowed)},
        "nudgebot_context": words,
        "nudgebot_gate": {"table": str(model.table)},
        "nudgebot_tone": {
            **calibration,
            "model": str(model.tone),
            "tokenizer": str(model.tokenizer),
            "tags": str(model.tags),
        },
        "nudgebot_calibrate": {**words, **calibration},
    }
