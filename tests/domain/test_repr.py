"""What lands in logs and tracebacks holds no words."""

import pytest

from nudgebot.domain.notes import NudgeNote
from nudgebot.texts.highlight import Segment
from tests.builders import assessment, audit_entry, case_entry, message, nudge_record, report

CANARY = "sesame"


@pytest.mark.parametrize(
    "value",
    [
        message(CANARY),
        assessment(suggestions=(CANARY,)),
        NudgeNote(nudge=nudge_record(), text=CANARY, suggestions=(CANARY,)),
        case_entry(excerpt=CANARY),
        audit_entry(note=CANARY),
        report(excerpt=CANARY),
        Segment(CANARY, marked=True),
    ],
    ids=lambda value: type(value).__name__,
)
def test_words_are_left_out(value: object) -> None:
    assert CANARY not in repr(value)
    assert CANARY not in str([value])
