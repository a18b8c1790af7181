import pytest
from hypothesis import given
from hypothesis import strategies as st

from nudgebot.plugin import Segment
from nudgebot_discord.words.escape import marked, quoted
from tests.plugins.discord.reader import alive, read
from tests.plugins.discord.wild import ADDED, TEXTS, expected, few_marks

EMPHASIS = {"underline", "bold"}


def test_evidence_is_bold_and_underlined() -> None:
    segments = [
        Segment("You ", marked=False),
        Segment("*idiot*", marked=True),
        Segment("_!", marked=False),
    ]

    assert marked(segments, limit=100) == "You __**\\*idiot\\***__\\_!"


@pytest.mark.parametrize(
    ("text", "result"),
    [
        (" so bad ", "a __**so bad**__ b"),
        ("\nso\n\nbad\n", "a\n__**so**__\n\n__**bad**__\nb"),
        ("_so_", "a__**\\_so\\_**__b"),
        ("**", "a__**\\*\\***__b"),
        ("\\", "a__**\\\\**__b"),
        ("  ", "a  b"),
        ("\u202e", "ab"),
    ],
)
def test_evidence_is_marked_whatever_is_at_its_ends(text: str, result: str) -> None:
    segments = [Segment("a", marked=False), Segment(text, marked=True), Segment("b", marked=False)]

    assert marked(segments, limit=100) == result


SEGMENTS = st.lists(
    st.builds(lambda text, is_marked: Segment(text, marked=is_marked), TEXTS, st.booleans())
)


@given(SEGMENTS.filter(lambda all_: few_marks("".join(each.text for each in all_))))
def test_all_of_the_evidence_is_marked_and_nothing_else(segments: list[Segment]) -> None:
    sights = [s for s in read(marked(segments, limit=10_000)) if not ADDED.match(s.character)]
    wanted = [(c, each.marked) for each in segments for c in expected(each.text)]
    crlf = "\r\n" in "".join(each.text for each in segments)

    assert {name for sight in sights for name in sight.within} <= EMPHASIS
    if not crlf:
        assert [sight.character for sight in sights] == [character for character, _ in wanted]
        assert [bool(s.within) for s in sights if not s.character.isspace()] == [
            is_marked for character, is_marked in wanted if not character.isspace()
        ]


@given(SEGMENTS, st.integers(min_value=4, max_value=60))
def test_marked_text_keeps_to_its_limit_too(segments: list[Segment], limit: int) -> None:
    short = marked(segments, limit=limit)

    assert len(quoted(short)) <= limit
    assert alive(short) <= EMPHASIS
    assert alive(quoted(short)) <= EMPHASIS | {"quote"}


def test_a_long_text_is_cut_from_its_end() -> None:
    segments = [Segment("bad", marked=True), Segment(" and so on" * 100, marked=False)]

    assert marked(segments, limit=24) == "__**bad**__ and so on…"


def test_a_long_text_is_cut_around_its_first_evidence_if_that_is_far_in() -> None:
    segments = [
        Segment("before " * 100, marked=False),
        Segment("bad", marked=True),
        Segment(" after" * 100, marked=False),
        Segment("worse", marked=True),
    ]

    assert marked(segments, limit=31) == "… before __**bad**__ after a…"


def test_evidence_at_the_very_end_is_shown_with_all_that_fits_before_it() -> None:
    segments = [Segment("before " * 100, marked=False), Segment("bad", marked=True)]

    assert marked(segments, limit=28) == "…before before __**bad**__"


def test_evidence_that_is_longer_than_the_limit_is_shown_from_its_beginning() -> None:
    segments = [Segment("so " * 100, marked=False), Segment("very " * 100, marked=True)]

    assert marked(segments, limit=23) == "…__**very very v**__…"
