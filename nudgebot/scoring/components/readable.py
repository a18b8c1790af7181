"""The text that the trained models read."""

import re

from spacy.tokens import Doc

from nudgebot.scoring.components.keys import ALLOWED, CODE, EXCUSED
from nudgebot.scoring.context.words import SMALL_WORDS

_WORD = re.compile(r"[\w']+")


def readable_text(doc: Doc) -> str:
    """Return the text with spaces for code, links and allowed words: letters keep their places.

    It is empty where only small words are left beside them, which say nothing by themselves.
    """
    text: str = doc.text
    masked = list(doc.spans.get(ALLOWED, ()))
    masked += (span for span in doc.spans.get(EXCUSED, ()) if span.label_ == CODE)
    for span in masked:
        start, end = span.start_char, span.end_char
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    if masked and SMALL_WORDS.issuperset(_WORD.findall(text.lower())):
        return ""
    return text
