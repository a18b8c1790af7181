"""What Discord's gateway sends, and the real objects that discord.py makes of it."""

from typing import Any, cast

import discord
from discord.state import ConnectionState

PORCH, GENERAL, FORUM, THREAD, POST, VOICE, MODS = (str(10**18 + each) for each in range(1, 8))
MIA, BEN, ZOE, BOT = (str(2 * 10**18 + each) for each in range(1, 5))
MESSAGE, EARLIER = (str(3 * 10**18 + each) for each in range(1, 3))
EDITED = "2026-05-04T12:00:01.234000+00:00"

Data = dict[str, Any]


def user(name: str, member: str, **more: object) -> Data:
    return {"id": member, "username": name, "discriminator": "0", "avatar": None, **more}


def channel(channel_id: str, kind: int, **more: object) -> Data:
    return {"id": channel_id, "type": kind, "name": "a name", "position": 0, **more}


def thread(thread_id: str, parent: str, name: str) -> Data:
    metadata = {
        "archived": False,
        "auto_archive_duration": 60,
        "archive_timestamp": EDITED,
        "locked": False,
    }
    return channel(
        thread_id,
        11,
        name=name,
        parent_id=parent,
        owner_id=MIA,
        guild_id=PORCH,
        message_count=1,
        member_count=1,
        rate_limit_per_user=0,
        thread_metadata=metadata,
    )


def role(role_id: str) -> Data:
    return {"id": role_id, "name": "a role", "permissions": "0", "position": 1, "color": 0}


COMMUNITY: Data = {
    "id": PORCH,
    "name": "The Porch",
    "owner_id": BEN,
    "member_count": 3,
    "members": [],
    "roles": [role(PORCH), role(MODS)],
    "emojis": [],
    "channels": [
        channel(GENERAL, 0),
        channel(FORUM, 15, available_tags=[]),
        channel(VOICE, 2, bitrate=64_000, user_limit=0),
    ],
    "threads": [thread(THREAD, GENERAL, "aside"), thread(POST, FORUM, "You are all fools")],
}
NOBODY: Data = {"roles": [], "joined_at": EDITED, "flags": 0}


class Gateway:
    """Real objects of discord.py, made from what Discord's gateway sends."""

    def __init__(self) -> None:
        self.events: list[tuple[Any, ...]] = []
        self.state: ConnectionState[discord.Client] = ConnectionState(
            dispatch=lambda *event: self.events.append(event),
            handlers={},
            hooks={},
            http=cast("Any", None),
            intents=discord.Intents.all(),
            chunk_guilds_at_startup=False,
        )
        self.state.parsers["GUILD_CREATE"](COMMUNITY)

    def message(self, content: str, **more: object) -> discord.Message:
        """Receive a message by Mia."""
        self.state.parsers["MESSAGE_CREATE"](message(content, **more))
        event, received = self.events[-1]
        assert event == "message"
        return cast("discord.Message", received)

    def edit(self, content: str, **more: object) -> discord.RawMessageUpdateEvent:
        """Receive an edit of a message that is not in the cache."""
        self.state.parsers["MESSAGE_UPDATE"](message(content, edited_timestamp=EDITED, **more))
        event, received = self.events[-1]
        assert event == "raw_message_edit"
        return cast("discord.RawMessageUpdateEvent", received)


def message(content: str, **more: object) -> Data:
    data: Data = {
        "id": MESSAGE,
        "type": 0,
        "channel_id": GENERAL,
        "guild_id": PORCH,
        "author": user("mia", MIA, global_name="Mia"),
        "member": NOBODY,
        "content": content,
        "timestamp": EDITED,
        "edited_timestamp": None,
        "mentions": [],
        "mention_roles": [],
        "mention_everyone": False,
        "attachments": [],
        "embeds": [],
        "pinned": False,
        "tts": False,
        "flags": 0,
    }
    return {key: value for key, value in (data | more).items() if value is not ...}


def answering(**more: object) -> Data:
    return {
        "type": 19,
        "message_reference": {"message_id": EARLIER, "channel_id": GENERAL, "guild_id": PORCH},
        "referenced_message": message(
            "earlier", id=EARLIER, **{"author": user("ben", BEN), "guild_id": ..., **more}
        ),
    }


def mention(name: str, member: str, **more: object) -> Data:
    return user(name, member, **more) | {"member": NOBODY}
