"""A host that decides by simple words, so that tests of the room can tell what comes."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from nudgebot.domain.axes import Axis
from nudgebot.domain.case import CaseReason, Verdict
from nudgebot.domain.decision import Credit, Decision, Escalate, Finding, Nudge
from nudgebot.domain.kudos import BoardRow, Kindness, Refusal
from nudgebot.domain.message import MemberKey, Message
from nudgebot.domain.nudge import NudgeRecord, Outcome
from nudgebot.domain.record import Receipt
from nudgebot.plugin import (
    BoardMoved,
    Catalogue,
    Delivery,
    Event,
    Evidence,
    Handover,
    NudgeNote,
    Platform,
    Reason,
    StoreUnavailableError,
    VerdictNote,
)

HURTFUL = "idiot"
GRAVE = "hurt you"
KIND = "thank"
SUGGESTIONS = ("That did not work for me.", "I see it in another way.")
STRIKES = 3


class FakeHost:
    """Remembers all in memory, through "restarts" of the room, and does as the words say.

    `idiot` is hurtful, `hurt you` is grave, `thank` is kind. With `store_is_out`, whatever needs
    the store fails; messages pass.
    """

    def __init__(self) -> None:
        self.texts = Catalogue.load()
        self.platform: Platform | None = None
        self.store_is_out = False
        self.messages: list[Message] = []
        self.nudges: dict[str, NudgeRecord] = {}
        self.contests: list[tuple[str, str | None]] = []
        self.points: dict[MemberKey, int] = {}
        self.names: dict[MemberKey, str] = {}
        self.verdicts: list[VerdictNote] = []
        self._listeners: list[Callable[[Event], None]] = []
        self._receipts: dict[str, Receipt] = {}

    def secret(self, purpose: str) -> bytes:
        return hashlib.sha256(purpose.encode()).digest()

    def listen(self, listener: Callable[[Event], None]) -> None:
        self._listeners.append(listener)

    async def submit(self, message: Message) -> Receipt:
        first = self._receipts.get(message.id)
        if first is not None:
            return replace(first, is_repeat=True)
        self.messages.append(message)
        if self.store_is_out:
            return Receipt(decision=_finding("unrecorded"))
        decision = self._decide(message)
        self._receipts[message.id] = Receipt(decision=decision)
        await self._perform(message, decision)
        return self._receipts[message.id]

    async def contest(self, nudge: str, member: MemberKey, text: str | None) -> bool:
        self._need_store()
        if not self._settle(nudge, member, Outcome.CONTESTED, (Outcome.PENDING, Outcome.STOOD_BY)):
            return False
        self.contests.append((nudge, text))
        return True

    async def withdraw(self, nudge: str, member: MemberKey) -> bool:
        self._need_store()
        return self._settle(nudge, member, Outcome.WITHDRAWN, (Outcome.PENDING,))

    async def unanswered(self, member: MemberKey) -> Sequence[NudgeRecord]:
        self._need_store()
        return [
            nudge
            for nudge in self.nudges.values()
            if nudge.member == member and nudge.outcome is Outcome.PENDING
        ]

    async def show_again(self, nudge: NudgeRecord, text: str) -> None:
        await self._deliver(NudgeNote(nudge=nudge, text=text, suggestions=SUGGESTIONS))

    async def catch_up(self, member: MemberKey) -> None:
        waiting = [note for note in self.verdicts if note.member == member]
        for note in waiting:
            if (await self._deliver(note)).delivery is Delivery.DELIVERED:
                self.verdicts.remove(note)

    async def enrol(self, member: MemberKey, name: str) -> bool:
        self._need_store()
        taken = any(name == other for key, other in self.names.items() if key != member)
        if not taken:
            self.names[member] = name
        return not taken

    async def board(self, platform: str, community: str, *, limit: int = 10) -> Sequence[BoardRow]:
        del platform, community
        self._need_store()
        rows = sorted(self.points.items(), key=lambda item: -item[1])[:limit]
        return [
            BoardRow(rank, member, self.names[member], points)
            for rank, (member, points) in enumerate(rows, 1)
        ]

    async def close_case(self, member: MemberKey, verdict: Verdict) -> None:
        """A moderator decides; the author hears of it now, or when they are back."""
        self.verdicts.append(VerdictNote(case="case", member=member, verdict=verdict))
        await self.catch_up(member)

    def outcome(self) -> Outcome:
        """What became of the only nudge there is."""
        (nudge,) = self.nudges.values()
        return nudge.outcome

    def _decide(self, message: Message) -> Decision:
        revised = self._pending(message)
        words = message.text.casefold()
        escalate = Escalate(CaseReason.GRAVE)
        if revised is not None:
            return self._answer(words)
        if HURTFUL in words:
            return _finding("unkind", Nudge(_evidence(message.text, HURTFUL), (Reason.INSULT,)))
        if GRAVE in words:
            threat = Nudge(_evidence(message.text, GRAVE), (Reason.THREAT,))
            return _finding("grave", threat, escalate)
        if KIND in words:
            return _thanks(message)
        return _finding("harmless")

    def _answer(self, words: str) -> Decision:
        if HURTFUL not in words and GRAVE not in words:
            credit = Credit(Kindness.REPHRASING, None, 2)
            return replace(_finding("rephrased", credit), outcome=Outcome.REPHRASED)
        strikes = [n for n in self.nudges.values() if n.outcome is Outcome.STOOD_BY]
        ladder = (Escalate(CaseReason.LADDER),) if len(strikes) + 1 >= STRIKES else ()
        return replace(_finding("stood_by", *ladder), outcome=Outcome.STOOD_BY)

    def _pending(self, message: Message) -> NudgeRecord | None:
        for nudge in self.nudges.values():
            if nudge.message.message == message.revises and nudge.outcome is Outcome.PENDING:
                return nudge
        return None

    async def _perform(self, message: Message, decision: Decision) -> None:
        revised = self._pending(message)
        if revised is not None and decision.outcome is not None:
            self.nudges[revised.id] = replace(revised, outcome=decision.outcome)
        if decision.credit is not None and decision.credit.points:
            self.points[message.member] = (
                self.points.get(message.member, 0) + decision.credit.points
            )
            for listener in self._listeners:
                listener(BoardMoved(message.place.platform, message.place.community))
        if decision.nudge is not None:
            await self._nudge(message, decision.nudge)

    async def _nudge(self, message: Message, nudge: Nudge) -> None:
        record = NudgeRecord(
            id=f"nudge-{len(self.nudges) + 1}",
            member=message.member,
            message=message.key,
            channel=message.place.channel,
            at=datetime.now(UTC),
            evidence=nudge.evidence,
            reasons=nudge.reasons,
        )
        self.nudges[record.id] = record
        escalated = Reason.THREAT in nudge.reasons
        note = NudgeNote(
            nudge=record, text=message.text, suggestions=SUGGESTIONS, escalated=escalated
        )
        await self._deliver(note)

    async def _deliver(self, note: NudgeNote | VerdictNote) -> Handover:
        assert self.platform is not None
        return await self.platform.deliver(note)

    def _settle(
        self, nudge: str, member: MemberKey, outcome: Outcome, before: tuple[Outcome, ...]
    ) -> bool:
        record = self.nudges.get(nudge)
        if record is None or record.member != member or record.outcome not in before:
            return False
        self.nudges[nudge] = replace(record, outcome=outcome)
        return True

    def _need_store(self) -> None:
        if self.store_is_out:
            raise StoreUnavailableError


def _thanks(message: Message) -> Decision:
    if message.recipient is None:
        return _finding("nobody")
    if message.recipient == message.author.id:
        credit = Credit(Kindness.GRATITUDE, message.recipient, 0, Refusal.SELF)
        return _finding("self", credit)
    return _finding("kind", Credit(Kindness.GRATITUDE, message.recipient, 1))


def _finding(why: str, *actions: Nudge | Escalate | Credit) -> Decision:
    return Decision(findings=(Finding(rule=why, why=why, conclusive=True),), actions=actions)


def _evidence(text: str, word: str) -> tuple[Evidence, ...]:
    start = text.casefold().index(word)
    return (Evidence(start, start + len(word), Axis.INSULT),)
