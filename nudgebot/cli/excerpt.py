"""One line of a long text: what lies around the words that were marked."""

from rich.text import Text

from nudgebot.cli.picture import highlighted
from nudgebot.domain.assessment import Assessment

AROUND = 160


def excerpt(text: str, assessment: Assessment) -> Text:
    """Cut a text to what lies around its first evidence, on one line."""
    spans = assessment.evidence
    start = max(0, (spans[0].start if spans else 0) - AROUND // 2)
    cut = highlighted(text, assessment)[start : start + AROUND]
    return Text(" ").join(cut.split("\n"))
