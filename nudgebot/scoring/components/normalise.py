"""Before the tokenizer: undo disguises, and remember where every character came from."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from nudgebot.scoring.components.keys import ORIGINS
from nudgebot.scoring.entries import load_entries
from nudgebot.scoring.lexicons import known_words
from nudgebot.scoring.normalising.normalise import normalise


class NormalisingTokenizer:
    """Wraps a tokenizer; where the text changed, `doc.user_data` holds the `Edited`."""

    def __init__(self, tokenizer: Callable[[str], Doc], known: frozenset[str]) -> None:
        self._tokenize = tokenizer
        self._known = known

    def __call__(self, text: str) -> Doc:
        """Tokenize the normalised text."""
        edited = normalise(text, self._known)
        if edited is None:
            return self._tokenize(text)
        doc = self._tokenize(edited.text)
        doc.user_data[ORIGINS] = edited
        return doc


@Language.factory("nudgebot_normalise", default_config={"lexicon": "", "banned": []})
def make_normalise(
    nlp: Language, name: str, lexicon: str, banned: list[dict[str, object]]
) -> Callable[[Doc], Doc]:
    """Wrap the pipeline's tokenizer. As a component this passes documents on as they are."""
    del name
    known = known_words(load_entries(lexicon, banned).values())
    nlp.tokenizer = NormalisingTokenizer(nlp.tokenizer, known)
    return _pass_on


def _pass_on(doc: Doc) -> Doc:
    return doc
