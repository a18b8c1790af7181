"""Saying the same with softer words, or without the unkind ones."""

import re
from collections.abc import Iterator, Mapping, Sequence

from nudgebot.domain.assessment import Evidence
from nudgebot.scoring.rephrasing.changes import Change, carry_out
from nudgebot.scoring.rephrasing.feelings import state_feelings
from nudgebot.scoring.rephrasing.tidying import tidy

_BEFORE_A_NAME = re.compile(r"(?:,\s*|\b)you\s+$", re.IGNORECASE)
_ARTICLE_BEFORE = re.compile(r"\b(?:such\s+)?(?:an?|the|some)\s+$", re.IGNORECASE)
_DEGREE_BEFORE = re.compile(
    r"\b(?:(?:so|such|very|really|just|too|all|fucking|damn|freaking|bloody|goddamn)\s+)+$",
    re.IGNORECASE,
)
_BE_BEFORE = re.compile(
    r"(?:\b(?:is|are|was|were|looks?|sounds?|seems?)|'s|'re)\s+$", re.IGNORECASE
)
_NOUN_AFTER = re.compile(r"\s+(?!(?:and|or|but|to|of|in|on|at|for|with|because|when|if|that)\b)\w")


def soften(text: str, spans: Sequence[Evidence], softer: Mapping[str, str]) -> str | None:
    """Reword a text, or return None if one of its unkind words has no other wording.

    Args:
        text: as its author wrote it.
        spans: the unkind evidence in it, in order.
        softer: other wordings by words in lower case; "" leaves the words out.
    """
    changes = list(state_feelings(text, spans))
    for span in _joined(text, spans, softer):
        if any(change.overlaps(span.start, span.end) for change in changes):
            continue
        change = _reword(text, span, softer)
        if change is None:
            return None
        changes = [c for c in changes if not change.overlaps(c.start, c.end)]
        changes.append(change)
    return tidy(carry_out(changes, text), like=text)


def _joined(text: str, spans: Sequence[Evidence], softer: Mapping[str, str]) -> Iterator[Evidence]:
    """Join neighbouring spans, so that `stupid clown` goes as one."""
    last: Evidence | None = None
    for span in spans:
        between = text[last.end : span.start] if last else "x"
        if (
            last
            and between.isspace()
            and _can_go(text, last, softer)
            and _can_go(text, span, softer)
        ):
            last = Evidence(last.start, span.end, span.axis)
            continue
        if last:
            yield last
        last = span
    if last:
        yield last


def _can_go(text: str, span: Evidence, softer: Mapping[str, str]) -> bool:
    words = text[span.start : span.end].lower()
    return all(word in softer and " " not in softer[word] for word in words.split())


def _reword(text: str, span: Evidence, softer: Mapping[str, str]) -> Change | None:
    words = text[span.start : span.end].lower()
    wording = softer.get(words)
    if wording is None:
        known = all(word in softer for word in words.split())
        return _leave_out(text, span) if known else None
    before = text[: span.start]
    if not wording or (_is_single(words) and _NOUN_AFTER.match(text, span.end)):
        return _leave_out(text, span)
    if _BE_BEFORE.search(_DEGREE_BEFORE.sub("", before)):
        return Change(_start_without(_DEGREE_BEFORE, before), span.end, wording)
    if _is_single(words) and " " in wording:
        return _leave_out(text, span)
    return Change(span.start, span.end, wording)


def _is_single(words: str) -> bool:
    return " " not in words


def _leave_out(text: str, span: Evidence) -> Change | None:
    """Leave words out, with the `you` or the article that led up to a name."""
    before = text[: span.start]
    if _NOUN_AFTER.match(text, span.end):
        return None if _ARTICLE_BEFORE.search(before) else Change(span.start, span.end, "")
    for pattern in (_BEFORE_A_NAME, _ARTICLE_BEFORE, _DEGREE_BEFORE):
        if pattern.search(before):
            return Change(_start_without(pattern, before), span.end, "")
    return Change(span.start, span.end, "")


def _start_without(pattern: re.Pattern[str], before: str) -> int:
    match = pattern.search(before)
    return match.start() if match else len(before)
