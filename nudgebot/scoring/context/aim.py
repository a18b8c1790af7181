"""At whom a word is aimed."""

from collections.abc import Callable, Mapping, Sequence

from nudgebot.domain.assessment import Target
from nudgebot.domain.axes import Axis
from nudgebot.scoring.context import words
from nudgebot.scoring.context.clause import Clause, target_of
from nudgebot.scoring.lexicons import Entry, Part


def aim(entry: Entry, clause: Clause) -> Target:
    """Say at whom a hit is aimed, NOBODY if that cannot be told."""
    return _RULES[entry.part](entry, clause)


def _noun(entry: Entry, clause: Clause) -> Target:
    """`you idiot`, `he is an idiot`, `what an idiot`; alone it is a name called at someone."""
    del entry
    if clause.before and clause.before[0] in words.YOU:
        return Target.YOU
    subject = _subject(clause.before)
    if subject is not None:
        return subject
    if not clause.before or words.YOU & set(clause.before):
        return Target.YOU
    return Target.NOBODY


def _adjective(entry: Entry, clause: Clause) -> Target:
    """`stupid printer` is about the printer, `your stupid face` about you, `she is stupid` her."""
    head = clause.after[0] if clause.after else None
    if clause.before and clause.before[0] in words.YOU:
        return Target.YOU
    if head and head.isalpha() and head not in words.NOT_NOUNS:
        named = target_of(head)
        if named in (Target.PERSON, Target.GROUP):
            subject = Target.YOU if words.YOU & set(clause.before) else _subject(clause.before)
            return subject or named
        return Target.THING
    return _subject(clause.before) or _noun_phrase_alone(entry, clause)


def _noun_phrase_alone(entry: Entry, clause: Clause) -> Target:
    del entry
    return Target.YOU if words.YOU & set(clause.before) else Target.NOBODY


def _swearing(entry: Entry, clause: Clause) -> Target:
    """Swear words name nobody: they are aimed at you if you stand beside them, else at things."""
    del entry
    if not words.YOU.isdisjoint((*clause.before[:2], *clause.after[:1])):
        return Target.YOU
    subject = _subject(clause.before)
    if subject is not None:
        return subject
    return Target.SELF if words.SELF & set(clause.before) else Target.THING


def _verb(entry: Entry, clause: Clause) -> Target:
    """A threat has one who means to do it and a person to whom it is done."""
    del entry
    victim = target_of(clause.after[0]) if clause.after else None
    aimed = victim in (Target.YOU, Target.PERSON, Target.GROUP)
    an_offer = len(clause.after) > 1 and clause.after[1] in words.OWNED  # "shoot you an email"
    meant = words.INTENT & set(clause.before) and words.SELF & set(clause.before)
    if aimed and meant and not an_offer and victim is not None:
        return victim
    return Target.THING


def _phrase(entry: Entry, clause: Clause) -> Target:
    """A phrase speaks to its reader, except that attacks on groups speak of a group."""
    del clause
    return Target.GROUP if entry.axis is Axis.IDENTITY_ATTACK else Target.YOU


def _subject(before: Sequence[str]) -> Target | None:
    """Find the subject of `SUBJECT is so very HIT`, if nothing else stands between."""
    linked = False
    for at, token in enumerate(before):
        if token in words.COPULAS:
            linked = True
        elif token not in words.FILLERS:
            return _who(before, at) if linked or token in words.YOU else None
    return None


def _who(before: Sequence[str], at: int) -> Target | None:
    target = target_of(before[at])
    for owner in before[at + 1 : at + 3]:
        if owner in words.YOU:
            return Target.YOU
        if target is None and owner in words.OWNED:
            return Target.THING
    return target


_RULES: Mapping[Part, Callable[[Entry, Clause], Target]] = {
    Part.NOUN: _noun,
    Part.ADJECTIVE: _adjective,
    Part.INTENSIFIER: _swearing,
    Part.EXCLAMATION: _swearing,
    Part.VERB: _verb,
    Part.PHRASE: _phrase,
}
