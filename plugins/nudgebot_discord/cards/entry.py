"""What is on a case: messages, and what their author says to them."""

from nudgebot.plugin import Case, CaseEntry, CaseReason

ANSWERS = frozenset({CaseReason.COMMENT, CaseReason.APPEAL})


def newest_message(case: Case) -> CaseEntry | None:
    """Find the last message on a case; what its author says to it is none."""
    return next((one for one in reversed(case.entries) if one.reason not in ANSWERS), None)
