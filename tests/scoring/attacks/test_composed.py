"""Attacks on top of attacks: offsets stay exact, whatever is piled up."""

from hypothesis import HealthCheck, given, settings

from nudgebot.scoring.lexicons import known_words, read_lexicon
from nudgebot.scoring.normalising.normalise import normalise
from nudgebot.scoring.resources import lexicon_path
from tests.scoring.attacks.conftest import Read
from tests.scoring.attacks.strategies import attacked, covered

KNOWN = known_words(read_lexicon(lexicon_path("en")))

some = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@some
@given(text=attacked())
def test_every_character_of_what_is_read_came_from_the_text(text: str) -> None:
    edited = normalise(text, KNOWN)
    if edited is None:
        return
    assert len(edited.text) == len(edited.starts) == len(edited.ends)
    for at in range(len(edited.text)):
        start, end = edited.original(at, at + 1)
        assert 0 <= start < end <= len(text)


@some
@given(text=attacked())
def test_spans_of_what_is_read_lie_within_the_text(text: str) -> None:
    edited = normalise(text, KNOWN)
    if edited is None or not edited.text:
        return
    middle = len(edited.text) // 2
    for start, end in ((0, len(edited.text)), (0, middle + 1), (middle, len(edited.text))):
        first, last = edited.original(start, end)
        assert 0 <= first < last <= len(text)


@some
@given(pair=covered())
def test_letters_in_disguise_are_read_under_unseen_characters(
    read: Read, pair: tuple[str, str]
) -> None:
    line, disguised = pair
    assert read(disguised) == read(line)
