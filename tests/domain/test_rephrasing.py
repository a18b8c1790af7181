from nudgebot.domain.assessment import Evidence
from nudgebot.domain.axes import Axis
from nudgebot.domain.rephrasing import RephraseRequest


def test_marked_words_come_once_and_in_their_order() -> None:
    spans = ((8, 12, Axis.INSULT), (0, 3, Axis.INSULT), (0, 3, Axis.PROFANITY))
    evidence = tuple(Evidence(*span) for span in spans)
    request = RephraseRequest(text="you are dumb", evidence=evidence)
    assert request.marked == ("you", "dumb")


def test_a_request_does_not_show_its_text() -> None:
    assert "sesame" not in repr(RephraseRequest(text="sesame"))
