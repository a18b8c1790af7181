"""What members lately stood by, in memory only, for a moderator who has to judge all of it."""

from collections import OrderedDict

TEXTS = 2_000
LONGEST = 4_000


class Recollection:
    """The words of the last `TEXTS` nudges that were stood by. They go with the process."""

    def __init__(self) -> None:
        self._texts: OrderedDict[str, str] = OrderedDict()

    def remember(self, nudge: str, text: str) -> None:
        """Keep the words that a nudge was stood by with, or the first `LONGEST` characters."""
        self._texts[nudge] = text[:LONGEST]
        if len(self._texts) > TEXTS:
            self._texts.popitem(last=False)

    def words_of(self, nudge: str) -> str | None:
        """Recall them, or None if they are forgotten."""
        return self._texts.get(nudge)
