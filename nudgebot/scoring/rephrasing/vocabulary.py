"""What is known of unkind words: what else to say, and which of them call somebody names."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from nudgebot.domain.assessment import Evidence
from nudgebot.domain.axes import Axis
from nudgebot.scoring.lexicons import Entry, Part, owners_entry, read_innocent, read_lexicon
from nudgebot.scoring.settings import OwnWord

# On either end of a stretch of evidence they are not what is unkind.
_EDGES = frozenset(
    re.findall(
        r"[\w']+",
        "you your you're youre ur u he she they we i is are was were am be such a an the at in on"
        " of to for so and or but as that this it my his her their with",
    )
)
# What the learned table would leave out or spell out, although it holds a sentence together.
_SMALL = re.compile(
    r"['\W]|^(?:a|all|and|are|but|even|for|i|in|is|it|just|like|no|not|of|only|really|so|some|that"
    r"|the|then|this|to|u|up|was|well|his|my|ur|your)\b",
    re.IGNORECASE,
)


_COVERED = (Axis.INSULT, Axis.PROFANITY)
_SWEARING, _WORST = (Axis.PROFANITY, Axis.IDENTITY_ATTACK), 0.9

# Names that people call each other and that are too mild, or too often meant well, for the lexicon.
_MILDER_NAMES = re.findall(
    r"\w+",
    "jerk fool brat cow noob newb scrub liar cheater dork baby child hack joke disgrace wimp troll"
    " tool freak creep dummy fraud hypocrite nobody witch rat snake donkey sheep crook quitter hag",
)
_MILDER = {
    "dumbest": "hasty",
    "stupidest": "hasty",
    "dumber": "hasty",
    "whiny": "",
    "deaf": "",
    "freak": "",
    "selfish": "",
}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Unkind words in lower case.

    Attributes:
        softer: softer wordings; "" leaves the words out.
        names: nouns that somebody is called.
        owners: the words that the owner of the place added.
        phrases: what says something by itself, such as an order.
        known: finds the words that are unkind wherever they stand.
        swearing: finds what no wording of ours may have.
        innocent: finds what only looks like swearing.
    """

    softer: Mapping[str, str]
    names: frozenset[str]
    owners: frozenset[str]
    phrases: frozenset[str]
    known: re.Pattern[str]
    swearing: re.Pattern[str]
    innocent: re.Pattern[str]

    @classmethod
    def load(cls, lexicon: Path, banned: Iterable[OwnWord]) -> "Vocabulary":
        """Read the wordings of the lexicon and the owner's."""
        everything = read_lexicon(lexicon)
        entries = [entry for entry in everything if entry.axis in _COVERED]
        own = [owners_entry(word) for word in banned]
        softer = _MILDER | {e.words: e.softer for e in (*entries, *own) if e.softer is not None}
        names = frozenset(e.words for e in entries if e.part is Part.NOUN)
        phrases = frozenset(e.words for e in entries if e.part is Part.PHRASE)
        known = {e.words for e in entries if e.softer is not None} - phrases
        return cls(
            softer=softer,
            names=names | {form for name in _MILDER_NAMES for form in (name, name + "s")},
            owners=frozenset(e.words for e in own if e.softer is not None),
            phrases=phrases,
            known=_any_of(known | names | _MILDER.keys()),
            swearing=_any_of(e.words for e in everything if _is_swearing(e)),
            innocent=_any_of(read_innocent(lexicon)),
        )

    def is_known(self, word: str) -> bool:
        """Say whether a word is unkind wherever it stands."""
        return bool(self.known.fullmatch(word))

    def swears(self, text: str) -> bool:
        """Say whether a text has words that no wording of ours may have."""
        return bool(self.swearing.search(self.innocent.sub("", text)))

    def unkind(self, text: str, evidence: Sequence[Evidence]) -> list[tuple[int, int]]:
        """Say where unkind words stand: those that are known, else whatever the evidence says."""
        found = [match.span() for match in self.known.finditer(text)]
        shown = [_trimmed(text, span.start, span.end) for span in evidence]
        told = [span for span in shown if self._is_known(text[slice(*span)].lower())]
        return found + told or [span for span in shown if not _SMALL.search(text[slice(*span)])]

    def owned(self, text: str) -> list[tuple[int, int]]:
        """Say where the owner's own unwanted words stand."""
        if not self.owners:
            return []
        return [match.span() for match in _any_of(self.owners).finditer(text)]

    def _is_known(self, words: str) -> bool:
        return words in self.softer or words in self.names or words in self.owners


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Take small words off both ends: of `you suck at` only `suck` is unkind."""
    words = [match.span() for match in re.finditer(r"\S+", text[start:end])]
    big = [span for span in words if text[start:end][slice(*span)].lower() not in _EDGES]
    return (start + big[0][0], start + big[-1][1]) if big else (start, end)


def _is_swearing(entry: Entry) -> bool:
    return entry.axis in _SWEARING or (entry.axis is Axis.INSULT and entry.severity >= _WORST)


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)
