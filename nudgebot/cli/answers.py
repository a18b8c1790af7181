"""Reads what people answer, and says kindly what would make sense where it does not."""

import re
from collections.abc import Callable
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from nudgebot.cli.questions import AnswerError
from nudgebot.cli.terminal import visible
from nudgebot.domain.message import valid_text
from nudgebot.scoring.settings import OwnWord

C = TypeVar("C", bound=StrEnum)

# More than even a gentle bot's threshold: whoever writes a word down means it.
SEVERITY = 0.9
LONGEST_WORD = 60  # Discord holds no longer ones back

_YES, _NO = frozenset({"y", "yes", "true", "on"}), frozenset({"n", "no", "false", "off"})
_TOKEN = re.compile(r"[\w-]{20,}\.[\w-]{5,}\.[\w-]{20,}")
_ROLE = re.compile(r"(?:<@&)?([0-9]{17,20})>?")


def choice_of(choices: type[C]) -> Callable[[str], C]:
    """Make a reader for one of a few names; the beginning of a name will do."""

    def read(text: str) -> C:
        wanted = text.strip().lower()
        matching = [choice for choice in choices if choice.startswith(wanted)]
        if len(matching) == 1:
            return matching[0]
        raise AnswerError(_choice_problem(text, [str(choice) for choice in matching or choices]))

    return read


def _choice_problem(text: str, names: list[str]) -> str:
    close = get_close_matches(text.lower(), names, n=1)
    meant = f"did you mean {close[0]}? " if close else ""
    return f"'{visible(text)}' does not say which: {meant}Type {' or '.join(names)}."


def read_yes(text: str) -> bool:
    """Read yes or no.

    Raises:
        AnswerError: it is neither.
    """
    answer = text.strip().lower()
    if answer in _YES | _NO:
        return answer in _YES
    raise AnswerError(f"'{visible(text)}' is neither: type yes or no.")


def read_word(text: str) -> OwnWord:
    """Read `WORD`, `WORD=INSTEAD`, or `WORD=` to leave the word out.

    Raises:
        AnswerError: there is no word, or it is far too long.
    """
    word, equals, softer = (" ".join(part.split()) for part in valid_text(text).partition("="))
    if not word:
        raise AnswerError("There is no word in it: type one, or WORD=INSTEAD.")
    if len(word) > LONGEST_WORD:
        raise AnswerError(f"That is longer than {LONGEST_WORD} characters; a few words will do.")
    return OwnWord(word=word, severity=SEVERITY, softer=softer if equals else None)


def read_folder(text: str) -> str:
    """Read the name of a folder, which need not be there.

    Raises:
        AnswerError: there cannot be such a folder.
    """
    path = _path(text)
    if not text.strip():
        raise AnswerError("It needs a name: give a folder.")
    if _is(path, Path.is_file):
        raise AnswerError(f"{visible(text)} is a file: give a folder.")
    return str(path)


def read_token_file(text: str) -> str:
    """Read the name of the file with the token, which may be written later; empty for none.

    Raises:
        AnswerError: it is a folder, or the token itself, which is not repeated.
    """
    if not text.strip():
        return ""
    if _TOKEN.fullmatch(text.strip()):
        raise AnswerError(
            "That looks like the token itself. It belongs into a file that only you can read: "
            "give the name of that file."
        )
    path = _path(text)
    if _is(path, Path.is_dir):
        raise AnswerError(f"{visible(text)} is a folder: give the file in it.")
    return str(path)


def _path(text: str) -> Path:
    path = Path(valid_text(text.strip()))
    try:
        return path.expanduser()
    except RuntimeError as error:
        raise AnswerError(f"There is no home folder for {visible(path.parts[0])}.") from error


def _is(path: Path, test: Callable[[Path], bool]) -> bool:
    try:
        return test(path)
    except OSError as error:
        raise AnswerError(f"That is no name for it here: {error.strerror}.") from error


def read_role(text: str) -> str:
    """Read the id of a Discord role, as a number or as Discord writes it into a message.

    Raises:
        AnswerError: it is none.
    """
    match = _ROLE.fullmatch(text.strip())
    if match is None:
        raise AnswerError(
            f"'{visible(text)}' is no role's id, which is 17 to 20 digits. In Discord, turn on "
            "Developer Mode, open the roles in Server Settings, and choose Copy Role ID."
        )
    return match[1]


def read_roles(text: str) -> tuple[str, ...]:
    """Read ids of roles, with commas or spaces between them.

    Raises:
        AnswerError: one of them is no id.
    """
    return tuple(dict.fromkeys(read_role(part) for part in re.split(r"[\s,]+", text.strip(" ,"))))
