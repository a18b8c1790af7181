"""Links to messages, made and read."""

import re
from dataclasses import dataclass

from nudgebot.plugin import NudgeRecord

_ID = "[0-9]{15,20}"
_LINK = re.compile(
    rf"<?(?:https?://)?(?:(?:ptb|canary|www)\.)?discord(?:app)?\.com/channels/"
    rf"(?P<community>{_ID}|@me)/(?P<channel>{_ID})/(?P<message>{_ID})/?(?:[?#]\S*)?>?",
    re.IGNORECASE,
)
# What Discord copies for "Copy Message ID"; with the shift key held, the channel comes first.
_IDS = re.compile(rf"(?:(?P<channel>{_ID})-)?(?P<message>{_ID})")


class LinkRefusedError(Exception):
    """A link that leads nowhere here; `why` is a key of the catalogue."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Linked:
    """A message's id, and its channel's; None for that if only the message was named."""

    message: int
    channel: int | None = None


def message_link(community: int, channel: int, message: int) -> str:
    """Link to a message; all three are ids of Discord's."""
    return f"https://discord.com/channels/{community}/{channel}/{message}"


def link_about(nudge: NudgeRecord) -> str:
    """Link to the message that a nudge is about. Raises ValueError if it never was at Discord."""
    return message_link(int(nudge.member.community), int(nudge.channel), int(nudge.message.message))


def read_link(text: str, *, community: int) -> Linked:
    """Read a link to a message, or its bare id.

    Args:
        text: what somebody typed.
        community: the id of the community that they are in.

    Raises:
        LinkRefusedError: it is no such link, or it leads to another community.
    """
    text = text.strip()
    match = _LINK.fullmatch(text) or _IDS.fullmatch(text)
    if match is None:
        raise LinkRefusedError("discord.link.unreadable")
    found = match.groupdict()
    if found.get("community", str(community)) != str(community):
        raise LinkRefusedError("discord.link.elsewhere")
    channel = found["channel"]
    return Linked(message=int(found["message"]), channel=int(channel) if channel else None)
