"""What the engine keeps for itself: recollected words, fingerprints, and who listens."""

import pytest

from nudgebot.domain.events import BoardMoved, Event
from nudgebot.engine.announcer import Announcer
from nudgebot.engine.fingerprint import fingerprint
from nudgebot.engine.recollection import LONGEST, TEXTS, Recollection

KEY = b"k" * 32
MOVED = BoardMoved("chat", "village")


def test_recollected_words_are_forgotten_oldest_first() -> None:
    recollection = Recollection()
    for number in range(TEXTS + 1):
        recollection.remember(str(number), f"text {number}")
    assert recollection.words_of("0") is None
    assert recollection.words_of("1") == "text 1"
    assert recollection.words_of(str(TEXTS)) == f"text {TEXTS}"


@pytest.mark.parametrize("line", ["thank you", "THANK  YOU!!", "Thank\nyou ❤️", "t-h-a-n-k you."])
def test_the_same_line_in_other_clothes_has_the_same_fingerprint(line: str) -> None:
    assert fingerprint(line, key=KEY) == fingerprint("Thank you", key=KEY)


def test_other_lines_and_other_keys_have_other_fingerprints() -> None:
    assert fingerprint("thank them", key=KEY) != fingerprint("thank you", key=KEY)
    assert fingerprint("thank you", key=b"o" * 32) != fingerprint("thank you", key=KEY)
    assert "thank" not in fingerprint("thank you", key=KEY)


def test_every_listener_hears_every_event_even_behind_one_that_fails(
    caplog: pytest.LogCaptureFixture,
) -> None:
    announcer, heard = Announcer(), list[Event]()

    def fail(event: Event) -> None:
        raise RuntimeError(str(event))

    announcer.listen(fail)
    announcer.listen(heard.append)
    announcer.announce(MOVED)
    assert heard == [MOVED]
    assert "listener.failed" in caplog.messages


def test_of_a_very_long_text_the_beginning_is_remembered() -> None:
    recollection = Recollection()
    recollection.remember("nudge", "a" * LONGEST + "b")
    assert recollection.words_of("nudge") == "a" * LONGEST
