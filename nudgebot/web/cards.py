"""Cases as moderators see them."""

from collections.abc import Sequence
from dataclasses import dataclass

from nudgebot.domain.case import Case, CaseEntry
from nudgebot.texts.catalogue import Catalogue
from nudgebot.texts.highlight import Segment, segments


@dataclass(frozen=True, slots=True)
class EntryCard:
    """One entry: what was said, and why it is here. `said` is None where words are not kept."""

    at: str
    why: str
    reasons: Sequence[str]
    said: Sequence[Segment] | None


@dataclass(frozen=True, slots=True)
class CaseCard:
    """One case; a closed one has a verdict and no entries."""

    id: str
    name: str
    opened_at: str
    entries: Sequence[EntryCard] = ()
    verdict: str = ""
    closed_at: str = ""


def open_card(case: Case, texts: Catalogue) -> CaseCard:
    """Lay out an open case, the newest entry first."""
    entries = sorted(case.entries, key=lambda entry: entry.at, reverse=True)
    cards = [_entry(entry, texts) for entry in entries]
    return CaseCard(case.id, case.name, case.opened_at.isoformat(), cards)


def closed_card(case: Case, texts: Catalogue) -> CaseCard:
    """Lay out a closed case: how it ended, and none of its words."""
    verdict = texts(f"verdict.{case.verdict}") if case.verdict else ""
    closed_at = case.closed_at.isoformat() if case.closed_at else ""
    return CaseCard(
        case.id, case.name, case.opened_at.isoformat(), verdict=verdict, closed_at=closed_at
    )


def _entry(entry: CaseEntry, texts: Catalogue) -> EntryCard:
    return EntryCard(
        at=entry.at.isoformat(),
        why=texts(f"case_reason.{entry.reason}"),
        reasons=[texts(f"reason.{reason}") for reason in entry.reasons],
        said=None if entry.excerpt is None else segments(entry.excerpt, entry.evidence),
    )
