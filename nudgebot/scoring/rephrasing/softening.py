"""Saying a clause with softer words, or without the unkind ones."""

import re
from collections.abc import Callable

from nudgebot.scoring.rephrasing.changes import Change, carry_out
from nudgebot.scoring.rephrasing.segments import MARK, Segment
from nudgebot.scoring.rephrasing.vocabulary import Vocabulary

_DEGREE = (
    r"(?:so|such|very|really|just|too|all|absolute|complete|total|utter|bloody|little|damn|big)"
)
_RUN = re.compile(rf"{MARK}+(?:(?:\s+|,\s*|-|\s+and\s+|\s+of\s+){MARK}+)*")
_NAME_CALLING = re.compile(
    rf"(?:\b(?:you|u|ya|ye)\s+|\byour?\s+)?(?:(?:an?|the|{_DEGREE}|old|fat|of)\s+|{MARK}+\s*)*$",
    re.IGNORECASE,
)
_NO_PLACE_FOR_A_NAME = re.compile(
    r"(?:^|\s|')(?:is|are|was|were|be|been|being|am|re|s|m|ur|an?|the|this|that|these|those|such|my"
    r"|your|his|her|their|of|to|with|like|as|by|for|from|on|at|in|and|or|than|call|called|so|very"
    r"|(?:is|are|was|were|be|being|'s|such|what|like)\s+an?(?:\s+\w+){1,2}|\w+ly|how|what|why"
    r"|fellow|some|no|any|every|both|hate|not|really|just|all|stop|you)\s+$",
    re.IGNORECASE,
)
_BE = re.compile(
    rf"(?P<who>\S+)(?:\s+(?:is|are|was|were|looks?|sounds?|seems?)|'(?:s|re)|\u2019(?:s|re))\s+"
    rf"(?P<how>(?:{_DEGREE}\s+|{MARK}+\s+)*)$",
    re.IGNORECASE,
)
_PERSONS = re.compile(r"(?:i|you|u|he|she|they|we|who|[A-Z]\w+)\Z")
_PRONOUN_TOO = re.compile(r"\b(?:this|that|these|those)\s+(?:\S+\s+)?$", re.IGNORECASE)
_OWNED = re.compile(r"\b(?:your|my|his|her|their|our|the|of|you)\s+$", re.IGNORECASE)
_BEFORE_JUDGED = re.compile(
    rf"\b(?:is|are|was|were|what|such|'s|not|like)\s+(?:{_DEGREE}\s+)*(?:an?|the|some)\s+$",
    re.IGNORECASE,
)
_WORD_AFTER = re.compile(r"[ \t]+(?!(?:and|or|but|to|of|in|on|at|for|with|because|if|as)\b)[\w`#]")
_STUFF = frozenset({"shit", "crap", "garbage", "trash", "rubbish", "bullshit", "bull shit"})


def soften(segment: Segment, words: Vocabulary) -> str | None:
    """Reword a clause; "" if nothing but name-calling was in it, None if that cannot be done."""
    changes: list[Change] = []
    for run in _RUN.finditer(segment.marked):
        change = next(filter(None, (rule(segment, run, words) for rule in _RULES)), None)
        if change is None:
            return None
        changes.append(change)
    return re.sub(r"\s{2,}", " ", carry_out(changes, segment.text)).strip()


def _said(segment: Segment, run: re.Match[str]) -> str:
    return segment.text[run.start() : run.end()].lower()


def _owners_wording(segment: Segment, run: re.Match[str], words: Vocabulary) -> Change | None:
    said = _said(segment, run)
    return Change(*run.span(), words.softer[said]) if said in words.owners else None


def _name_calling(segment: Segment, run: re.Match[str], words: Vocabulary) -> Change | None:
    """Leave out `you stupid clown` at either end of a clause."""
    before, after = segment.marked[: run.start()], segment.marked[run.end() :]
    if not _calls_names(_said(segment, run), words):
        return None
    opening = _NAME_CALLING.search(before)
    start = opening.start() if opening else run.start()
    if start == 0 and (not after.strip() or re.match(r"\s+(?:you|i|it|this|stop|why)\b", after)):
        return Change(0, run.end(), "")
    if after.strip(" )\"'*_~:^-=DPXx<3/|") or _NO_PLACE_FOR_A_NAME.search(before[:start]):
        return None
    return Change(start, run.end(), "")


def _calls_names(said: str, words: Vocabulary) -> bool:
    """Say whether it ends in a noun that people are called."""
    last = re.split(r"[\s-]+", said)[-1]
    return (
        said in words.names
        or last in words.names
        or any(said.endswith(" " + name) for name in words.names if " " in name)
    )


def _stuff(segment: Segment, run: re.Match[str], words: Vocabulary) -> Change | None:
    """Say `this` for `this garbage`, and `your stuff` for `your crap`."""
    before, after = segment.marked[: run.start()], segment.marked[run.end() :]
    said = _said(segment, run)
    if said.split()[-1] not in _STUFF | words.names or _WORD_AFTER.match(after):
        return None
    if _PRONOUN_TOO.search(before):
        return Change(len(before.rstrip()), run.end(), "")
    if said.split()[-1] in _STUFF and _OWNED.search(before):
        return Change(*run.span(), "stuff")
    return None


def _before_a_word(segment: Segment, run: re.Match[str], words: Vocabulary) -> Change | None:
    """Leave out what only colours the word that follows."""
    before, after = segment.marked[: run.start()], segment.marked[run.end() :]
    parts = _said(segment, run).replace(",", " ").split()
    if not _WORD_AFTER.match(after) or _BEFORE_JUDGED.search(before):
        return None
    if any(words.softer.get(part) for part in parts) and _BE.search(before):
        return None
    if not all(part in words.softer or part in words.names or part == "and" for part in parts):
        return None
    if parts[-1] in words.names and not _PRONOUN_TOO.search(before) and not _OWNED.search(before):
        return None
    return Change(run.start(), run.end() + 1, "")


def _predicate(segment: Segment, run: re.Match[str], words: Vocabulary) -> Change | None:
    """Soften what is said of a thing; what is said of a person is another matter."""
    if segment.marked[run.end() :].strip(" )-:^").startswith(("of", "you", "at")):
        return None
    match = _BE.search(segment.marked[: run.start()])
    said = _said(segment, run)
    wording = words.softer.get(said) or words.softer.get(said.split()[-1])
    phrase = " " in said and said in words.softer
    if (
        not match
        or not wording
        or said.split()[-1] in words.names
        or (_PERSONS.match(match["who"]) and not phrase)
    ):
        return None
    return Change(match.start("how"), run.end(), wording)


def _left_out(segment: Segment, run: re.Match[str], words: Vocabulary) -> Change | None:
    """Leave out swearing that says nothing."""
    said = _said(segment, run)
    wording = words.softer.get(said)
    before = segment.marked[: run.start()]
    if wording is None or said in words.names or said in words.phrases:
        return None
    if wording == "" and (" " in said or said in ("af", "ffs")):
        return Change(run.start(), run.end(), "")
    if wording == "" and not before.strip() and not segment.marked[run.end() :].strip():
        return Change(run.start(), run.end(), "")
    if wording and said in _FITS:
        return Change(run.start(), run.end(), wording)
    return None


_FITS = frozenset({"wtf", "what the fuck", "holy shit", "fucked", "fucked up", "omfg", "lmfao"})
_Rule = Callable[[Segment, "re.Match[str]", Vocabulary], Change | None]
_RULES: tuple[_Rule, ...] = (
    _owners_wording,
    _name_calling,
    _stuff,
    _before_a_word,
    _predicate,
    _left_out,
)
