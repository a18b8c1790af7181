"""What lands in logs and tracebacks holds no words."""

import pytest

from nudgebot.domain.notes import NudgeNote
from nudgebot.texts.highlight import Segment
from tests.builders import assessment, case_entry, message, nudge_record

CANARY = "sesame"


@pytest.mark.parametrize(
    "value",
    [
        message(CANARY),
        assessment(suggestions=(CANARY,)),
        NudgeNote(nudge=nudge_record(), text=CANARY, suggestions=(CANARY,)),
        case_entry(excerpt=CANARY),
        Segment(CANARY, marked=True),
    ],
    ids=lambda value: type(value).__name__,
)
def test_words_are_left_out(value: object) -> None:
    assert CANARY not in repr(value)
    assert CANARY not in str([value])
