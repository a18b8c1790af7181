from nudgebot.domain.assessment import Evidence
from nudgebot.domain.axes import Axis
from nudgebot.domain.case import Case
from tests.builders import NOON, assessment, case_entry, member


def test_only_unkind_evidence_is_shown_in_a_nudge() -> None:
    spans = (
        Evidence(0, 2, Axis.INSULT),
        Evidence(3, 5, Axis.PRAISE),
        Evidence(6, 8, Axis.UNKINDNESS),
    )
    assert assessment(evidence=spans).unkind_evidence == (spans[0], spans[2])


def test_the_kindest_axis_is_the_one_with_the_highest_score() -> None:
    scored = assessment({"kindness": 1, "praise": 0.4, "apology": 0.5, "insult": 0.9})
    assert scored.kindest_axis is Axis.APOLOGY


def test_a_case_is_open_until_it_is_closed() -> None:
    case = Case(id="1", member=member(), name="Mia", opened_at=NOON, entries=(case_entry(),))
    assert case.is_open
