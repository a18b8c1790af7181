"""What can be typed into `nudgebot try` besides messages."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from difflib import get_close_matches

# Longer than an emoticon such as :D or :-), and not closed like :wave:
_COMMAND = re.compile(r":([A-Za-z]{2,})(?:\s+(.*))?", re.DOTALL)
_TIME = re.compile(
    r"([0-9]{1,4})\s*(s|sec|seconds?|m|min|minutes?|h|hours?|d|days?)", re.IGNORECASE
)
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}

HELP: Mapping[str, str] = {
    "as NAME": "speak as somebody else",
    "reply NAME": "the next message is for NAME",
    "draft": "what follows is not posted yet; what is held back, the next draft answers",
    "posted": "what follows is posted already",
    "edit TEXT": "put the speaker's last posted message in other words",
    "wait TIME": "let time pass, such as 10m, 24h or 3d: nudges go unanswered, cooldowns end",
    "help": "show this",
    "quit": "leave; nothing was written",
}


class CommandError(Exception):
    """A command that makes no sense; the message is one line that says what would."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command and what came after it."""

    name: str
    argument: str = ""


def read_command(line: str) -> Command | None:
    """Read a line as a command, or None where it is a message.

    Raises:
        CommandError: it looks like one, and there is none of this name.
    """
    match = _COMMAND.fullmatch(line.strip())
    if match is None:
        return None
    names = [words.split()[0] for words in HELP]
    name = match[1].lower()
    if name not in names:
        close = get_close_matches(name, names, n=1)
        hint = f"did you mean :{close[0]}?" if close else "type :help"
        raise CommandError(f"there is no :{name}; {hint}")
    return Command(name, (match[2] or "").strip())


def read_time(text: str) -> timedelta:
    """Read a time such as 10m, 24h or 3d.

    Raises:
        CommandError: it is none.
    """
    match = _TIME.fullmatch(text)
    if match is None:
        raise CommandError("how long? Such as :wait 10m, :wait 24h or :wait 3d")
    return timedelta(**{_UNITS[match[2][0].lower()]: int(match[1])})
