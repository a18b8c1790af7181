"""Messages that the bot deletes for a moderator: that is not their author's doing."""

from collections import OrderedDict

MOST = 500


class Removals:
    """Remembers, until Discord says that they are gone, which messages those are."""

    def __init__(self) -> None:
        self._expected: OrderedDict[int, None] = OrderedDict()

    def expect(self, message: int) -> None:
        """Note that a message is about to be deleted for a moderator."""
        self._expected[message] = None
        if len(self._expected) > MOST:
            self._expected.popitem(last=False)

    def take(self, message: int) -> bool:
        """Say whether a message that is gone is one of those, once."""
        return self._expected.pop(message, self) is None
