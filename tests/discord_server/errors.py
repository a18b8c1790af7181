"""What Discord says when it refuses: a status, a code and a sentence."""

from enum import Enum

from tests.discord_server.payload import Json


class Refusal(Enum):
    """Discord's JSON error codes, as far as this server knows them."""

    NOT_FOUND = (404, 0, "404: Not Found")
    UNAUTHORIZED = (401, 0, "401: Unauthorized")
    UNKNOWN_APPLICATION = (404, 10002, "Unknown Application")
    UNKNOWN_CHANNEL = (404, 10003, "Unknown Channel")
    UNKNOWN_COMMUNITY = (404, 10004, "Unknown Guild")
    UNKNOWN_MEMBER = (404, 10007, "Unknown Member")
    UNKNOWN_MESSAGE = (404, 10008, "Unknown Message")
    UNKNOWN_ROLE = (404, 10011, "Unknown Role")
    UNKNOWN_USER = (404, 10013, "Unknown User")
    UNKNOWN_WEBHOOK = (404, 10015, "Unknown Webhook")
    UNKNOWN_INTERACTION = (404, 10062, "Unknown interaction")
    UNKNOWN_COMMAND = (404, 10063, "Unknown application command")
    OPENING_DMS_TOO_FAST = (403, 40003, "You are opening direct messages too fast.")
    ALREADY_ACKNOWLEDGED = (400, 40060, "Interaction has already been acknowledged.")
    MISSING_ACCESS = (403, 50001, "Missing Access")
    NOT_IN_A_DM = (403, 50003, "Cannot execute action on a DM channel")
    NOT_THE_AUTHOR = (403, 50005, "Cannot edit a message authored by another user")
    EMPTY_MESSAGE = (400, 50006, "Cannot send an empty message")
    CANNOT_REACH = (403, 50007, "Cannot send messages to this user")
    NOT_TEXT = (400, 50008, "Cannot send messages in a non-text channel")
    MISSING_PERMISSIONS = (403, 50013, "Missing Permissions")
    SYSTEM_MESSAGE = (403, 50021, "Cannot execute action on a system message")
    WRONG_CHANNEL_TYPE = (400, 50024, "Cannot execute action on this channel type")
    EXPIRED_TOKEN = (401, 50027, "Invalid Webhook Token")
    TOO_OLD = (400, 50034, "A message provided was too old to bulk delete")
    INVALID_FORM = (400, 50035, "Invalid Form Body")
    ARCHIVED = (400, 50083, "Thread is archived")
    NO_MUTUAL_COMMUNITY = (
        403,
        50278,
        "Cannot send messages to this user due to having no mutual guilds",
    )
    NO_HISTORY = (403, 160002, "Cannot reply without permission to read message history")
    HAS_THREAD = (400, 160004, "A thread has already been created for this message")
    LOCKED = (403, 160005, "Thread is locked")
    AUTOMOD_BLOCKED = (400, 200000, "Message was blocked by automatic moderation")


class ApiError(Exception):
    """The server refuses.

    Attributes:
        status: The HTTP status.
        code: Discord's own code.
    """

    def __init__(self, refusal: Refusal, errors: Json | None = None) -> None:
        self.refusal = refusal
        self.status, self.code, self.message = refusal.value
        self.errors = errors
        super().__init__(f"{self.status} {self.code}: {self.message}")

    def payload(self) -> Json:
        """Write it as Discord does."""
        said: Json = {"message": self.message, "code": self.code}
        return said if self.errors is None else said | {"errors": self.errors}


def invalid(field: str, code: str, message: str) -> ApiError:
    """Refuse a form because of one field."""
    return ApiError(
        Refusal.INVALID_FORM, {field: {"_errors": [{"code": code, "message": message}]}}
    )
