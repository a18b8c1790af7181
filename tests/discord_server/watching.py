"""What happens on the server, told in words to a person at the terminal."""

import textwrap
from collections.abc import Callable, Iterable, Iterator

from tests.discord_server.accounts import User
from tests.discord_server.channels import Channel
from tests.discord_server.drawing import EDGE, draw, draw_post
from tests.discord_server.interactions import Asked, Interaction, Reply
from tests.discord_server.permissions import can_view
from tests.discord_server.posts import Posted
from tests.discord_server.spelling import Spelling
from tests.discord_server.state import State
from tests.discord_server.using import describe_use

WIDTH = 92
INDENT = " " * 4
BOLD, DIM, BOT, SECRET = "1", "2", "1;36", "35"


class Teller:
    """Writes a few lines for each thing that happened, and tells who sees it."""

    def __init__(
        self, write: Callable[[str], object], state: State, *, is_coloured: bool = False
    ) -> None:
        self._write = write
        self._state = state
        self._spelling = Spelling(state)
        self._is_coloured = is_coloured
        self._shown: set[Posted] = set()

    def announce(self, text: str) -> None:
        """Write a headline."""
        self._write(f"\n{self._paint(f'── {text} ', BOLD)}\n\n")

    def tell(self, what: str, about: Posted | Interaction) -> None:
        """Tell of one thing; as a watcher of the server."""
        if isinstance(about, Posted):
            self._tell_of_post(what, about)
        else:
            self._tell_of_interaction(what, about)

    def _tell_of_post(self, what: str, posted: Posted) -> None:
        if posted.is_loading:
            return  # that the bot is thinking is over in no time
        who, where = self._who(posted.author), self._place_of(posted)
        if what == "removed":
            self._shown.discard(posted)
            self._write(f"What {who} said {where} is gone.\n")
            return
        verb = "changes it" if posted in self._shown else "says" if _is_open(posted) else "shows"
        self._shown.add(posted)
        self._write(f"{who} {verb} {where}\n")
        self._write_lines(draw_post(posted))

    def _tell_of_interaction(self, what: str, asked: Interaction) -> None:
        who = self._who(asked.user)
        if what == "asked" and asked.kind is not Asked.AUTOCOMPLETE:
            self._write(f"{who} {self._spelling.spell(describe_use(asked))}\n")
        elif what == "answered" and asked.reply is Reply.MODAL and asked.modal is not None:
            self._write(f"{who} sees a form: {asked.modal['title']}\n")
            self._write_lines(draw(asked.modal["components"]))

    def _write_lines(self, lines: Iterable[str]) -> None:
        for line in lines:
            for part in _wrap(self._spelling.spell(line)):
                self._write(f"{INDENT}{part}\n")

    def _who(self, user: User) -> str:
        return self._paint(user.name, BOT if user.is_bot else BOLD)

    def _place_of(self, posted: Posted) -> str:
        place = place_of(posted.channel)
        if posted.only_for is not None:
            return self._paint(f"({place}, only {posted.only_for.name} sees it)", SECRET)
        if readers := self._readers_of(posted.channel):
            return self._paint(f"({place}, only {_listed(readers)} can read there)", SECRET)
        return self._paint(f"({place})", DIM)

    def _readers_of(self, channel: Channel) -> list[str]:
        """Name who can read a channel that is not for everybody."""
        if channel.community is None:
            return []
        people = [one.user for one in channel.community.members.values() if not one.user.is_bot]
        now = self._state.clock.now()
        readers = [user.name for user in people if can_view(channel, user, now)]
        return readers if len(readers) < len(people) else []

    def _paint(self, text: str, colour: str) -> str:
        return f"\033[{colour}m{text}\033[0m" if self._is_coloured else text


def place_of(channel: Channel) -> str:
    """Name a place as people do."""
    if channel.community is None:
        others = [user.name for user in channel.people if not user.is_bot]
        return f"in private with {', '.join(others)}"
    return f"in the thread “{channel.name}”" if channel.is_thread else f"in #{channel.name}"


def _is_open(posted: Posted) -> bool:
    return posted.only_for is None


def _listed(names: list[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def _wrap(line: str) -> Iterator[str]:
    edge = EDGE if line.startswith(EDGE) else ""
    yield from textwrap.wrap(line, WIDTH, subsequent_indent=edge) or [""]
