"""What happened and how it felt, a question or a request, in place of a judgement."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from nudgebot.scoring.rephrasing.acts import ACTS, EVENTS
from nudgebot.scoring.rephrasing.segments import MARK, Segment

_OBJECTS = {"u": "you", "ur": "your", "he": "him", "she": "her", "they": "them", "yall": "you all"}
_MINE = re.compile(r"\bu\b|\bur\b", re.IGNORECASE)
_CHATTER = re.compile(r"(?:\s+(?:already|lol|lmao|man|bro|dude|ok|okay|anymore))+$", re.IGNORECASE)
_LONGEST_SLOT = 90


class Restated(NamedTuple):
    """A sentence, and whether it has words of the author's in it."""

    words: str
    has_own_words: bool


def restate(segment: Segment) -> tuple[Restated, ...]:
    """Find what a clause does, and say so in whole sentences; empty if that is not known."""
    for act in ACTS:
        match = act.pattern.search(segment.marked) or act.pattern.search(segment.text)
        if match is None:
            continue
        sentences = tuple(_filled(act.replies, match, segment))
        if sentences:
            return sentences
    return ()


def say_what_happened(words: str) -> tuple[str, ...]:
    """Say how it felt that something happened, if a clause without unkind words says what."""
    segment = Segment(words, words, "")
    found = ((event, event.pattern.search(words)) for event in EVENTS)
    return tuple(
        said.words
        for event, match in found
        if match
        for said in _filled(event.replies, match, segment)
    )


def _filled(replies: tuple[str, ...], match: re.Match[str], segment: Segment) -> Iterator[Restated]:
    slots = {
        name: _slot(segment.text[match.start(name) : match.end(name)], value)
        for name, value in match.groupdict().items()
        if value
    }
    for reply in replies:
        needed = re.findall(r"\{(\w+)\}", reply)
        if all(slots.get(name) for name in needed):
            sentence = reply.format(**{name: str(slots[name]) for name in needed})
            yield Restated(sentence[:1].upper() + sentence[1:], bool(needed))


def _slot(text: str, marked: str) -> str | None:
    """Take a slot's words, if they are kind and not too many."""
    if len(text) > _LONGEST_SLOT or marked.rstrip().endswith(MARK):
        return None
    kept = (
        "".join(a for a, b in zip(text, marked, strict=True) if b != MARK)
        if MARK in marked
        else text
    )
    words = _CHATTER.sub("", re.sub(r"\s{2,}", " ", kept).strip())
    words = _MINE.sub(lambda match: _OBJECTS[match[0].lower()], words)
    first, _, rest = words.partition(" ")
    if not rest:
        return _OBJECTS.get(first.lower(), words)
    return (
        words
        if first.isupper() or first not in ("You", "Your", "This", "That")
        else words[0].lower() + words[1:]
    )
