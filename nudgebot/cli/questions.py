"""Asks a person one question until the answer makes sense, or takes the default of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

T = TypeVar("T")


class AnswerError(ValueError):
    """An answer that makes no sense; the message is one kind line that says what would."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Generic[T]):
    """One question.

    Attributes:
        prompt: what stands before the cursor.
        default: what an empty answer means.
        shown: the default as a person reads it, in brackets.
        read: makes a value of an answer, or raises AnswerError.
        lines: what is said before it.
    """

    prompt: str
    default: T
    shown: str
    read: Callable[[str], T]
    lines: Sequence[str] = ()


class Asker(Protocol):
    """Who answers questions."""

    def answer(self, question: Question[T]) -> T:
        """Return a value that makes sense."""
        ...


class Nobody:
    """Nobody is there: every default stands."""

    def answer(self, question: Question[T]) -> T:
        """Take the default."""
        return question.default


class Person:
    """Somebody at a terminal, who is asked again until it makes sense."""

    def __init__(self, ask: Callable[[str], str], tell: Callable[[str], None]) -> None:
        self._ask, self._tell = ask, tell

    def answer(self, question: Question[T]) -> T:
        """Ask."""
        for line in question.lines:
            self._tell(line)
        while True:
            text = self._ask(f"   {question.prompt} [{question.shown}]: ").strip()
            if not text:
                return question.default
            try:
                return question.read(text)
            except AnswerError as error:
                self._tell(f"   {error}")
