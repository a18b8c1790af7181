"""A made-up conversation: several members, one channel, and a clock that can be put forward."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count

from nudgebot.cli.past import Lapse, Past
from nudgebot.cli.rulebook import Rulebook
from nudgebot.domain.decision import Decision
from nudgebot.domain.message import Author, Message, MessageKey, Place, Stage
from nudgebot.domain.situation import Situation
from nudgebot.domain.standing import Standing
from nudgebot.engine.consequences import consequences
from nudgebot.engine.conversation import Conversation
from nudgebot.engine.fingerprint import fingerprint
from nudgebot.engine.recollection import Recollection
from nudgebot.policy.decide import decide
from nudgebot.policy.rule import Here

PLACE = Place(platform="try", community="try", channel="try")


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A message, what was decided about it, and how its author stands afterwards."""

    here: Here
    decision: Decision
    standing: Standing


class Session:
    """Who speaks, to whom, and what was said before; all of it in memory."""

    def __init__(self, book: Rulebook, *, now: Callable[[], datetime] = _now) -> None:
        self.speaker, self.stage = "ann", Stage.POSTED
        self.recipient: str | None = None
        self._book, self._now, self._later = book, now, timedelta()
        self._past, self._conversation = Past(), Conversation()
        self._held: dict[str, str] = {}
        self._posted: dict[str, str] = {}
        self._ids = map(str, count(1))

    def say(self, text: str) -> Turn:
        """Let the speaker write a message; a draft answers the one that was held back before."""
        is_draft = self.stage is Stage.DRAFT
        revises = self._held.get(self.speaker) if is_draft else None
        return self._decided(self._message(text, self.stage, revises))

    def edit(self, text: str) -> Turn | None:
        """Let the speaker put their last posted message in other words; None if there is none."""
        revises = self._posted.get(self.speaker)
        if revises is None:
            return None
        return self._decided(self._message(text, Stage.POSTED, revises))

    def wait(self, time: timedelta) -> None:
        """Put the clock forward."""
        self._later += time

    def lapse(self) -> Sequence[Lapse]:
        """Settle the nudges that nobody answered in time."""
        return list(self._past.lapse(self._book.policy, self._clock()))

    def _clock(self) -> datetime:
        return self._now() + self._later

    def _message(self, text: str, stage: Stage, revises: str | None) -> Message:
        message = Message(
            id=next(self._ids),
            place=PLACE,
            author=Author(id=self.speaker, name=self.speaker),
            text=text,
            sent_at=self._clock(),
            stage=stage,
            recipient=self.recipient,
            revises=revises,
        )
        self.recipient = None
        return self._conversation.addressed(message)

    def _decided(self, message: Message) -> Turn:
        (assessment,) = self._book.assess([message.text])
        revises = MessageKey(PLACE.platform, message.revises) if message.revises else None
        now = message.sent_at
        here = Situation(
            message=message,
            assessment=assessment,
            standing=self._past.standing(message.member, revises, now=now),
            settings=self._book.policy,
            now=now,
            fingerprint=fingerprint(message.text, key=b"try"),
        )
        decision = decide(here, self._book.configuration.rules)
        self._past.add(consequences(here, decision, Recollection()))
        self._note(message, is_held=message.stage is Stage.DRAFT and decision.holds_draft)
        standing = self._past.standing(message.member, now=now)
        return Turn(here=here, decision=decision, standing=standing)

    def _note(self, message: Message, *, is_held: bool) -> None:
        """Remember what the next draft answers, or what an edit changes."""
        author = message.author.id
        if is_held:
            self._held[author] = message.id
            return
        self._held.pop(author, None)
        self._posted[author] = message.attempt.message
        self._conversation.heard(message)
