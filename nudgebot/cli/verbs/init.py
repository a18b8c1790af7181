"""`nudgebot init`: five questions, and a configuration to begin with."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from nudgebot.cli.application import verb_app
from nudgebot.cli.errors import USAGE, VerbError
from nudgebot.cli.first_file import first_file
from nudgebot.cli.init_options import (
    BeforePostingOption,
    FolderOption,
    ForOption,
    ObserveOption,
    RoleOption,
    StrictnessOption,
    TokenFileOption,
    WordOption,
)
from nudgebot.cli.interview import Given, interview
from nudgebot.cli.next_steps import next_steps
from nudgebot.cli.problems import show_problems
from nudgebot.cli.questions import AnswerError, Asker, Nobody, Person
from nudgebot.cli.room_for import make_sure
from nudgebot.cli.writing import write_checked

app = verb_app()

USUAL_NAME = Path("my.toml")


@app.command()
def init(  # noqa: PLR0913 - every question is an option, too
    file: Annotated[Path, typer.Argument(help="The TOML file to write.")] = USUAL_NAME,
    *,
    where: ForOption = None,
    strictness: StrictnessOption = None,
    observe: ObserveOption = None,
    word: WordOption = None,
    before_posting: BeforePostingOption = None,
    folder: FolderOption = None,
    token_file: TokenFileOption = None,
    moderator_role: RoleOption = None,
    yes: Annotated[
        bool, typer.Option("--yes", help="Ask nothing: what is open gets its default.")
    ] = False,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Replace a file that is there already.")
    ] = False,
) -> None:
    """Ask five questions and write a short configuration."""
    given = Given(
        where=where,
        strictness=strictness,
        observe=observe,
        words=tuple(word) if word else None,
        before_posting=before_posting,
        folder=folder,
        token_file=token_file,
        moderator_roles=tuple(dict.fromkeys(moderator_role)) if moderator_role else None,
    )
    begin(file, given, _asker(yes=yes), overwrite=overwrite)


def begin(file: Path, given: Given, asker: Asker, *, overwrite: bool = False) -> None:
    """Make sure that there is room for the file, ask what is open, write, and say what is next.

    Raises:
        VerbError: the file must not be replaced, there is no place for it, or what is given makes
            no sense.
    """
    make_sure(file, asker, overwrite=overwrite)
    try:
        wishes = interview(asker, given)
    except AnswerError as error:
        raise VerbError(str(error), status=USAGE) from error
    show_problems(write_checked(file, first_file(wishes)))
    typer.echo(f"\n{file} is written, and right.\n")
    for line in next_steps(file, wishes):
        typer.echo(line)


def _asker(*, yes: bool) -> Asker:
    """Find somebody to ask.

    Raises:
        VerbError: there is nobody.
    """
    if yes:
        return Nobody()
    if not sys.stdin.isatty():
        hint = "add --yes to take the defaults of what the options leave open"
        raise VerbError(f"there is nobody to ask here; {hint}", status=USAGE)
    typer.echo("Five questions. Enter takes what stands in brackets; Ctrl-C writes nothing.")
    return Person(_ask, typer.echo)


def _ask(prompt: str) -> str:
    try:
        return input(prompt)
    except (EOFError, KeyboardInterrupt) as end:
        typer.echo()
        raise VerbError("nothing was written") from end
