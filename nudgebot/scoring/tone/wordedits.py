"""What people would do to each word of a text, as the tone model tells it."""

from nudgebot.scoring.rephrasing.edits import WORD, WordEdit
from nudgebot.scoring.tone.reader import ToneReader

_KEEP, _DELETE, _FIRST_REPLACEMENT = 0, 1, 2


def tell_edits(reader: ToneReader, text: str) -> list[WordEdit]:
    """Return one edit for each `WORD` of the text; words beyond what is read are kept."""
    tagging = reader.tag(text)
    shares_at = {
        start: shares for (start, _), shares in zip(tagging.offsets, tagging.shares, strict=True)
    }
    edits = []
    for word in WORD.finditer(text):
        shares = shares_at.get(word.start())
        if shares is None:
            edits.append(WordEdit(*word.span(), 1.0, 0.0, "", 0.0))
            continue
        likeliest = _FIRST_REPLACEMENT + int(shares[_FIRST_REPLACEMENT:].argmax())
        edits.append(
            WordEdit(
                *word.span(),
                float(shares[_KEEP]),
                float(shares[_DELETE]),
                reader.tags[likeliest],
                float(shares[likeliest]),
            )
        )
    return edits
