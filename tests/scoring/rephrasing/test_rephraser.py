import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nudgebot.domain.axes import Axis
from nudgebot.scoring.assessor import Assessor
from tests.scoring.conftest import Assess

pytestmark = pytest.mark.model

UNKIND = (
    "you are a worthless idiot because you never listen",
    "your essay is fucking garbage",
    "shut up, you stupid clown",
    "you idiot, you deleted my branch #42 https://example.com/x",
    "why are you so stupid",
    "he is such a moron",
    "nobody likes you",
    "stop posting this garbage, you moron",
    "I will kill you",
    "you dumb bitch",
    "YOU ARE ALL IDIOTS",
)


@pytest.mark.parametrize("text", UNKIND)
def test_what_is_offered_is_kind(assessor: Assessor, text: str) -> None:
    suggestions = assessor.assess([text])[0].suggestions
    assert len(suggestions) <= 2
    for assessment in assessor.assess(suggestions):
        assert assessment.scores[Axis.UNKINDNESS] < 0.3


@settings(max_examples=40, deadline=None)
@given(
    opening=st.sampled_from(["hey", "lol", "Kim,", "ok so"]),
    middle=st.sampled_from(["you are a moron", "you fucking suck", "shut up", "get lost loser"]),
    ending=st.sampled_from(["", " because you broke it", ", see #12", "!!!"]),
)
def test_no_combination_is_offered_anything_unkind(
    assessor: Assessor, opening: str, middle: str, ending: str
) -> None:
    text = f"{opening} {middle}{ending}"
    suggestions = assessor.assess([text])[0].suggestions
    scores = [found.scores[Axis.UNKINDNESS] for found in assessor.assess(suggestions)]
    assert all(score < 0.3 for score in scores)
    assert text not in suggestions


def test_what_happened_is_kept(assess: Assess) -> None:
    suggestions = assess("you idiot, you deleted my branch #42 https://example.com/x").suggestions
    assert any(
        "#42" in suggestion and "https://example.com/x" in suggestion for suggestion in suggestions
    )


def test_a_judgement_becomes_a_feeling(assess: Assess) -> None:
    suggestions = assess("you are a worthless idiot because you never listen").suggestions
    assert "I felt upset because you never listen." in suggestions


def test_a_threat_gets_no_kinder_wording(assess: Assess) -> None:
    assert assess("I will kill you").suggestions == ()


def test_kind_words_get_no_suggestions(assess: Assess) -> None:
    assert assess("thank you, that was lovely").suggestions == ()
