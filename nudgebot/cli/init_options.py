"""The options of `nudgebot init`: each question can be answered on the command line, too."""

from collections.abc import Callable
from typing import Annotated, TypeVar

import typer

from nudgebot.cli.answers import read_folder, read_role, read_token_file, read_word
from nudgebot.cli.questions import AnswerError
from nudgebot.cli.strictness import Strictness
from nudgebot.cli.wishes import Where
from nudgebot.scoring.settings import OwnWord

T = TypeVar("T")


def _told(read: Callable[[str], T]) -> Callable[[str], T]:
    """Let typer say what we say of an answer that makes no sense."""

    def parse(text: str) -> T:
        try:
            return read(text)
        except AnswerError as error:
            raise typer.BadParameter(str(error)) from error

    return parse


ForOption = Annotated[
    Where | None, typer.Option("--for", help="Where it listens.", show_default=False)
]
StrictnessOption = Annotated[
    Strictness | None,
    typer.Option("--strictness", help="From what on it nudges.", show_default=False),
]
ObserveOption = Annotated[
    bool | None,
    typer.Option("--observe/--no-observe", help="Begin by watching?", show_default=False),
]
WordOption = Annotated[
    list[OwnWord] | None,
    typer.Option(
        "--word",
        help="An unwanted word, what to say instead after a '=', nothing to leave it out.",
        parser=_told(read_word),
        metavar="WORD[=INSTEAD]",
    ),
]
BeforePostingOption = Annotated[
    bool | None,
    typer.Option(
        "--before-posting/--after-posting",
        help="Shall Discord hold the words back?",
        show_default=False,
    ),
]
FolderOption = Annotated[
    str | None,
    typer.Option(
        "--folder", help="Where it remembers.", parser=_told(read_folder), metavar="FOLDER"
    ),
]
TokenFileOption = Annotated[
    str | None,
    typer.Option(
        "--token-file",
        help="The file with Discord's token.",
        parser=_told(read_token_file),
        metavar="FILE",
    ),
]
RoleOption = Annotated[
    list[str] | None,
    typer.Option(
        "--moderator-role",
        help="The id of a Discord role that may decide cases.",
        parser=_told(read_role),
        metavar="ID",
    ),
]
