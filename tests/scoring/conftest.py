"""The shipped model, loaded once."""

from collections.abc import Callable

import pytest

from nudgebot.domain.assessment import Assessment
from nudgebot.scoring.assessor import Assessor
from nudgebot.scoring.settings import ScoringSettings

Assess = Callable[[str], Assessment]


@pytest.fixture(scope="session")
def assessor() -> Assessor:
    return Assessor(ScoringSettings())


@pytest.fixture(scope="session")
def assess(assessor: Assessor) -> Assess:
    def assess_one(text: str) -> Assessment:
        return assessor.assess([text])[0]

    return assess_one
