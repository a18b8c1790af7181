"""Finds the words of the lexicon and the owner's own, whole and in any case."""

from collections.abc import Callable, Iterable

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from nudgebot.scoring.components.keys import ALLOWED, HITS
from nudgebot.scoring.entries import load_entries, load_innocent
from nudgebot.scoring.lexicons import Entry


class LexiconComponent:
    """Writes `doc.spans["lexicon"]`, and the allow-list's `doc.spans["allowed"]`."""

    def __init__(self, nlp: Language, entries: dict[str, Entry], allowed: Iterable[str]) -> None:
        self._entries = entries
        self._allowed = nlp.vocab.strings.add(ALLOWED)
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        for words, entry in entries.items():
            nlp.vocab.strings.add(entry.axis)
            self._matcher.add(words, [nlp.make_doc(words)])
        self._matcher.add(ALLOWED, [nlp.make_doc(words) for words in sorted(allowed)])

    def __call__(self, doc: Doc) -> Doc:
        """Mark the longest hits that do not lie within an allowed phrase."""
        matches = self._matcher(doc)
        if not matches:
            return doc
        allowed = [Span(doc, s, e, ALLOWED) for key, s, e in matches if key == self._allowed]
        hits = [self._hit(doc, *match) for match in matches if match[0] != self._allowed]
        if allowed:
            doc.spans[ALLOWED] = allowed
            hits = [hit for hit in hits if not any(_within(hit, span) for span in allowed)]
        if hits:
            doc.spans[HITS] = filter_spans(hits)
        return doc

    def _hit(self, doc: Doc, key: int, start: int, end: int) -> Span:
        entry = self._entries[doc.vocab.strings[key]]
        return Span(doc, start, end, label=entry.axis, span_id=entry.words)


def _within(hit: Span, allowed: Span) -> bool:
    return bool(allowed.start <= hit.start and hit.end <= allowed.end)


@Language.factory("nudgebot_lexicon", default_config={"lexicon": "", "banned": [], "allowed": []})
def make_lexicon(
    nlp: Language,
    name: str,
    lexicon: str,
    banned: list[dict[str, object]],
    allowed: list[str],
) -> Callable[[Doc], Doc]:
    """Read the lexicon; owners' words come on top, and the allow-list wins over both."""
    del name
    innocent = load_innocent(lexicon) | {word.lower() for word in allowed}
    return LexiconComponent(nlp, load_entries(lexicon, banned), innocent)
