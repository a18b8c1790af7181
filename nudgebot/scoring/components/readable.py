"""The text that the trained models read."""

from spacy.tokens import Doc

from nudgebot.scoring.components.keys import ALLOWED, CODE, EXCUSED


def readable_text(doc: Doc) -> str:
    """Return the text with spaces for code, links and allowed words: letters keep their places."""
    text: str = doc.text
    masked = list(doc.spans.get(ALLOWED, ()))
    masked += (span for span in doc.spans.get(EXCUSED, ()) if span.label_ == CODE)
    for span in masked:
        start, end = span.start_char, span.end_char
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text
