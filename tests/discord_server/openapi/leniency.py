"""Where Discord takes more than its description says, and discord.py relies on it."""

from typing import Any

Schema = dict[str, Any]

# discord.py asks for the same in the query, or has nothing to say.
NEEDS_NO_BODY = frozenset(
    {("PUT", "/guilds/{}/bans/{}"), ("DELETE", "/guilds/{}/bans/{}")},
)

TRUTH: Schema = {"type": ["boolean", "null"]}
NUMBER: Schema = {"type": ["integer", "null"]}
TEXT: Schema = {"type": ["string", "null"]}

# Everything that can be posted is sent with `tts`, even where it means nothing.
_POSTED = {"tts": TRUTH}
# Documented for commands, and forgotten in the description.
_COMMAND = {"nsfw": TRUTH}
# An embed that was read from a message and is sent again carries what Discord had added.
_MEDIA = {"proxy_url": TEXT, "content_type": TEXT, "flags": NUMBER}
# The same with attachments that an edit keeps.
_ATTACHMENT = {
    **dict.fromkeys(("proxy_url", "url", "content_type"), TEXT),
    **dict.fromkeys(("size", "height", "width"), NUMBER),
    "spoiler": TRUTH,
}

ALSO_KNOWN: dict[str, dict[str, Schema]] = {
    "MessageEditRequestPartial": _POSTED,
    "BaseCreateMessageCreateRequest": _POSTED,
    "IncomingWebhookUpdateRequestPartial": _POSTED,
    "IncomingWebhookUpdateForInteractionCallbackRequestPartial": _POSTED,
    "ApplicationCommandCreateRequest": _COMMAND,
    "ApplicationCommandUpdateRequest": _COMMAND,
    "ApplicationCommandPatchRequestPartial": _COMMAND,
    # Documented for buttons and options; sent for emoji that move.
    "ComponentEmojiForRequest": {"animated": TRUTH},
    "MessageAttachmentRequest": _ATTACHMENT,
    "RichEmbed": {"flags": NUMBER},
    "RichEmbedImage": _MEDIA,
    "RichEmbedThumbnail": _MEDIA,
    "RichEmbedVideo": _MEDIA,
    "RichEmbedAuthor": {"proxy_icon_url": TEXT},
    "RichEmbedFooter": {"proxy_icon_url": TEXT},
}

# Permissions are documented as strings; the description has integers; Discord takes both.
PERMISSIONS = {
    "CreateRoleRequest": ("permissions",),
    "UpdateRoleRequestPartial": ("permissions",),
    "ChannelPermissionOverwriteRequest": ("allow", "deny"),
}
BITS = {"union": [{"type": ["integer", "null"]}, {"type": "string", "pattern": "^[0-9]+$"}]}

OVERWRITE = "/channels/{channel_id}/permissions/{overwrite_id}"


def widen(document: Schema) -> None:
    """Let through, in place, what Discord lets through."""
    schemas = document["components"]["schemas"]
    # An integer where a snowflake is expected is fine: Discord takes it, and discord.py sends it.
    schemas["SnowflakeType"] = {"snowflake": True}
    # Forwarding: documented as reference type 1.
    schemas["MessageReferenceType"]["oneOf"].append({"const": 1})
    # A post in a forum is a public thread, and discord.py says so.
    schemas["CreateForumThreadRequest"]["properties"]["type"] = {"const": 11}
    for name, properties in ALSO_KNOWN.items():
        schemas[name]["properties"].update(properties)
    for name, permissions in PERMISSIONS.items():
        schemas[name]["properties"].update(dict.fromkeys(permissions, BITS))
    body = document["paths"][OVERWRITE]["put"]["requestBody"]["content"]["application/json"]
    # The id is in the path; discord.py repeats it.
    body["schema"]["properties"].update({"allow": BITS, "deny": BITS, "id": {"snowflake": True}})
