"""`nudgebot try`: type messages and see what would happen, by rules that you edit meanwhile."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress

import typer
from rich.text import Text

from nudgebot.cli.application import verb_app
from nudgebot.cli.errors import VerbError
from nudgebot.cli.jsonl import Assess
from nudgebot.cli.keyboard import typed
from nudgebot.cli.logfile import standard_input
from nudgebot.cli.options import ConfigOption, usual_file
from nudgebot.cli.rulebook import Rulebook
from nudgebot.cli.session import Session
from nudgebot.cli.terminal import display, visible
from nudgebot.cli.trying import Trial
from nudgebot.scoring.settings import ScoringSettings
from nudgebot.texts.catalogue import Catalogue

app = verb_app()

POLL = 1.0  # seconds between looks at the file while nobody types


@app.command("try")
def try_out(*, config: ConfigOption = None) -> None:
    """Type messages, see what would happen, edit rules meanwhile."""
    book = Rulebook(usual_file(config), _open_scoring)
    trial = Trial(book, Session(book), Catalogue.load())
    is_typed = sys.stdin.isatty() and sys.stdout.isatty()
    if is_typed:
        for line in _welcome(book):
            display(Text(line))
    with suppress(KeyboardInterrupt):
        converse(trial, typed(standard_input(), wait=POLL), prompting=is_typed)


def converse(trial: Trial, lines: Iterable[str | None], *, prompting: bool) -> None:
    """Take line by line until there are no more; None is a moment in which nobody typed."""
    _prompt(trial, prompting=prompting)
    for line in lines:
        news = list(trial.news())
        if news and line is None and prompting:
            typer.echo()  # the cursor stands behind the prompt
        for view in news:
            display(view)
        if line is not None:
            for view in trial.take(line):
                display(view)
        if trial.is_over:
            return
        if news or line is not None:
            _prompt(trial, prompting=prompting)
    if prompting:
        typer.echo()


def _prompt(trial: Trial, *, prompting: bool) -> None:
    if prompting:
        typer.echo(trial.prompt, nl=False)
    sys.stdout.flush()


def _welcome(book: Rulebook) -> Iterator[str]:
    yield f"Rules from {book.name}. Change them while you type: the next message goes by the new."
    yield from map(visible, book.warnings)
    if book.configuration.settings.policy.observe:
        yield "policy.observe is on: the bot would only record all this. Here it is carried out."
    yield "Nothing is written or sent. Type a message, or :help, or :quit."


def _open_scoring(settings: ScoringSettings) -> Assess:
    """Load the model; spaCy is imported when it is needed, so that help is quick.

    Raises:
        VerbError: it cannot be used.
    """
    from nudgebot.cli.scoring import open_scoring  # noqa: PLC0415 - see above
    from nudgebot.scoring.model import ModelMissingError  # noqa: PLC0415 - see above

    try:
        return open_scoring(settings)
    except ModelMissingError as error:
        raise VerbError(str(error)) from error
