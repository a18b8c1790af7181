"""Application commands: what the bot registered, globally or for one community."""

from dataclasses import dataclass, field

from tests.discord_server.errors import ApiError, Refusal
from tests.discord_server.ids import Snowflakes
from tests.discord_server.payload import Json

CHAT, ABOUT_USER, ABOUT_MESSAGE = 1, 2, 3
SUBCOMMAND, GROUP = 1, 2


@dataclass
class Commands:
    """The commands of one application; `None` stands for the global ones."""

    ids: Snowflakes
    application: int
    _scopes: dict[int | None, dict[int, Json]] = field(default_factory=dict)

    def listed(self, scope: int | None) -> list[Json]:
        """List the commands of one scope."""
        return list(self._scopes.get(scope, {}).values())

    def get(self, scope: int | None, command: int) -> Json:
        """Give one.

        Raises:
            ApiError: 10063, there is no such command.
        """
        if found := self._scopes.get(scope, {}).get(command):
            return found
        raise ApiError(Refusal.UNKNOWN_COMMAND)

    def put(self, scope: int | None, body: Json) -> Json:
        """Make one, or replace the one of the same name and type."""
        kind = body.get("type", CHAT)
        same = (
            one for one in self.listed(scope) if (one["name"], one["type"]) == (body["name"], kind)
        )
        known = next(same, None)
        return self._keep(scope, self.ids.next() if known is None else int(known["id"]), body)

    def change(self, scope: int | None, command: int, body: Json) -> Json:
        """Change one."""
        return self._keep(scope, command, self.get(scope, command) | body)

    def replace_all(self, scope: int | None, bodies: list[Json]) -> list[Json]:
        """Make the list anew; what keeps its name and type keeps its id."""
        kept = [self.put(scope, body) for body in bodies]
        self._scopes[scope] = {int(one["id"]): one for one in kept}
        return kept

    def drop(self, scope: int | None, command: int) -> None:
        """Take one away."""
        self.get(scope, command)
        del self._scopes[scope][command]

    def find(self, community: int | None, name: str, kind: int) -> Json:
        """Find what a person means by a name; a community's own command goes first.

        Raises:
            LookupError: The bot did not register such a command.
        """
        scopes = [self.listed(community)] if community is not None else []
        everything = [one for scope in [*scopes, self.listed(None)] for one in scope]
        for one in everything:
            if (one["name"], one["type"]) == (name, kind):
                return one
        names = sorted(one["name"] for one in everything if one["type"] == kind)
        raise LookupError(f"no command {name!r} of type {kind} among {names}")

    def _keep(self, scope: int | None, number: int, body: Json) -> Json:
        command = _DEFAULTS | body
        command |= {"id": str(number), "application_id": str(self.application)}
        command["version"] = str(self.ids.next())
        if scope is not None:
            command["guild_id"] = str(scope)
        self._scopes.setdefault(scope, {})[number] = command
        return command


def descend(command: Json, path: list[str]) -> Json:
    """Go down to a subcommand.

    Raises:
        LookupError: There is none of that name.
    """
    for name in path:
        options = command.get("options") or []
        inner = (one for one in options if one["name"] == name and one["type"] <= GROUP)
        found = next(inner, None)
        if found is None:
            raise LookupError(f"no subcommand {name!r} in {command['name']!r}")
        command = found
    return command


_DEFAULTS: Json = {
    "type": CHAT,
    "description": "",
    "options": [],
    "default_member_permissions": None,
    "contexts": None,
    "integration_types": [0],
    "dm_permission": True,
    "nsfw": False,
}
