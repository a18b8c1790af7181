"""AutoMod: what rules catch before it is posted."""

import re
from dataclasses import dataclass, field

from tests.discord_server.accounts import User
from tests.discord_server.channels import Channel
from tests.discord_server.payload import Json
from tests.discord_server.permissions import Permission, in_community

KEYWORD = 1
BLOCK, ALERT, TIMEOUT = 1, 2, 3
ROOM = {KEYWORD: 6, 3: 1, 4: 1, 5: 1, 6: 1}
_ABOVE_RULES = Permission.MANAGE_GUILD | Permission.ADMINISTRATOR


@dataclass(eq=False)
class Rule:
    """An AutoMod rule."""

    id: int
    community: int
    creator: User
    settings: Json = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What its makers call it."""
        return str(self.settings["name"])

    @property
    def trigger(self) -> int:
        """Discord's trigger type."""
        return int(self.settings["trigger_type"])

    @property
    def actions(self) -> list[Json]:
        """What follows when it catches something."""
        return list(self.settings["actions"])

    def payload(self) -> Json:
        """Write it as Discord does."""
        written = {
            "id": str(self.id),
            "guild_id": str(self.community),
            "creator_id": str(self.creator.id),
            "enabled": False,
            "trigger_metadata": {},
            **self.settings,
        }
        for key in ("exempt_roles", "exempt_channels"):
            written[key] = [str(one) for one in self.settings.get(key, ())]
        return written

    def catch(self, text: str) -> tuple[str, str] | None:
        """Find what it forbids: the keyword or pattern, and the very words."""
        metadata = self.settings.get("trigger_metadata") or {}
        if self.trigger != KEYWORD or not self.settings.get("enabled"):
            return None
        allowed = [
            found.span() for word in metadata.get("allow_list", ()) for found in _find(word, text)
        ]
        patterns = [(word, _as_pattern(word)) for word in metadata.get("keyword_filter", ())]
        patterns += [(one, one) for one in metadata.get("regex_patterns", ())]
        for name, pattern in patterns:
            for found in re.finditer(pattern, text, re.IGNORECASE):
                if not any(start <= found.start() < end for start, end in allowed):
                    return name, found[0]
        return None

    def applies_to(self, channel: Channel, user: User) -> bool:
        """Tell whether what somebody says there is looked at."""
        community = channel.community
        if community is None or user.is_bot or in_community(community, user) & _ABOVE_RULES:
            return False
        written = self.payload()
        roles = {str(role.id) for role in community.members[user.id].roles}
        places = {str(channel.id), str(channel.home.id)}
        if channel.home.parent is not None:
            places.add(str(channel.home.parent.id))
        return not roles & {*written["exempt_roles"]} and not places & {*written["exempt_channels"]}


def _find(word: str, text: str) -> list[re.Match[str]]:
    return list(re.finditer(_as_pattern(word), text, re.IGNORECASE))


def _as_pattern(word: str) -> str:
    start = "" if word.startswith("*") else r"(?<!\w)"
    end = "" if word.endswith("*") else r"(?!\w)"
    return start + re.escape(word.strip("*")) + end
