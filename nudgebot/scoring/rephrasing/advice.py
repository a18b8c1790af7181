"""What the rephrasing asks of the tone model."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from nudgebot.scoring.rephrasing.edits import WordEdit
from nudgebot.scoring.rephrasing.intents import Intent


class Hunch(NamedTuple):
    """What an author may be after, and how sure that is, 0..1."""

    intent: Intent
    share: float


class Advice(Protocol):
    """What is known of wordings."""

    def edits(self, text: str) -> Sequence[WordEdit]:
        """Say what people would do to each word of an unkind text."""
        ...

    def hunch(self, text: str) -> Hunch:
        """Say what the author of an unkind text is most likely after."""
        ...

    def broken(self, texts: Sequence[str]) -> Sequence[float]:
        """Say of each text, in log odds, whether words are missing or wrong."""
        ...
