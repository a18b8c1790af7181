"""Making a text that lost words read as English again."""

import re

_STEPS = (
    (re.compile(r"\b(an?) +(?=and\b|or\b)", re.IGNORECASE), ""),
    (re.compile(r"[ \t]{2,}"), " "),
    (re.compile(r"[ \t]+([,.;:!?]+)(?=\s|$)"), r"\1"),
    (re.compile(r"([,;:])(?:\s*[,;:])+"), r"\1"),
    (re.compile(r"[,;:]\s*([.!?](?:\s|$))"), r"\1"),
    (re.compile(r"^[\s,;:.!?\-]+"), ""),
    (re.compile(r"[\s,;:\-]+$"), ""),
    (re.compile(r"!{2,}"), "!"),
    (re.compile(r"\?[?!]+"), "?"),
    (re.compile(r"(?:^|(?<=[,.;] ))stop(?= \w+ing\b)", re.IGNORECASE), "please stop"),
    (re.compile(r"\ba (?=[aeio])", re.IGNORECASE), "an "),
    (re.compile(r"\ban (?=[bcdfgjklmnpqrstvwxyz])", re.IGNORECASE), "a "),
)
_SENTENCE = re.compile(r"((?<!\.)[.!?]\s+)(please|i'm|i)\b")

_CAPITALS = re.compile(r"\b(?:[A-Z]['A-Z]+|[AU])\b")
_BEGINNING = re.compile(r"(?<=[.!?]\s)[a-z]")


def tidy(text: str, *, like: str) -> str:
    """Mend spacing, punctuation and articles; begin in capitals if `like` did, and do not shout."""
    for pattern, replacement in _STEPS:
        text = pattern.sub(replacement, text)
    if _shouts(like):
        text = _CAPITALS.sub(lambda match: match[0].lower(), text)
        text = _BEGINNING.sub(lambda match: match[0].upper(), text)
    text = _SENTENCE.sub(lambda match: match[1] + match[2].capitalize(), text)
    return text[:1].upper() + text[1:] if like[:1].isupper() else text


def _shouts(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 5 and all(letter.isupper() for letter in letters)  # noqa: PLR2004 - "WOW"
