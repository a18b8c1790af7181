"""One message's way through the house: assess, decide, record, perform."""

import logging
from time import perf_counter

from nudgebot.domain.assessment import Assessment
from nudgebot.domain.decision import Decision, Finding
from nudgebot.domain.events import BoardMoved, CaseChanged
from nudgebot.domain.message import Message, MessageKey, Stage
from nudgebot.domain.nudge import Outcome
from nudgebot.domain.record import Receipt, Record, Rehearsal
from nudgebot.domain.situation import Situation
from nudgebot.engine.consequences import consequences
from nudgebot.engine.conversation import Conversation
from nudgebot.engine.deliverer import Deliverer
from nudgebot.engine.fingerprint import fingerprint
from nudgebot.engine.pauses import Pauses
from nudgebot.engine.recollection import Recollection
from nudgebot.engine.ruleset import InForce, Ruleset
from nudgebot.engine.surroundings import Surroundings
from nudgebot.policy.decide import decide
from nudgebot.policy.rule import Here
from nudgebot.ports import ScoringUnavailableError
from nudgebot.stores import StoreUnavailableError

log = logging.getLogger(__name__)

UNRECORDED = Receipt(
    decision=Decision(findings=(Finding(rule="unrecorded", why="unrecorded", conclusive=True),))
)


class Intake:
    """Takes messages in. Its stream brings it one message at a time per member."""

    def __init__(
        self,
        around: Surroundings,
        deliverer: Deliverer,
        in_force: InForce,
        *,
        fingerprint_key: bytes,
    ) -> None:
        self._around = around
        self._in_force = in_force
        self._key = fingerprint_key
        self._conversation = Conversation()
        self._deliverer = deliverer
        self.recollection = Recollection()
        self.pauses = Pauses(around)

    async def receive(self, message: Message) -> Receipt:
        """Take one message all the way. Never raises for an outage: the message then passes."""
        started, ruleset = perf_counter(), self._in_force.current
        message = self._conversation.addressed(message)
        assessment = await self._assess(message, ruleset)
        try:
            receipt = await self._decide_and_record(message, assessment, ruleset)
        except StoreUnavailableError:
            receipt = UNRECORDED
            self._outage("store")
        except Exception as error:  # noqa: BLE001 - a plugin's rule may do anything
            receipt = UNRECORDED
            self._outage("policy", error=type(error).__name__)
        if message.stage is Stage.POSTED or not receipt.decision.holds_draft:
            self._conversation.heard(message)
        self._around.monitor.count("messages", rule=receipt.decision.findings[-1].rule)
        self._around.monitor.time("intake", perf_counter() - started)
        return receipt

    async def rehearse(self, message: Message) -> Rehearsal:
        """Say what would be decided, and leave no trace of it. Raises StoreUnavailableError."""
        ruleset = self._in_force.current
        message = self._conversation.addressed(message)
        assessment = await self._assess(message, ruleset)
        here = await self._situation(message, assessment, ruleset)
        return Rehearsal(assessment, decide(here, ruleset.rules))

    async def _assess(self, message: Message, ruleset: Ruleset) -> Assessment | None:
        try:
            return await ruleset.scorer.assess(message.text)
        except ScoringUnavailableError:
            self._outage("scoring")
            return None

    async def _decide_and_record(
        self, message: Message, assessment: Assessment | None, ruleset: Ruleset
    ) -> Receipt:
        here = await self._situation(message, assessment, ruleset)
        decision = decide(here, ruleset.rules)
        record = consequences(here, decision, self.recollection)
        receipt = await self._around.store.record(record)
        if not receipt.is_repeat:
            self._remember(record, message)
            await self._nudge(record, here)
            self._announce(record)  # last, so that a case shows how its nudge was delivered
        return receipt

    async def _situation(
        self, message: Message, assessment: Assessment | None, ruleset: Ruleset
    ) -> Here:
        revises = message.revises and MessageKey(message.place.platform, message.revises)
        return Situation(
            message=message,
            assessment=assessment,
            standing=await self._around.store.standing(message.member, revises or None),
            settings=ruleset.policy,
            now=self._around.clock.now(),
            fingerprint=fingerprint(message.text, key=self._key),
            is_paused=self.pauses.until(message.member.home) is not None,
        )

    def _remember(self, record: Record, message: Message) -> None:
        if record.settlement and record.settlement.outcome is Outcome.STOOD_BY:
            self.recollection.remember(record.settlement.nudge, message.text)

    def _announce(self, record: Record) -> None:
        if record.filing:
            self._around.announce(CaseChanged(record.member.platform, record.member.community))
        if record.kudos and record.kudos.points:
            self._around.announce(BoardMoved(record.member.platform, record.member.community))

    async def _nudge(self, record: Record, here: Here) -> None:
        if record.nudge is None or here.assessment is None:
            return
        await self._deliverer.bring(
            record.nudge, here.message.text, here.assessment, escalated=record.filing is not None
        )

    def _outage(self, part: str, *, error: str = "") -> None:
        self._around.monitor.count("outages", part=part)
        log.warning("outage", extra={"part": part, "error": error})
