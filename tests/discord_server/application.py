"""The bot's application: its token, its account, and the intents that its owner switched on."""

from dataclasses import dataclass, field

from tests.discord_server.accounts import User
from tests.discord_server.payload import Json

# Each privileged intent: its bit on the gateway, and its flag in a small application.
PRIVILEGED = {"presences": (1 << 8, 1 << 13), "members": (1 << 1, 1 << 15)}
PRIVILEGED["message_content"] = (1 << 15, 1 << 19)
KNOWN_INTENTS = (1 << 26) - 1


@dataclass(eq=False)
class Application:
    """What the developer portal keeps."""

    id: int
    bot: User
    owner: User
    token: str
    shards: int = 1
    intents: dict[str, bool] = field(
        default_factory=lambda: {"message_content": True, "members": True}
    )

    @property
    def has_content(self) -> bool:
        """Whether it may read what others write."""
        return self.intents.get("message_content", False)

    @property
    def flags(self) -> int:
        """Discord's application flags."""
        return sum(flag for name, (_, flag) in PRIVILEGED.items() if self.intents.get(name))

    def allows(self, intents: int) -> bool:
        """Tell whether it may ask for these."""
        asked = (name for name, (bit, _) in PRIVILEGED.items() if intents & bit)
        return all(self.intents.get(name, False) for name in asked)

    def payload(self) -> Json:
        """Write it as Discord does."""
        return {
            "id": str(self.id),
            "name": self.bot.name,
            "icon": None,
            "summary": "",
            "description": "",
            "verify_key": "0" * 64,
            "flags": self.flags,
            "owner": self.owner.payload(),
            "bot": self.bot.payload(),
            "bot_public": True,
            "bot_require_code_grant": False,
            "interactions_endpoint_url": None,
            "redirect_uris": [],
            "team": None,
        }
