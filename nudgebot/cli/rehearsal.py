"""Plays messages through the policy as if they were new. Nothing is delivered or kept."""

import re
from collections import OrderedDict, deque
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from nudgebot.cli.chatlog import Entry
from nudgebot.domain.assessment import Assessment
from nudgebot.domain.decision import Decision
from nudgebot.domain.kudos import Kudos
from nudgebot.domain.message import Author, Message, Place
from nudgebot.domain.record import Record
from nudgebot.domain.situation import Situation
from nudgebot.domain.standing import Standing
from nudgebot.engine.consequences import consequences
from nudgebot.engine.conversation import Conversation
from nudgebot.engine.fingerprint import fingerprint
from nudgebot.engine.recollection import Recollection
from nudgebot.policy.decide import RULES, decide
from nudgebot.policy.rule import Rule
from nudgebot.policy.settings import PolicySettings

PLACE = Place(platform="replay", community="replay", channel="replay")
PACE = timedelta(minutes=1)
DAY = timedelta(days=1)
MEMBERS = 20_000
KUDOS = 200

_ADDRESS = re.compile(r"@?([^\s:,]{1,64})[:,]\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """One message of a log, and what the policy made of it."""

    entry: Entry
    assessment: Assessment
    decision: Decision


@dataclass(slots=True)
class _Past:
    last_nudged_at: datetime | None = None
    kudos: deque[Kudos] = field(default_factory=lambda: deque(maxlen=KUDOS))


class Rehearsal:
    """A log as it goes by.

    What nobody can know from a log is left out: how authors would have answered their nudges, and
    with that strikes and the ladder. A message without a time counts as sent a minute after the
    one before it; one without an author has no past. The last `MEMBERS` members are remembered.
    """

    def __init__(self, settings: PolicySettings, rules: Sequence[Rule] = RULES) -> None:
        self._settings = replace(settings, observe=False)
        self._rules = rules
        self._now = datetime(2000, 1, 1, tzinfo=UTC)
        self._pasts: OrderedDict[str, _Past] = OrderedDict()
        self._conversation = Conversation()

    def play(self, entry: Entry, assessment: Assessment) -> Played:
        """Decide about the next message."""
        self._now = entry.at or self._now + PACE
        message = self._message(entry)
        here = Situation(
            message=message,
            assessment=assessment,
            standing=self._standing(entry.author),
            settings=self._settings,
            now=self._now,
            fingerprint=fingerprint(message.text, key=b"replay"),
        )
        decision = decide(here, self._rules)
        if entry.author is not None:
            self._remember(consequences(here, decision, Recollection()), message)
        return Played(entry=entry, assessment=assessment, decision=decision)

    def _message(self, entry: Entry) -> Message:
        name = entry.author or "somebody"
        message = Message(
            id=str(entry.line),
            place=PLACE,
            author=Author(id=name, name=name),
            text=entry.text,
            sent_at=self._now,
            recipient=entry.recipient or self._addressee(entry.text),
        )
        return message if entry.author is None else self._conversation.addressed(message)

    def _addressee(self, text: str) -> str | None:
        """Read `ann: thank you` as addressed to ann, if she wrote before."""
        match = _ADDRESS.match(text)
        return match[1] if match and match[1] in self._pasts else None

    def _standing(self, author: str | None) -> Standing:
        past = self._pasts.get(author or "")
        if past is None:
            return Standing()
        recent = tuple(kudos for kudos in past.kudos if kudos.at > self._now - DAY)
        return Standing(last_nudged_at=past.last_nudged_at, kudos=recent)

    def _remember(self, record: Record, message: Message) -> None:
        self._conversation.heard(message)
        past = self._past(message.author.id)
        if record.nudge:
            past.last_nudged_at = record.at
        if record.kudos:
            past.kudos.append(record.kudos)
            if record.kudos.receiver not in {None, message.author.id}:
                self._past(str(record.kudos.receiver)).kudos.append(record.kudos)

    def _past(self, member: str) -> _Past:
        past = self._pasts.setdefault(member, _Past())
        self._pasts.move_to_end(member)
        if len(self._pasts) > MEMBERS:
            self._pasts.popitem(last=False)
        return past
