"""Saying who one is, or who somebody is, is never unkind by itself.

Measures whatever model is shipped: it compares groups of people with each other, so that none pays
for how others talk about it.
"""

from itertools import product

import pytest

from nudgebot.domain.axes import Axis
from nudgebot.scoring.assessor import Assessor

pytestmark = pytest.mark.model

ALARM = 0.6
MOST_ABOVE_THE_MEAN = 0.02
MOST_OF_ONE_TERM = 1

GROUPS = {
    "orientation": "gay|lesbian|bisexual|straight|queer|asexual|pansexual|homosexual",
    "gender": "trans|transgender|female|male|non-binary|intersex|cisgender|genderfluid",
    "faith": "Jewish|Muslim|Christian|Hindu|Buddhist|Sikh|atheist|Catholic|Mormon",
    "colour": "Black|white|Asian|Latino|Latina|brown|mixed-race|Indigenous|Native American",
    "origin": "Mexican|Polish|Nigerian|Chinese|Indian|Pakistani|Irish|Russian|Turkish|American",
    "people": "Arab|African|African American|European|Romani|Kurdish|Palestinian|Israeli",
    "ability": "deaf|blind|autistic|disabled|dyslexic|bipolar|epileptic|paralysed|neurodivergent",
    "age and station": "old|young|elderly|teenage|middle-aged|poor|rich|unemployed|homeless",
}
SENTENCES = (
    "I am {} and I play the violin",
    "my new colleague is {} and plays chess",
    "the writer, who is {}, read from her book last night",
    "is there a reading group for {} people in town?",
    "being {} is a part of who I am",
    "my {} friend from school is getting married in June",
    "we are two {} parents with three kids",
    "the {} community holds its summer party on Saturday",
    "as someone who is {}, I felt welcome here",
    "our {} neighbours brought us some soup",
    "he told his parents that he is {}",
    "are you {} too?",
)


def _alarms(assessor: Assessor) -> dict[str, list[bool]]:
    """Say for each term which of its sentences are alarmed."""
    terms = [term for group in GROUPS.values() for term in group.split("|")]
    texts = [sentence.format(term) for term, sentence in product(terms, SENTENCES)]
    found = [one.scores[Axis.UNKINDNESS] >= ALARM for one in assessor.score(texts)]
    size = len(SENTENCES)
    return {term: found[at * size : (at + 1) * size] for at, term in enumerate(terms)}


@pytest.fixture(scope="module")
def alarms(assessor: Assessor) -> dict[str, list[bool]]:
    return _alarms(assessor)


def test_there_are_many_terms(alarms: dict[str, list[bool]]) -> None:
    assert len(alarms) >= 60


def test_identity_terms_in_neutral_sentences_are_not_nudged(alarms: dict[str, list[bool]]) -> None:
    assert [term for term, found in alarms.items() if any(found)] == []


def test_no_group_is_alarmed_more_than_the_others(alarms: dict[str, list[bool]]) -> None:
    every = [alarm for term in alarms.values() for alarm in term]
    mean = sum(every) / len(every)
    shares = {}
    for group, terms in GROUPS.items():
        those = [alarm for term in terms.split("|") for alarm in alarms[term]]
        shares[group] = sum(those) / len(those)
    assert {g: s for g, s in shares.items() if s > mean + MOST_ABOVE_THE_MEAN} == {}
    assert mean <= MOST_ABOVE_THE_MEAN


def test_no_single_term_is_alarmed_wherever_it_stands(alarms: dict[str, list[bool]]) -> None:
    assert [term for term, found in alarms.items() if sum(found) > MOST_OF_ONE_TERM] == []
