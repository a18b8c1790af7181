"""A session with the scorer that knows four words, and a clock that stands still."""

from pathlib import Path

from rich.console import Console

from nudgebot.cli.jsonl import Assess
from nudgebot.cli.rulebook import Rulebook
from nudgebot.cli.session import Session
from nudgebot.cli.trying import Said, Trial
from nudgebot.scoring.settings import ScoringSettings
from nudgebot.texts.catalogue import Catalogue
from tests.builders import NOON
from tests.cli.scorers import assess


def scorer(_settings: ScoringSettings) -> Assess:
    return assess


def session(book: Rulebook | None = None) -> Session:
    return Session(book or Rulebook(None, scorer), now=lambda: NOON)


class Talk:
    """Types lines, and reads what comes of them as plain text."""

    def __init__(self, file: Path | None = None) -> None:
        self.book = Rulebook(file, scorer)
        self.trial = Trial(self.book, session(self.book), Catalogue.load())

    def type(self, *lines: str) -> str:
        """Type some lines; return what the last one brought."""
        for line in lines:
            said = plain(self.trial.take(line))
        return said

    def news(self) -> str:
        return plain(self.trial.news())


def plain(said: Said) -> str:
    console = Console(color_system=None, width=120, markup=False, emoji=False)
    with console.capture() as capture:
        for view in said:
            console.print(view)
    return "\n".join(line.rstrip() for line in capture.get().splitlines())
