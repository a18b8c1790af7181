from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st

from nudgebot.domain.assessment import Assessment
from nudgebot.scoring.settings import ScoringSettings
from nudgebot.scoring.wire import HEADER, content_of, frame, pack, unpack
from tests.builders import CRUEL, THANKS
from tests.policy.situations import assessments


def read(stream: BytesIO) -> object:
    (size,) = HEADER.unpack(stream.read(HEADER.size))
    return content_of(stream.read(size))


@given(assessments)
def test_an_assessment_arrives_as_it_left(sent: Assessment) -> None:
    assert unpack(pack(sent)) == sent


def test_suggestions_travel_too() -> None:
    assert unpack(pack(CRUEL)).suggestions == CRUEL.suggestions


@given(st.lists(st.text()))
def test_frames_follow_one_another_and_keep_their_content(texts: list[str]) -> None:
    stream = BytesIO(b"".join(frame(text) for text in [*texts, None]))
    assert [read(stream) for _ in texts] == texts
    assert read(stream) is None
    assert stream.read() == b""


def test_settings_travel_to_the_process_that_follows_them() -> None:
    settings = ScoringSettings(allowed=frozenset({"fool"}), workers=7)
    assert read(BytesIO(frame(settings))) == settings


def test_a_packed_assessment_is_small() -> None:
    assert len(frame([pack(THANKS)] * 32)) < 32 * 200
