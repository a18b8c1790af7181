"""The five questions in their order; what the command line says already is not asked."""

from dataclasses import dataclass, replace
from typing import TypeVar

from nudgebot.cli import questionnaire as ask
from nudgebot.cli.own_words import with_word
from nudgebot.cli.questions import Asker, Question
from nudgebot.cli.strictness import Strictness
from nudgebot.cli.wishes import Where, Wishes
from nudgebot.scoring.settings import OwnWord

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What is answered already; None is still open."""

    where: Where | None = None
    strictness: Strictness | None = None
    observe: bool | None = None
    words: tuple[OwnWord, ...] | None = None
    before_posting: bool | None = None
    folder: str | None = None
    token_file: str | None = None
    moderator_roles: tuple[str, ...] | None = None


def interview(asker: Asker, given: Given) -> Wishes:
    """Ask whatever is still open.

    Raises:
        AnswerError: the words that are given make no sense together.
    """
    where = _answer(asker, given.where, ask.WHERE)
    wishes = Wishes(
        where=where,
        strictness=_answer(asker, given.strictness, ask.STRICTNESS),
        observe=_answer(asker, given.observe, ask.OBSERVE),
        words=_words(asker, given, where),
        folder=_answer(asker, given.folder, ask.FOLDER),
    )
    if not where.is_discord:
        return wishes
    return replace(
        wishes,
        token_file=_answer(asker, given.token_file, ask.TOKEN_FILE),
        moderator_roles=_answer(asker, given.moderator_roles, ask.MODERATOR_ROLES),
    )


def _answer(asker: Asker, given: T | None, question: Question[T]) -> T:
    return asker.answer(question) if given is None else given


def _words(asker: Asker, given: Given, where: Where) -> tuple[OwnWord, ...]:
    """Collect the words, and ask once for all of them whether to hold them back."""
    words = _new_words(asker) if given.words is None else _sensible(given.words)
    held = given.before_posting
    if held is None:
        held = bool(words) and where.is_discord and asker.answer(ask.BEFORE_POSTING)
    return tuple(replace(own, before_posting=held) for own in words)


def _sensible(given: tuple[OwnWord, ...]) -> tuple[OwnWord, ...]:
    words: tuple[OwnWord, ...] = ()
    for own in given:
        words = with_word(words, own)
    return words


def _new_words(asker: Asker) -> tuple[OwnWord, ...]:
    words: tuple[OwnWord, ...] = ()
    while (more := asker.answer(ask.word_besides(words))) != words:
        words = more
    return words
