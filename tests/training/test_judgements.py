import pytest

from nudgebot.domain.assessment import Target
from nudgebot.domain.axes import Axis
from training.judgements import (
    digest_of,
    read_code,
    read_intents,
    read_judgements,
    read_wordings,
)
from training.templates import read_templates


def test_a_code_says_axes_target_and_whose_words_they_are() -> None:
    label = read_code("ip>n")
    assert label.axes == {Axis.INSULT, Axis.PROFANITY, Axis.UNKINDNESS}
    assert (label.target, label.quoted) == (Target.PERSON, False)
    assert read_code("p>nq").quoted


def test_a_dash_says_that_there_is_nothing() -> None:
    assert read_code("-").axes == frozenset()
    assert read_code("-").target is None


def test_swearing_alone_is_not_unkind() -> None:
    assert not read_code("p>t").is_unkind


def test_an_unknown_letter_is_refused() -> None:
    with pytest.raises(KeyError):
        read_code("x>y")


def test_a_digest_does_not_mind_spaces() -> None:
    assert digest_of("a  b\n") == digest_of("a b")
    assert digest_of("a b") != digest_of("ab")


@pytest.mark.parametrize("split", ["train", "dev"])
def test_every_judgement_can_be_read(split: str) -> None:
    judgements = read_judgements(split)
    unkind = sum(label.is_unkind for label in judgements.values())
    assert all(not (label.quoted and label.is_unkind) for label in judgements.values())
    assert 0.1 < unkind / len(judgements) < 0.6


def test_intents_are_those_of_lines_that_are_there() -> None:
    lines = {digest_of(template.plain) for template in read_templates()}
    intents = read_intents()
    assert sum(digest in lines for digest in intents) > 0.8 * len(intents)


def test_wordings_differ_from_their_texts() -> None:
    wordings = read_wordings()
    assert wordings
    assert all(judged.text != judged.wording for judged in wordings)
