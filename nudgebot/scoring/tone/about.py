"""What a reading says beside the axes: whom a text is about, whose words, which language."""

from spacy.tokens import Doc

from nudgebot.domain.assessment import Reason
from nudgebot.scoring.components import keys
from nudgebot.scoring.tone.names import ABOUT, FOREIGN, QUOTED, TARGETS
from nudgebot.scoring.tone.reader import Reading

_FOREIGN, _QUOTED = ABOUT.index(FOREIGN), ABOUT.index(QUOTED)


def is_foreign(reading: Reading) -> bool:
    """Whether the text is more likely than not in a language that cannot be judged."""
    return bool(reading.about[_FOREIGN] > 0)


def settle_target(doc: Doc) -> None:
    """Write target and quote: the tone model's where it read the text, else what rules found."""
    excused = (span.label_ for span in doc.spans.get(keys.EXCUSED, ()))
    doc.user_data[keys.QUOTED] = Reason.QUOTED in excused
    reading: Reading | None = doc.user_data.get(keys.READING)
    if reading is not None:
        likeliest = int(reading.about[: len(TARGETS)].argmax())
        doc.user_data[keys.TARGET] = TARGETS[likeliest]
        doc.user_data[keys.QUOTED] |= bool(reading.about[_QUOTED] > 0)
