"""The five questions in their order; what the command line says already is not asked."""

from dataclasses import dataclass, replace
from typing import TypeVar

from nudgebot.cli import questionnaire as ask
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
    """Ask whatever is still open."""
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
    """Collect the words, each once, and ask once for all of them whether to hold them back."""
    words = _new_words(asker) if given.words is None else given.words
    each = {own.word.lower(): own for own in words}
    held = given.before_posting
    if held is None:
        held = bool(each) and where.is_discord and asker.answer(ask.BEFORE_POSTING)
    return tuple(replace(own, before_posting=held) for own in each.values())


def _new_words(asker: Asker) -> tuple[OwnWord, ...]:
    words: list[OwnWord] = []
    own = asker.answer(ask.WORD)
    while own is not None:
        words.append(own)
        own = asker.answer(ask.ANOTHER_WORD)
    return tuple(words)
