"""Who spoke last where: in a chat, that is whom a thank-you is for."""

from collections import OrderedDict
from dataclasses import replace
from datetime import datetime, timedelta

from nudgebot.domain.message import Message, Place

ATTENTION = timedelta(minutes=5)
PLACES = 10_000

Turn = tuple[str, datetime]


class Conversation:
    """Remembers the last two speakers of each of the `PLACES` places that spoke last."""

    def __init__(self) -> None:
        self._turns: OrderedDict[Place, tuple[Turn, ...]] = OrderedDict()

    def addressed(self, message: Message) -> Message:
        """Fill in whom a message is for, if the platform does not know and somebody just spoke."""
        if message.recipient is not None:
            return message
        for speaker, at in self._turns.get(message.place, ()):
            if speaker != message.author.id and message.sent_at - at <= ATTENTION:
                return replace(message, recipient=speaker)
        return message

    def heard(self, message: Message) -> None:
        """Note that the author of a message spoke."""
        turns = self._turns.pop(message.place, ())
        others = [turn for turn in turns if turn[0] != message.author.id]
        self._turns[message.place] = ((message.author.id, message.sent_at), *others[:1])
        if len(self._turns) > PLACES:
            self._turns.popitem(last=False)
