"""What everything in the room stands in."""

import hashlib
import hmac
from dataclasses import dataclass

from nudgebot.plugin import Catalogue, Host, MemberKey, Place
from nudgebot_webchat.attendance import Attendance
from nudgebot_webchat.drafts import HeldDrafts
from nudgebot_webchat.room import Room
from nudgebot_webchat.settings import WebchatSettings

PLATFORM = "webchat"


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """The parts of one room, put together by the platform."""

    host: Host
    texts: Catalogue
    settings: WebchatSettings
    attendance: Attendance
    room: Room
    drafts: HeldDrafts

    @property
    def place(self) -> Place:
        """Where everything here is written."""
        return Place(
            platform=PLATFORM, community=self.settings.community, channel=self.settings.channel
        )

    def key(self, member: str) -> MemberKey:
        """What names a member everywhere."""
        return MemberKey(PLATFORM, self.settings.community, member)

    def message_id(self, member: str, draft: str, text: str) -> str:
        """Name a message by its author, their own id for it, and its words.

        A draft that is sent again is the same message; one with other words never is.
        """
        named = f"{member}\0{draft}\0{text}".encode(errors="replace")
        key = self.host.secret("webchat.messages")
        return hmac.new(key, named, hashlib.sha256).hexdigest()[:32]
