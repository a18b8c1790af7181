"""What is on a case: messages, and what their author says to them."""

from dataclasses import replace

from nudgebot.plugin import Case, CaseEntry, CaseReason

ANSWERS = frozenset({CaseReason.COMMENT, CaseReason.APPEAL})


def newest_message(case: Case) -> CaseEntry | None:
    """Find the last message on a case; what its author says to it is none."""
    return next((one for one in reversed(case.entries) if one.reason not in ANSWERS), None)


def without_reporters(case: Case) -> Case:
    """Leave out who reported what: whom it is about may be a moderator, and read the card."""
    return replace(case, entries=tuple(replace(entry, by=None) for entry in case.entries))
