"""Takes what somebody types, and shows what comes of it, by rules that may change meanwhile."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from rich.console import RenderableType
from rich.text import Text

from nudgebot.cli.commands import HELP, CommandError, read_command, read_time
from nudgebot.cli.outcome import lapse_line, outcome
from nudgebot.cli.picture import rows
from nudgebot.cli.rulebook import Rulebook
from nudgebot.cli.session import Session, Turn
from nudgebot.cli.terminal import visible
from nudgebot.domain.message import Stage
from nudgebot.texts.catalogue import Catalogue

Said: TypeAlias = Iterator[RenderableType]

_LONGEST_NAME = 64


class Trial:
    """One session at the terminal."""

    def __init__(self, book: Rulebook, session: Session, texts: Catalogue) -> None:
        self.is_over = False
        self._book, self._session, self._texts = book, session, texts
        self._acts: dict[str, Callable[[str], Said]] = {
            "as": self._speak_as,
            "reply": self._reply_to,
            "draft": lambda _: self._go_on_with(Stage.DRAFT),
            "posted": lambda _: self._go_on_with(Stage.POSTED),
            "edit": self._edit,
            "wait": self._wait,
            "help": lambda _: iter([rows((f":{c}", Text(says)) for c, says in HELP.items())]),
            "quit": lambda _: self._quit(),
        }

    @property
    def prompt(self) -> str:
        """What stands before the cursor: who speaks, to whom, and whether it is a draft."""
        session = self._session
        to = f" to {session.recipient}" if session.recipient else ""
        draft = " (draft)" if session.stage is Stage.DRAFT else ""
        return f"{visible(session.speaker + to)}{draft}> "

    def news(self) -> Said:
        """Say what happened meanwhile: to the rules, and to nudges that nobody answered."""
        yield from (Text(visible(line), style="cyan") for line in self._book.news())
        yield from (Text(lapse_line(lapse), style="cyan") for lapse in self._session.lapse())

    def take(self, line: str) -> Said:
        """Carry out a command, or show what would happen to a message."""
        try:
            command = read_command(line)
            if command is not None:
                yield from self._acts[command.name](command.argument)
            elif line.strip():
                yield self._shown(self._session.say(line))
        except CommandError as error:
            yield Text(str(error), style="yellow")

    def _shown(self, turn: Turn) -> RenderableType:
        return outcome(turn, settings=self._book.configuration.settings, texts=self._texts)

    def _speak_as(self, name: str) -> Said:
        self._session.speaker = _name(name, "as")
        yield from ()

    def _reply_to(self, name: str) -> Said:
        self._session.recipient = _name(name, "reply")
        yield from ()

    def _go_on_with(self, stage: Stage) -> Said:
        self._session.stage = stage
        yield from ()

    def _edit(self, text: str) -> Said:
        if not text:
            raise CommandError("say it in which other words? Such as :edit I was wrong")
        turn = self._session.edit(text)
        if turn is None:
            raise CommandError("there is nothing to edit yet: post something, then :edit TEXT")
        yield self._shown(turn)

    def _wait(self, time: str) -> Said:
        self._session.wait(read_time(time))
        yield from self.news()

    def _quit(self) -> Said:
        self.is_over = True
        yield from ()


def _name(text: str, command: str) -> str:
    name = " ".join(text.split())
    if not name or len(name) > _LONGEST_NAME:
        raise CommandError(f"whom? Such as :{command} bob")
    return name
