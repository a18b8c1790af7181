"""An owner's own words, one by one, so that a list of them is never wrong."""

from nudgebot.cli.questions import AnswerError
from nudgebot.cli.terminal import visible
from nudgebot.config.oddities.search import find_oddities
from nudgebot.config.oddities.words import plain
from nudgebot.config.settings import Settings
from nudgebot.scoring.settings import OwnWord, ScoringSettings


def with_word(words: tuple[OwnWord, ...], own: OwnWord) -> tuple[OwnWord, ...]:
    """Add a word; it takes the place of the same one, however that was written.

    Raises:
        AnswerError: the words then make no sense, as `nudgebot check` sees it.
    """
    others = (other for other in words if plain(other.word) != plain(own.word))
    new = (*others, own)
    for oddity in find_oddities(Settings(scoring=ScoringSettings(banned=new))):
        if oddity.is_mistake:
            raise AnswerError(visible(f"{oddity.message}: {oddity.suggestion}."))
    return new
