"""A message, and who wrote it where."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


class Stage(StrEnum):
    """How far a message has come: a draft is seen by nobody but its author yet."""

    DRAFT = "draft"
    POSTED = "posted"


@dataclass(frozen=True, slots=True)
class CommunityKey:
    """Names one community on one platform."""

    platform: str
    community: str


@dataclass(frozen=True, slots=True)
class MemberKey:
    """Names one member of one community on one platform."""

    platform: str
    community: str
    member: str

    @property
    def home(self) -> CommunityKey:
        """What names their community."""
        return CommunityKey(self.platform, self.community)


@dataclass(frozen=True, slots=True)
class MessageKey:
    """Names one message; everything that is done once is done once per message key."""

    platform: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """The member who wrote a message, as the platform describes them."""

    id: str
    name: str
    is_bot: bool = False
    roles: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", valid_text(self.name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a message was written."""

    platform: str
    community: str
    channel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message, or one draft of it.

    `text` is always valid Unicode without NUL: what is not becomes U+FFFD, one for one, so that
    offsets hold. It is left out of the `repr`, and with that out of every log. `recipient` is the
    id of the member that the message is addressed to, where the platform knows it. `revises` is
    the id of an earlier message by the same author that this one replaces; a platform says so only
    of a draft that it still holds, or of a message that was edited. `sent_at` is aware.
    """

    id: str
    place: Place
    author: Author
    text: str = field(repr=False)
    sent_at: datetime
    stage: Stage = Stage.POSTED
    recipient: str | None = None
    revises: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", valid_text(self.text))

    @property
    def key(self) -> MessageKey:
        """What names this message everywhere."""
        return MessageKey(self.place.platform, self.id)

    @property
    def attempt(self) -> MessageKey:
        """What names the attempt that it belongs to, once for each of which a nudge comes at most.

        A posted message stays the same attempt however often it is edited; every draft is one.
        """
        return MessageKey(self.place.platform, (self.is_edit and self.revises) or self.id)

    @property
    def is_edit(self) -> bool:
        """Whether it is a posted message with other words."""
        return self.stage is Stage.POSTED and self.revises is not None

    @property
    def member(self) -> MemberKey:
        """What names its author everywhere."""
        return self.member_key(self.author.id)

    def member_key(self, member: str) -> MemberKey:
        """Name another member of the community that this message was written in."""
        return MemberKey(self.place.platform, self.place.community, member)


def valid_text(text: str) -> str:
    """Replace NUL and lone surrogates, which no database or socket takes, one for one."""
    if text.isascii():
        return text.replace("\0", REPLACEMENT)
    try:
        text.encode()
    except UnicodeEncodeError:
        text = "".join(REPLACEMENT if "\ud800" <= c <= "\udfff" else c for c in text)
    return text.replace("\0", REPLACEMENT)
