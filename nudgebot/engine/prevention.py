"""Nudges that a platform gave by itself, before anybody saw the message."""

from datetime import datetime

from nudgebot.domain.message import MemberKey, MessageKey
from nudgebot.domain.nudge import NudgeRecord, Outcome
from nudgebot.engine.fingerprint import fingerprint
from nudgebot.engine.surroundings import Surroundings


class Prevention:
    """Counts them, so that owners see what the words before posting do."""

    def __init__(self, around: Surroundings, fingerprint_key: bytes) -> None:
        self._around = around
        self._key = fingerprint_key

    async def note(self, member: MemberKey, *, channel: str, text: str) -> bool:
        """Remember that a message was held back; False if the platform said so before.

        The same words in the same minute are one attempt. Raises StoreUnavailableError.
        """
        now = self._around.clock.now()
        attempt = self._attempt(member, channel, text, now)
        return await self._around.store.add_nudge(
            NudgeRecord(
                id=attempt,
                member=member,
                message=MessageKey(member.platform, f"prevented.{attempt}"),
                channel=channel,
                at=now,
                evidence=(),
                reasons=(),
                outcome=Outcome.PREVENTED,
                way="before_posting",
                is_delivered=True,
            )
        )

    def _attempt(self, member: MemberKey, channel: str, text: str, now: datetime) -> str:
        minute = now.isoformat(timespec="minutes")
        return fingerprint("\n".join((*_parts(member), channel, minute, text)), key=self._key)


def _parts(member: MemberKey) -> tuple[str, str, str]:
    return member.platform, member.community, member.member
