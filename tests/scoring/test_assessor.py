"""The shipped model on lines of everyday chat, none of which it was trained on."""

import pytest

from nudgebot.domain.assessment import Reason, Target
from nudgebot.domain.axes import KIND_AXES, Axis
from nudgebot.scoring.assessor import Assessor
from nudgebot.scoring.settings import OwnWord, ScoringSettings
from tests.scoring.conftest import Assess

pytestmark = pytest.mark.model

NUDGED, UNSURE, KIND, GRAVE_THREAT = 0.75, 0.6, 0.6, 0.8


@pytest.mark.parametrize(
    "text",
    [
        "you are a worthless idiot",
        "honestly dave you're the biggest moron I ever met",
        "shut up you stupid clown",
        "fuck you and your friends",
        "she's such a dumb bitch",
        "nobody likes you, just leave",
        "y0u are an 1d10t",
        "you are an i d i o t",
        "you f\u200bucking m\u043er\u043en",
        "kys",
        "gay people are disgusting",
    ],
)
def test_unkind_lines_are_nudged(assess: Assess, text: str) -> None:
    assessment = assess(text)
    assert assessment.scores[Axis.UNKINDNESS] >= NUDGED
    assert assessment.unkind_evidence


@pytest.mark.parametrize(
    "text",
    [
        "what time is the raid tonight?",
        "fuck yes, great job",
        "that solo was fucking gorgeous",
        "this stupid washing machine ate my sock",
        "damn, I burned the toast again",
        "I'm such an idiot, I left the oven on",
        "you are not an idiot, it was a hard exam",
        "my brother called me a loser yesterday and it stuck with me",
        "kill the old worker process before you deploy",
        "you killed it on stage tonight!",
        "the committee met in Scunthorpe to discuss the cockpit",
        "Dick Van Dyke was great in that movie",
        "assassin builds are strong this season",
        "I am a gay man and I love hiking",
        "as a Muslim woman I felt welcome here",
        "my deaf neighbour taught me some signs",
        "ok",
        "can you check the second pull request when you have time",
    ],
)
def test_harmless_lines_are_left_alone(assess: Assess, text: str) -> None:
    assert assess(text).scores[Axis.UNKINDNESS] < UNSURE


@pytest.mark.parametrize(
    ("text", "axis"),
    [
        ("thank you so much, you really helped me", Axis.GRATITUDE),
        ("thanks", Axis.GRATITUDE),
        ("ty!!", Axis.GRATITUDE),
        ("great job Sam", Axis.PRAISE),
        ("you got this", Axis.SUPPORT),
        ("my bad, sorry for snapping earlier", Axis.APOLOGY),
    ],
)
def test_kindness_is_seen(assess: Assess, text: str, axis: Axis) -> None:
    assessment = assess(text)
    assert assessment.scores[axis] >= KIND
    assert assessment.scores[Axis.UNKINDNESS] < 1 - NUDGED
    assert assessment.evidence


@pytest.mark.parametrize("text", ["I will kill you", "im going to find you and hurt you badly"])
def test_a_threat_is_grave(assess: Assess, text: str) -> None:
    assert assess(text).scores[Axis.THREAT] >= GRAVE_THREAT


def test_every_axis_is_always_scored(assessor: Assessor) -> None:
    for assessment in assessor.assess(["", "   \n", "hello", "\U0001f600"]):
        assert set(assessment.scores) == set(Axis)
        assert all(0 <= score <= 1 for score in assessment.scores.values())


def test_the_overall_score_is_no_lower_than_its_axes(assess: Assess) -> None:
    scores = assess("thanks, you saved my evening").scores
    assert scores[Axis.KINDNESS] == max(scores[axis] for axis in (*KIND_AXES, Axis.KINDNESS))


def test_a_batch_is_assessed_like_its_texts_one_by_one(assessor: Assessor) -> None:
    texts = ["good evening", "", "you total moron", "x" * 700, "thanks a lot"]
    together = assessor.assess(texts)
    alone = [assessor.assess([text])[0] for text in texts]
    for one, other in zip(together, alone, strict=True):
        assert one.scores == pytest.approx(other.scores, abs=1e-4)
        assert one.evidence == other.evidence


def test_evidence_points_at_the_disguised_word(assess: Assess) -> None:
    text = "well well, you m0r0n"
    cited = [text[span.start : span.end] for span in assess(text).unkind_evidence]
    assert any("m0r0n" in words for words in cited)


def test_one_bad_line_in_a_long_message_is_found(assess: Assess) -> None:
    story = "We walked along the river and the weather was lovely.\n" * 40
    text = f"{story}you are a worthless idiot\n{story}"
    assessment = assess(text)
    assert assessment.scores[Axis.UNKINDNESS] >= NUDGED
    assert any("idiot" in text[span.start : span.end] for span in assessment.unkind_evidence)


def test_the_target_is_named(assess: Assess) -> None:
    assert assess("you are a moron").target is Target.YOU
    assert assess("he is a moron").target is Target.PERSON
    assert assess("I am such a moron").target is Target.SELF
    assert assess("this stupid zipper broke").target is Target.THING


def test_reported_words_are_marked_as_quoted(assess: Assess) -> None:
    assessment = assess("she called me a moron in front of the class")
    assert assessment.quoted
    assert Reason.QUOTED in assessment.reasons


def test_an_owners_word_counts_with_its_severity() -> None:
    own = OwnWord(word="pineapple pizza", severity=0.85, softer="that dish")
    assessor = Assessor(ScoringSettings(banned=(own,)))
    assessment = assessor.assess(["who wants Pineapple Pizza for dinner?"])[0]
    assert assessment.scores[Axis.UNKINDNESS] == pytest.approx(0.85)
    assert assessment.reasons[0] is Reason.OWNERS_WORD
    assert assessment.suggestions == ("who wants that dish for dinner?",)


def test_the_allow_list_wins() -> None:
    banned = (OwnWord(word="muppet"),)
    allowing = Assessor(ScoringSettings(allowed=frozenset({"muppet"}), banned=banned))
    assert allowing.assess(["you muppet"])[0].scores[Axis.UNKINDNESS] < UNSURE
    assert allowing.assess(["you moron"])[0].scores[Axis.UNKINDNESS] >= NUDGED


def test_an_owners_word_is_matched_whole() -> None:
    assessor = Assessor(ScoringSettings(banned=(OwnWord(word="ham"),)))
    assert assessor.assess(["the hamster sleeps all day long"])[0].scores[Axis.UNKINDNESS] < UNSURE
