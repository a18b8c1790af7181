"""All that a rule may see."""

from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from nudgebot.domain.assessment import Assessment
from nudgebot.domain.message import Message
from nudgebot.domain.standing import Standing

SettingsT = TypeVar("SettingsT")


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation(Generic[SettingsT]):
    """One message with everything known about it. `assessment` is None when scoring was out.

    `fingerprint` is a keyed hash of the message's words, `now` is aware. `is_paused` says that
    moderators paused nudges in this community.
    """

    message: Message
    assessment: Assessment | None
    standing: Standing
    settings: SettingsT
    now: datetime
    fingerprint: str
    is_paused: bool = False
