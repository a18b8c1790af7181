"""What happens on the server, told in words to a person at the terminal."""

import re
import textwrap
from collections.abc import Callable, Iterator, Mapping

from tests.discord_server.accounts import User
from tests.discord_server.channels import Channel
from tests.discord_server.interactions import Asked, Interaction, Reply
from tests.discord_server.payload import Json
from tests.discord_server.posts import Posted
from tests.discord_server.visible import words_of

_MENTION = re.compile(r"<@!?(\d+)>")
_VERBS = {"posted": "says", "whispered": "shows", "changed": "changes", "removed": "is gone:"}
_ASKED = {
    Asked.COMMAND: "uses the command",
    Asked.COMPONENT: "presses",
    Asked.AUTOCOMPLETE: "types into",
    Asked.MODAL: "sends the form",
}


class Teller:
    """Writes a few lines for each thing that happened."""

    def __init__(self, write: Callable[[str], object], users: Mapping[int, User]) -> None:
        self._write = write
        self._users = users

    def tell(self, what: str, about: Posted | Interaction) -> None:
        """Tell of one thing; as a watcher of the server."""
        lines = (
            _tell_of_post(what, about)
            if isinstance(about, Posted)
            else _tell_of_interaction(what, about)
        )
        for line in lines:
            self._write(_MENTION.sub(self._name, line) + "\n")

    def _name(self, mention: re.Match[str]) -> str:
        user = self._users.get(int(mention[1]))
        return mention[0] if user is None else f"@{user.name}"


def place_of(channel: Channel) -> str:
    """Name a place as people do."""
    if channel.community is None:
        others = [user.name for user in channel.people if not user.is_bot]
        return f"in private with {', '.join(others)}"
    return f"in the thread “{channel.name}”" if channel.is_thread else f"in #{channel.name}"


def _tell_of_post(what: str, posted: Posted) -> Iterator[str]:
    seen = "" if posted.only_for is None else f", to {posted.only_for.name} alone"
    verb = _VERBS[what]
    yield f"{posted.author.name} {verb} ({place_of(posted.channel)}{seen})"
    if what == "removed":
        return
    read = [line for line in posted.text.splitlines() if line not in posted.buttons]
    yield from _indent("… thinks …" if posted.is_loading else "\n".join(read))
    if posted.buttons:
        yield "    " + " ".join(f"[{label}]" for label in posted.buttons)
    for name, data in posted.files.items():
        yield f"    ({name}, {len(data)} bytes)"


def _tell_of_interaction(what: str, asked: Interaction) -> Iterator[str]:
    if what == "asked":
        yield f"{asked.user.name} {_ASKED[asked.kind]} {_name_of(asked)}"
    elif asked.reply is Reply.MODAL and asked.modal is not None:
        yield f"{asked.user.name} sees a form: {asked.modal['title']}"
        yield from _indent("\n".join(words_of(asked.modal["components"])))


def _name_of(asked: Interaction) -> str:
    data: Json = asked.data
    return str(data.get("name") or data.get("custom_id"))


def _indent(text: str) -> Iterator[str]:
    for line in text.splitlines():
        yield from textwrap.wrap(line, 92, initial_indent="    ", subsequent_indent="    ")
