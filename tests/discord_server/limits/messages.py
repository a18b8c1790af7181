"""What a message may hold, wherever it is sent."""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.discord_server.limits.attachments import refuse_attachments
from tests.discord_server.limits.components import refuse_components
from tests.discord_server.limits.embeds import is_blank, refuse_embeds
from tests.discord_server.limits.mentions import refuse_mentions
from tests.discord_server.limits.request import Request
from tests.discord_server.limits.shapes import Json, as_int, as_list, as_map, as_text, measure

CONTENT = 2_000
STICKERS = 3
NONCE = 25
FORWARD = 1
EMPTY = "must not be empty (50006)"

SUPPRESS_EMBEDS = 1 << 2
EPHEMERAL = 1 << 6
SUPPRESS_NOTIFICATIONS = 1 << 12
VOICE_MESSAGE = 1 << 13
COMPONENTS_V2 = 1 << 15

POSTED = SUPPRESS_EMBEDS | SUPPRESS_NOTIFICATIONS | VOICE_MESSAGE | COMPONENTS_V2
ANSWERED = POSTED | EPHEMERAL
ANY = -1

# What a message of the second kind of components may not have beside them.
NOT_BESIDE_LAYOUT = ("content", "embeds", "poll", "sticker_ids", "stickers")
FILLING = ("sticker_ids", "components", "attachments", "poll", "shared_client_theme")


@dataclass(frozen=True, slots=True)
class Occasion:
    """How a message is sent: as a new one or as a change, and with which flags."""

    is_new: bool
    flags: int
    files: int | None = None


def refuse_message(request: Request) -> Iterator[str]:
    """Check a message for a channel."""
    yield from check_message(
        request.fields, Occasion(is_new=True, flags=POSTED, files=request.files)
    )


def refuse_followup(request: Request) -> Iterator[str]:
    """Check a message by webhook: a follow-up to an interaction is one, and may be ephemeral."""
    yield from check_message(
        request.fields, Occasion(is_new=True, flags=ANSWERED, files=request.files)
    )


def refuse_edit(request: Request) -> Iterator[str]:
    """Check a change of a message; its flags come back as they were, so any may be there."""
    yield from check_message(request.fields, Occasion(is_new=False, flags=ANY, files=request.files))


def check_message(message: Json, occasion: Occasion, where: str = "") -> Iterator[str]:
    """Check a message. Of a change, only what is sent is looked at."""
    flags = as_int(message.get("flags")) or 0
    yield from measure(f"{where}content", as_text(message.get("content")), CONTENT)
    yield from measure(f"{where}sticker_ids", as_list(message.get("sticker_ids")), STICKERS)
    yield from measure(f"{where}nonce", str(message.get("nonce") or ""), NONCE)
    if occasion.flags != ANY and flags & ~occasion.flags:
        yield f"{where}flags: {flags & ~occasion.flags} may not be set here"
    if _is_empty(message, occasion):
        yield f"{where.rstrip('/') or 'message'}: {EMPTY}"
    yield from refuse_embeds(message, where)
    yield from refuse_mentions(as_map(message.get("allowed_mentions")), f"{where}allowed_mentions")
    yield from refuse_attachments(message, where, is_new=occasion.is_new, files=occasion.files)
    yield from refuse_components(
        message, where, is_layout=bool(flags & COMPONENTS_V2), is_new=occasion.is_new
    )
    if flags & COMPONENTS_V2:
        beside = [key for key in NOT_BESIDE_LAYOUT if message.get(key)]
        yield from (f"{where}{key}: may not be sent with components v2" for key in beside)


def _is_empty(message: Json, occasion: Occasion) -> bool:
    if as_text(message.get("content")).strip() or any(message.get(key) for key in FILLING):
        return False
    if any(not is_blank(as_map(embed)) for embed in as_list(message.get("embeds"))):
        return False
    if occasion.is_new:
        is_forward = as_map(message.get("message_reference")).get("type") == FORWARD
        return not occasion.files and not is_forward
    return all(key in message for key in ("content", "embeds", "components", "attachments"))
