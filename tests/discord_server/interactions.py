"""Interactions: what a person asked of the bot, and what the bot answered."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import IntEnum

from tests.discord_server.accounts import User
from tests.discord_server.channels import Channel
from tests.discord_server.errors import ApiError, Refusal
from tests.discord_server.payload import Json
from tests.discord_server.posts import Posted

ANSWER_WITHIN = timedelta(seconds=3)
TOKEN_LIVES = timedelta(minutes=15)


class Asked(IntEnum):
    """What kind of interaction it is."""

    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4
    MODAL = 5


class Reply(IntEnum):
    """What kind of first answer it got."""

    PONG = 1
    MESSAGE = 4
    DEFERRED_MESSAGE = 5
    DEFERRED_UPDATE = 6
    UPDATE = 7
    CHOICES = 8
    MODAL = 9


@dataclass(frozen=True)
class Question:
    """What a person asks: how, with what, and on which message."""

    kind: Asked
    data: Json
    message: Posted | None = None


@dataclass(eq=False)
class Interaction:
    """One press, choice, command or form.

    Attributes:
        message: The message whose component was used.
        original: What `@original` means: the first answer, or the message that it changes.
        followups: Further messages, the first after a deferral excepted.
    """

    id: int
    token: str
    kind: Asked
    user: User
    channel: Channel
    data: Json
    opened_at: datetime
    message: Posted | None = None
    reply: Reply | None = None
    replied_at: datetime | None = None
    original: Posted | None = None
    followups: list[Posted] = field(default_factory=list)
    modal: Json | None = None
    choices: list[Json] = field(default_factory=list)
    is_failed: bool = False

    def check_open(self, now: datetime) -> None:
        """Refuse a first answer that comes too late, or second.

        Raises:
            ApiError: 10062 after three seconds, 40060 when it was answered.
        """
        if self.reply is not None:
            raise ApiError(Refusal.ALREADY_ACKNOWLEDGED)
        if self.is_failed or now - self.opened_at > ANSWER_WITHIN:
            raise ApiError(Refusal.UNKNOWN_INTERACTION)

    def check_token(self, now: datetime) -> None:
        """Refuse what comes after a quarter of an hour, or before a first answer.

        Raises:
            ApiError: 50027 for an expired token, 10015 where nothing was answered yet.
        """
        if now - self.opened_at > TOKEN_LIVES:
            raise ApiError(Refusal.EXPIRED_TOKEN)
        if self.reply is None:
            raise ApiError(Refusal.UNKNOWN_WEBHOOK)

    def metadata(self) -> Json:
        """Write who caused a message, as it is kept on that message."""
        return {
            "id": str(self.id),
            "type": int(self.kind),
            "user": self.user.payload(),
            "authorizing_integration_owners": {},
        }
