"""The accurate model, for what the gate did not let go."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from nudgebot.domain.axes import KIND_AXES, Axis
from nudgebot.scoring.calibration.curves import load_curves
from nudgebot.scoring.components.keys import HITS, READING
from nudgebot.scoring.components.readable import readable_text
from nudgebot.scoring.tone.reader import ToneReader

_KIND = frozenset({Axis.KINDNESS, *KIND_AXES})


class ToneComponent:
    """Leaves a `Reading` in `doc.user_data` of each document that is worth reading.

    Attributes:
        reader: the model.
    """

    def __init__(self, reader: ToneReader, worth: Mapping[str, float]) -> None:
        """Take the model, and the share of each gate label from which on a text is read."""
        self.reader = reader
        self._worth = tuple(worth.items())

    def __call__(self, doc: Doc) -> Doc:
        """Read one document."""
        return next(self.pipe([doc], batch_size=1))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 32) -> Iterator[Doc]:
        """Read documents by the batch."""
        waiting = iter(stream)
        while docs := list(islice(waiting, batch_size)):
            self._read([doc for doc in docs if self._is_worth_reading(doc)])
            yield from docs

    def _is_worth_reading(self, doc: Doc) -> bool:
        cats = doc.cats
        if any(cats.get(label, 1.0) >= share for label, share in self._worth):
            return bool(len(doc))
        return any(span.label_ not in _KIND for span in doc.spans.get(HITS, ()))

    def _read(self, docs: Sequence[Doc]) -> None:
        texts = {place: readable_text(doc) for place, doc in enumerate(docs)}
        worth = [place for place, text in texts.items() if text.strip()]
        readings = self.reader.read([texts[place] for place in worth])
        for place, reading in zip(worth, readings, strict=True):
            docs[place].user_data[READING] = reading


@Language.factory(
    "nudgebot_tone",
    requires=["doc.cats"],
    default_config={"model": "", "tokenizer": "", "tags": "", "calibration": ""},
)
def make_tone(  # noqa: PLR0913, PLR0917 - spaCy passes its config by name
    nlp: Language, name: str, model: str, tokenizer: str, tags: str, calibration: str
) -> Callable[[Doc], Doc]:
    """Load the model, and from where on it is asked."""
    del nlp, name
    reader = ToneReader.load(Path(model), Path(tokenizer), Path(tags))
    return ToneComponent(reader, load_curves(Path(calibration)).worth)
