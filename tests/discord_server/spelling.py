"""Spells out what Discord's client would show in place of references, times and links."""

import re
from datetime import UTC, datetime

from tests.discord_server.state import State

_REFERENCE = re.compile(r"<(@!?|@&|#)(\d+)>")
_TIME = re.compile(r"<t:(\d+)(?::[A-Za-z])?>")
_LINK = re.compile(r"\[([^\]]*)\]\(https?://[^)\s]*\)")


class Spelling:
    """Knows what everybody and everything on a server is called."""

    def __init__(self, state: State) -> None:
        self._state = state

    def spell(self, text: str) -> str:
        """Put names for ids, the hour for a time, and what is written on a link for the link."""
        named = _REFERENCE.sub(self._name, text)
        return _LINK.sub(r"\1 ↗", _TIME.sub(_hour, named))

    def _name(self, reference: re.Match[str]) -> str:
        kind, number = reference[1], int(reference[2])
        name = self._find(kind, number)
        return reference[0] if name is None else f"{kind[0]}{name}"

    def _find(self, kind: str, number: int) -> str | None:
        if kind == "#":
            channel = self._state.channels.get(number)
            return None if channel is None else channel.name
        if kind == "@&":
            roles = (one.roles.get(number) for one in self._state.communities.values())
            return next((role.name for role in roles if role is not None), None)
        user = self._state.users.get(number)
        return None if user is None else user.name


def _hour(time: re.Match[str]) -> str:
    return datetime.fromtimestamp(int(time[1]), UTC).astimezone().strftime("%H:%M")
