"""What is known of unkind words: what else to say, and which of them call somebody names."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from nudgebot.domain.axes import Axis
from nudgebot.scoring.lexicons import Part, owners_entry, read_lexicon
from nudgebot.scoring.settings import OwnWord

# What the learned table would leave out or spell out, although it is what holds a sentence together.
_SMALL = re.compile(
    r"['\W]|^(?:a|all|and|are|but|even|for|i|in|is|it|just|like|no|not|of|only|really|so|some|that"
    r"|the|then|this|to|u|up|was|well|his|my|ur|your)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Unkind words in lower case.

    Attributes:
        softer: softer wordings; "" leaves the words out.
        names: nouns that somebody is called.
        owners: the words that the owner of the place added.
    """

    softer: Mapping[str, str]
    names: frozenset[str] = frozenset()
    owners: frozenset[str] = frozenset()

    @classmethod
    def load(cls, learned: Path, lexicon: Path, banned: Iterable[OwnWord]) -> "Vocabulary":
        """Read the wordings learned from people's rewrites, the lexicon's and the owner's."""
        table: dict[str, str] = json.loads(learned.read_text(encoding="utf-8"))
        softer = {words: other for words, other in table.items() if not _SMALL.search(words)}
        entries = [entry for entry in read_lexicon(lexicon) if entry.axis in _COVERED]
        own = [owners_entry(word) for word in banned]
        for entry in (*entries, *own):
            if entry.softer is not None:
                softer[entry.words] = entry.softer
        return cls(
            softer=softer,
            names=frozenset(e.words for e in entries if e.part is Part.NOUN),
            owners=frozenset(e.words for e in own if e.softer is not None),
        )


_COVERED = (Axis.INSULT, Axis.PROFANITY)
