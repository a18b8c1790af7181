import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nudgebot.domain.axes import Axis
from nudgebot.scoring.assessor import Assessor
from nudgebot.scoring.rephrasing.reading import is_well_formed
from tests.scoring.conftest import Assess
from tests.scoring.rephrasing.lines import INSULTS, THREATS

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


@pytest.mark.parametrize("text", [*UNKIND, *INSULTS])
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
    suggestions = assess("you are a worthless idiot because it broke my build").suggestions
    assert "I felt upset because it broke my build." in suggestions


@pytest.mark.parametrize("text", [*UNKIND, *INSULTS])
def test_what_is_offered_is_whole_english_and_something_else(assessor: Assessor, text: str) -> None:
    suggestions = assessor.assess([text])[0].suggestions
    assert text not in suggestions
    assert all(is_well_formed(suggestion) for suggestion in suggestions)
    assert len(set(suggestions)) == len(suggestions)


def test_most_insults_are_offered_something(assessor: Assessor) -> None:
    nudged = [found for found in assessor.assess(INSULTS) if found.scores[Axis.UNKINDNESS] >= 0.5]
    offered = [found for found in nudged if found.suggestions]
    assert len(offered) >= 0.8 * len(nudged)


@pytest.mark.parametrize("text", THREATS)
def test_a_threat_gets_no_kinder_wording(assess: Assess, text: str) -> None:
    assert assess(text).suggestions == ()


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("Ravi is such a jerk", "I'm frustrated with Ravi right now."),
        ("your theory is idiotic", "I don't agree with your theory."),
        ("you suck at drawing", "I think you can get better at drawing."),
        ("shut up about my hair, loser", "I'd rather not talk about my hair."),
        ("stop tagging me you moron", "please stop tagging me"),
        ("you're a clown for not asking", "I'm frustrated with you for not asking."),
    ],
)
def test_the_point_is_kept(assess: Assess, text: str, wording: str) -> None:
    assert wording in assess(text).suggestions


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("you are an idiot and everybody hates you", "hates"),
        ("your code is garbage, learn to program", "learn"),
        ("nobody asked you, moron", "asked you"),
    ],
)
def test_an_unkind_tail_goes(assess: Assess, text: str, gone: str) -> None:
    suggestions = assess(text).suggestions
    assert suggestions
    assert not any(gone in suggestion for suggestion in suggestions)


def test_kind_words_get_no_suggestions(assess: Assess) -> None:
    assert assess("thank you, that was lovely").suggestions == ()
