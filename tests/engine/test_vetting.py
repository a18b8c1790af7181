"""What comes from outside is checked before an author sees it."""

from typing import Any

import pytest

from nudgebot.domain.assessment import Assessment, Evidence, Reason
from nudgebot.domain.axes import Axis
from nudgebot.domain.rephrasing import RephraseRequest
from nudgebot.engine.vetting import MOST_READ, vet
from nudgebot.ports import ScoringUnavailableError
from tests.builders import assessment
from tests.fakes import FakeScorer

FOOL = RephraseRequest(text="you fool", evidence=(Evidence(4, 8, Axis.INSULT),))


async def vetted(*wordings: Any, request: RephraseRequest = FOOL) -> tuple[str, ...]:  # noqa: ANN401
    return await vet(wordings, request, FakeScorer())


async def test_at_most_two_good_wordings_are_kept_in_their_order() -> None:
    assert await vetted(" I disagree ", "I see it differently", "no") == (
        "I disagree",
        "I see it differently",
    )


async def test_the_same_wording_is_kept_once_and_the_authors_own_never() -> None:
    assert await vetted("I disagree", "i DISAGREE", "You fool") == ("I disagree",)


async def test_only_the_first_few_are_looked_at() -> None:
    scorer = FakeScorer()
    many = [f"{'so ' * number}be it" for number in range(MOST_READ * 2)]
    assert await vet(many, FOOL, scorer) == ("be it", "so be it")
    assert scorer.asked == MOST_READ


@pytest.mark.parametrize("junk", [7, None, b"I disagree", ["I disagree"], "", "\ud800", "\0"])
async def test_what_is_no_text_is_left_out(junk: object) -> None:
    assert await vetted(junk, "I disagree") == ("I disagree",)


async def test_a_lone_text_is_not_read_letter_by_letter() -> None:
    assert await vet("I disagree", FOOL, FakeScorer()) == ()


async def test_what_is_not_faithful_is_not_even_scored() -> None:
    scorer = FakeScorer()
    assert await vet(["I disagree, see evil.com", "I disagree" * 100], FOOL, scorer) == ()
    assert scorer.asked == 0


async def test_a_name_in_the_unkind_words_may_go() -> None:
    request = RephraseRequest(text="such a Karen", evidence=(Evidence(5, 12, Axis.INSULT),))
    assert await vetted("I disagree", request=request) == ("I disagree",)


@pytest.mark.parametrize(
    "scored",
    [
        assessment({"unkindness": 0.4}),
        assessment({"profanity": 0.4}),
        assessment({"threat": 0.5}),
        assessment({"profanity": 0.1}, evidence=(Evidence(0, 4, Axis.PROFANITY),)),
        assessment(reasons=(Reason.PROFANITY,)),
        assessment(reasons=(Reason.CUT_SHORT,)),
        assessment(reasons=(Reason.UNKNOWN_LANGUAGE,)),
    ],
)
async def test_what_is_not_kind_enough_is_left_out(scored: Assessment) -> None:
    scorer = FakeScorer()
    scorer.script["I disagree"] = scored
    assert await vet(["I disagree", "be it so"], FOOL, scorer) == ("be it so",)


async def test_what_nobody_can_score_is_not_kept() -> None:
    scorer = FakeScorer()
    scorer.is_out = True
    with pytest.raises(ScoringUnavailableError):
        await vet(["I disagree"], FOOL, scorer)
