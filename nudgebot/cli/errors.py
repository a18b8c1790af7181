"""The one place where what went wrong becomes a line on standard error and an exit status."""

import errno
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import typer

from nudgebot.config.problem import ConfigError
from nudgebot.stores import StoreUnavailableError

USAGE, RUNTIME = 2, 1


class VerbError(Exception):
    """A verb cannot do what it was asked to; the message is one line that says what to do."""

    def __init__(self, message: str, *, status: int = RUNTIME) -> None:
        super().__init__(message)
        self.status = status


@contextmanager
def told_in_words() -> Iterator[None]:
    """Print what a person can put right and exit; let our own mistakes through."""
    try:
        yield
    except (typer.Exit, typer.Abort):
        raise
    except Exception as error:
        status = _status(error)
        if status is None:
            raise
        _tell(error)
        raise typer.Exit(status) from error


def _status(error: Exception) -> int | None:
    if isinstance(error, VerbError):
        return error.status
    if isinstance(error, ConfigError) or _is_usage(error):
        return USAGE
    if isinstance(error, OSError):
        return None if error.errno == errno.EPIPE else RUNTIME
    return RUNTIME if isinstance(error, tuple(_runtime_errors())) else None


def _runtime_errors() -> Sequence[type[Exception]]:
    """Look only where something is imported already: an error cannot come from elsewhere."""
    places = (("nudgebot.bootstrap", "StartError"), ("nudgebot.scoring.model", "ModelMissingError"))
    imported = (getattr(sys.modules.get(module), name, None) for module, name in places)
    return [StoreUnavailableError, *(error for error in imported if error is not None)]


def _tell(error: Exception) -> None:
    if isinstance(error, ConfigError):
        from nudgebot.cli.problems import show_problems  # noqa: PLC0415 - help is quick without it

        show_problems(error.problems)
    else:
        typer.echo(_line(error), err=True)


def _line(error: Exception) -> str:
    if _is_usage(error):
        return _usage(error)
    if isinstance(error, OSError) and error.strerror:
        where = f"{error.filename}: " if error.filename else ""
        return f"nudgebot: {where}{error.strerror}"
    return f"nudgebot: {' '.join(str(error).split()) or type(error).__name__}"


def _is_usage(error: Exception) -> bool:
    """Tell by its looks: typer keeps the class to itself. One of many lines is a help page."""
    say = getattr(error, "format_message", None)
    return say is not None and getattr(error, "exit_code", None) == USAGE and "\n" not in say()


def _usage(error: Any) -> str:  # noqa: ANN401 - see above
    context = getattr(error, "ctx", None)
    verb = context.command_path if context else "nudgebot"
    message = error.format_message().rstrip(".")
    return f"{verb}: {message}{'' if message.endswith('?') else '.'} See '{verb} --help'."
