"""Texts that nobody types by accident."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nudgebot.domain.assessment import Reason
from nudgebot.domain.axes import Axis
from nudgebot.scoring.assessor import Assessor
from nudgebot.scoring.settings import ScoringSettings

pytestmark = pytest.mark.model

CUT_SHORT_AT = ScoringSettings().max_characters


@pytest.mark.parametrize(
    "text",
    [
        "\x00",
        "a\x00b\x00you moron",
        "\ud800 lone \udfff surrogates",
        "\ufffd\ufffd",
        "\U0001f600" * 50,
        "\u202e\u200b\u200d",
        "a" + "\u0301" * 500,
        "|" * 300,
        "*" * 301,
        ">" * 99 + "\n",
        '"' * 99,
        "`" * 99,
        "i " * 300,
        "i-" * 300,
        "a@1$" * 100,
        "f*" * 200,
        "\u202e" * 50 + "moron" + "\u202c" * 50,
        "\U0001f1e6" * 101,
        "<b" * 300,
        "<!--" * 200,
        "&#" * 300,
        "[" * 150 + "](https://" + "a" * 150,
        "\u3164\u115f" * 100,
        "\u0250\u0254\u01dd" * 60,
        "aabbcc" * 60,
        "\n\n\r\n\t",
        "\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35 \u3053\u3093\u306b \u0645\u0631\u062d",
    ],
)
def test_odd_texts_are_simply_handled(assessor: Assessor, text: str) -> None:
    assessment = assessor.assess([text])[0]
    assert set(assessment.scores) == set(Axis)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.text(max_size=120))
def test_evidence_always_lies_within_the_text(assessor: Assessor, text: str) -> None:
    assessment = assessor.assess([text])[0]
    assert all(0 <= span.start < span.end <= len(text) for span in assessment.evidence)


def test_four_megabytes_are_read_up_to_the_limit(assessor: Assessor) -> None:
    assessment = assessor.assess(["word salad " * 400_000])[0]
    assert Reason.CUT_SHORT in assessment.reasons


def test_a_text_of_just_the_limit_is_not_cut(assessor: Assessor) -> None:
    assessment = assessor.assess(["a b " * (CUT_SHORT_AT // 4)])[0]
    assert Reason.CUT_SHORT not in assessment.reasons


def test_one_endless_word_is_handled(assessor: Assessor) -> None:
    assert assessor.assess(["z" * CUT_SHORT_AT])[0].scores[Axis.UNKINDNESS] < 0.6
