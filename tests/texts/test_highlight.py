from hypothesis import given
from hypothesis import strategies as st

from nudgebot.domain.assessment import Evidence
from nudgebot.domain.axes import Axis
from nudgebot.texts.highlight import Segment, segments

spans = st.builds(
    Evidence, st.integers(-5, 30), st.integers(-5, 30), st.sampled_from((Axis.INSULT, Axis.THREAT))
)


@given(st.text(max_size=20), st.lists(spans, max_size=5))
def test_the_parts_are_the_text(text: str, evidence: list[Evidence]) -> None:
    parts = segments(text, evidence)

    assert "".join(part.text for part in parts) == text
    assert all(part.text for part in parts)


@given(st.text(max_size=20), st.lists(spans, max_size=5))
def test_what_evidence_covers_is_marked_and_nothing_else(
    text: str, evidence: list[Evidence]
) -> None:
    covered = {at for span in evidence for at in range(max(span.start, 0), span.end)}
    flags = [part.marked for part in segments(text, evidence) for _ in part.text]

    assert flags == [at in covered for at in range(len(text))]


def test_spans_that_touch_or_overlap_are_one() -> None:
    evidence = (
        Evidence(0, 3, Axis.INSULT),
        Evidence(2, 5, Axis.THREAT),
        Evidence(5, 6, Axis.THREAT),
    )

    assert segments("abcdefgh", evidence) == (
        Segment("abcdef", marked=True),
        Segment("gh", marked=False),
    )


def test_characters_beyond_the_first_plane_count_as_one() -> None:
    assert segments("👩 hm", (Evidence(2, 4, Axis.INSULT),))[1] == Segment("hm", marked=True)
