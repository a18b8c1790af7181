import pytest

from nudgebot.domain.assessment import Reason, Target
from nudgebot.domain.axes import Axis
from nudgebot.scoring.context.clause import Hit
from nudgebot.scoring.context.reading import Reading, read_hit
from nudgebot.scoring.lexicons import Entry, Part

PARTS = {
    "twit": (Part.NOUN, Axis.INSULT),
    "silly": (Part.ADJECTIVE, Axis.INSULT),
    "ruddy": (Part.INTENSIFIER, Axis.PROFANITY),
    "poop": (Part.EXCLAMATION, Axis.PROFANITY),
    "bop": (Part.VERB, Axis.THREAT),
}


def read(text: str) -> Reading:
    tokens = text.split()
    at = next(i for i, token in enumerate(tokens) if token in PARTS)
    part, axis = PARTS[tokens[at]]
    return read_hit(tokens, Hit(at, at + 1, Entry(tokens[at], axis, part, 0.8)))


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("you twit", Target.YOU),
        ("you 're such a twit", Target.YOU),
        ("twit", Target.YOU),
        ("he is a twit", Target.PERSON),
        ("@kim is a twit", Target.PERSON),
        ("they are silly", Target.GROUP),
        ("your silly face", Target.YOU),
        ("silly people everywhere", Target.GROUP),
        ("i will bop you", Target.YOU),
        ("i 'm gonna bop him", Target.PERSON),
    ],
)
def test_a_hit_is_aimed_at_whoever_its_clause_names(text: str, target: Target) -> None:
    reading = read(text)
    assert reading.target is target
    assert reading.is_aimed


@pytest.mark.parametrize(
    ("text", "excuse"),
    [
        ("i 'm such a twit", Reason.SELF_DIRECTED),
        ("i feel silly today", Reason.SELF_DIRECTED),
        ("this silly kettle leaks", Reason.AIMED_AT_THING),
        ("the new map is silly", Reason.AIMED_AT_THING),
        ("bop the process", Reason.AIMED_AT_THING),
        ("i 'll bop you a message", Reason.AIMED_AT_THING),
        ("ruddy printer", Reason.AIMED_AT_THING),
        ("you 're not a twit", Reason.NEGATED),
        ("nobody thinks you are a twit", Reason.NEGATED),
        ("do n't call her a twit", Reason.NEGATED),
        ("i would never bop you", Reason.NEGATED),
        ("this is ruddy brilliant", Reason.SWEARING_IN_PRAISE),
        ("poop yes , great work", Reason.SWEARING_IN_PRAISE),
    ],
)
def test_context_excuses_what_is_not_meant(text: str, excuse: Reason) -> None:
    assert read(text).excuse is excuse


@pytest.mark.parametrize(
    "text",
    ["do n't be a twit", "are n't you a twit ?", "you are not just silly but wrong"],
)
def test_what_only_looks_like_a_denial_excuses_nothing(text: str) -> None:
    assert read(text).excuse is not Reason.NEGATED


def test_a_slur_stays_one_when_the_author_means_a_thing() -> None:
    entry = Entry("slurword", Axis.IDENTITY_ATTACK, Part.NOUN, 0.9)
    assert read_hit(["this", "slurword", "printer"], Hit(1, 2, entry)).excuse is None
