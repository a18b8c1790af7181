"""Whether a new file may go where it shall go."""

from pathlib import Path

from nudgebot.cli.answers import read_yes
from nudgebot.cli.errors import USAGE, VerbError
from nudgebot.cli.questions import Asker, Question


def make_sure(file: Path, asker: Asker, *, overwrite: bool) -> None:
    """Ask before a file is replaced; without anybody to ask, it stays.

    Raises:
        VerbError: it stays as it is, or there is no folder for it.
    """
    if not file.parent.is_dir():
        raise VerbError(f"there is no folder {file.parent}; make it first", status=USAGE)
    if file.is_dir():
        raise VerbError(f"{file} is a folder; give a file in it", status=USAGE)
    if file.exists() and not overwrite and not asker.answer(_replace(file)):
        raise VerbError(f"{file} stays as it is; give another name, or add --overwrite")


def _replace(file: Path) -> Question[bool]:
    return Question(
        prompt="replace it",
        default=False,
        shown="no",
        read=read_yes,
        lines=(f"{file} is there already.",),
    )
