"""Whom a message is for, when the platform does not say: who is named, or else who spoke last."""

import re
from collections import OrderedDict
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from nudgebot.domain.message import Message, Place

ATTENTION = timedelta(minutes=5)
PLACES = 2_000
SPEAKERS = 30
SHORTEST_NAME = 2  # "thanks a lot" is not for a member called A


@dataclass(frozen=True, slots=True)
class Turn:
    """The last time that somebody spoke in a place."""

    member: str
    name: str
    at: datetime


class Conversation:
    """Remembers the last `SPEAKERS` speakers of each of the `PLACES` places that spoke last."""

    def __init__(self) -> None:
        self._turns: OrderedDict[Place, tuple[Turn, ...]] = OrderedDict()

    def addressed(self, message: Message) -> Message:
        """Fill in whom a message is for, if the platform does not know and it can be told."""
        if message.recipient is not None:
            return message
        recipient = self._named(message) or self._last_speaker(message)
        return replace(message, recipient=recipient) if recipient else message

    def heard(self, message: Message) -> None:
        """Note that the author of a message spoke."""
        author = message.author
        turns = self._turns.pop(message.place, ())
        others = [turn for turn in turns if turn.member != author.id]
        latest = Turn(author.id, author.name, message.sent_at)
        self._turns[message.place] = (latest, *others[: SPEAKERS - 1])
        if len(self._turns) > PLACES:
            self._turns.popitem(last=False)

    def _named(self, message: Message) -> str | None:
        """Find the speaker who is named first; oneself only if nobody else is named."""
        author = Turn(message.author.id, message.author.name, message.sent_at)
        others = [t for t in self._turns.get(message.place, ()) if t.member != author.member]
        folded = message.text.casefold()
        for turns in (others, [author]):
            found = [
                (place, turn.member) for turn in turns if (place := _find(turn.name, folded)) >= 0
            ]
            if found:
                return min(found)[1]
        return None

    def _last_speaker(self, message: Message) -> str | None:
        for turn in self._turns.get(message.place, ()):
            if turn.member != message.author.id and message.sent_at - turn.at <= ATTENTION:
                return turn.member
        return None


def _find(name: str, folded_text: str) -> int:
    """Find a name as a whole word in a case-folded text; -1 if it is not there."""
    name = name.casefold().strip()
    if len(name) < SHORTEST_NAME or name not in folded_text:
        return -1
    match = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", folded_text)
    return match.start() if match else -1
