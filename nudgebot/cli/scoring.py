"""Scoring in this process, for the verbs that need no bot."""

from nudgebot.cli.errors import VerbError
from nudgebot.cli.jsonl import Assess
from nudgebot.scoring.assessor import Assessor
from nudgebot.scoring.model import ModelMissingError
from nudgebot.scoring.settings import ScoringSettings


def open_scoring(settings: ScoringSettings) -> Assess:
    """Load the model.

    Raises:
        ModelMissingError: it cannot be used.
        VerbError: the pipeline of the settings cannot be put together.
    """
    try:
        return Assessor(settings).assess
    except ModelMissingError:
        raise
    except ValueError as error:
        names = ", ".join(settings.pipeline)
        raise VerbError(f"scoring.pipeline cannot be put together from {names}") from error
