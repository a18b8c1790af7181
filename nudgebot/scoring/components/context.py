"""Sorts the hits: those aimed at somebody, those that are loose, and those that are excused."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from nudgebot.domain.assessment import Reason, Target
from nudgebot.domain.axes import KIND_AXES
from nudgebot.scoring.components import keys
from nudgebot.scoring.context.clause import Hit
from nudgebot.scoring.context.quotes import code_spans, quoted_spans, reported_tokens
from nudgebot.scoring.context.reading import Reading, read_hit
from nudgebot.scoring.context.target import overall_target
from nudgebot.scoring.context.words import REPORTING
from nudgebot.scoring.entries import load_entries
from nudgebot.scoring.lexicons import Entry, Part

_PLAIN = {Part.NOUN: "person", Part.ADJECTIVE: "very", Part.INTENSIFIER: "very"}


class ContextComponent:
    """Writes the span groups `aimed`, `loose` and `excused`, and the target of the text."""

    def __init__(self, nlp: Language, entries: dict[str, Entry]) -> None:
        self._entries = entries
        for label in (*Reason, *Target, keys.CODE):
            nlp.vocab.strings.add(label)

    def __call__(self, doc: Doc) -> Doc:
        """Read every hit in its clause."""
        tokens = [token.lower_ for token in doc]
        foreign = list(_foreign_spans(doc, tokens))
        hits = doc.spans.get(keys.HITS, ())
        simplified = self._simplified(tokens, hits)
        readings = [self._read(doc, span, simplified, foreign) for span in hits]
        own = (span for span, reading in readings if reading.excuse not in (None, Reason.QUOTED))
        excused = [*foreign, *own]
        if readings:
            doc.spans[keys.AIMED] = [span for span, reading in readings if reading.is_aimed]
            doc.spans[keys.LOOSE] = [span for span, reading in readings if reading.is_loose]
        if excused:
            doc.spans[keys.EXCUSED] = excused
        doc.user_data[keys.TARGET] = overall_target(tokens, [reading for _, reading in readings])
        return doc

    def _simplified(self, tokens: Sequence[str], hits: Iterable[Span]) -> Sequence[str]:
        """Put plain words in the place of hits, so that one can be read beside the other.

        A name that somebody is called becomes "person", an adjective "very": `such a useless
        idiot` is read as `such a very person`.
        """
        simplified = list(tokens)
        for hit in hits:
            plain = _PLAIN.get(self._entries[hit.id_].part)
            if plain is not None:
                simplified[hit.start : hit.end] = [plain] * len(hit)
        return simplified

    def _read(
        self, doc: Doc, span: Span, tokens: Sequence[str], foreign: Iterable[Span]
    ) -> tuple[Span, Reading]:
        hit = Hit(span.start, span.end, self._entries[span.id_])
        if any(other.start < hit.end and hit.start < other.end for other in foreign):
            return span, Reading(hit.entry, Target.NOBODY, Reason.QUOTED)
        reading = read_hit(tokens, hit)
        if reading.excuse and hit.entry.axis not in KIND_AXES:
            span = Span(doc, hit.start, hit.end, label=reading.excuse, span_id=span.id)
        return span, reading


def _foreign_spans(doc: Doc, tokens: Sequence[str]) -> Iterator[Span]:
    """Find the spans that are not the author's own words."""
    text = doc.text
    marked = [(keys.CODE, span) for span in code_spans(text)]
    marked += [(Reason.QUOTED, span) for span in quoted_spans(text)]
    for label, (start, end) in marked:
        span = doc.char_span(start, end, label=label, alignment_mode="expand")
        if span is not None:
            yield span
    if not REPORTING.isdisjoint(tokens):
        for start, end in reported_tokens(tokens):
            yield Span(doc, start, end, label=Reason.QUOTED)


@Language.factory(
    "nudgebot_context",
    default_config={"lexicon": "", "banned": []},
    requires=["doc.spans"],
)
def make_context(
    nlp: Language, name: str, lexicon: str, banned: list[dict[str, object]]
) -> Callable[[Doc], Doc]:
    """Read what is known about the lexicon's words."""
    del name
    return ContextComponent(nlp, load_entries(lexicon, banned))
