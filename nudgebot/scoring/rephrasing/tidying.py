"""Making a text that lost words read as English again."""

import re

_DANGLING = re.compile(
    r"(?:^|(?<=[.!?,;]))\s*(?:and|but|or|so|a|an|the|such|is|are|as|like|with|to|of)\s*(?=[.!?]|$)",
    re.IGNORECASE,
)
_UNFINISHED = re.compile(
    r"\b(?:is|are|was|were|be|an?|the|to|of|with|and|but|such|so|my|your|his|her)\W*$",
    re.IGNORECASE,
)
_STEPS = (
    (re.compile(r"\b(an?) +(?=and\b|or\b)", re.IGNORECASE), ""),
    (re.compile(r"[ \t]{2,}"), " "),
    (re.compile(r"\s+([,.;:!?])"), r"\1"),
    (re.compile(r"([,;:])(?:\s*[,;:])+"), r"\1"),
    (re.compile(r"[,;:]\s*([.!?])"), r"\1"),
    (re.compile(r"^[\s,;:.\-]+"), ""),
    (re.compile(r"[\s,;:\-]+$"), ""),
    (re.compile(r"!{2,}"), "!"),
    (re.compile(r"(?:^|(?<=[,.;] ))stop(?= \w+ing\b)", re.IGNORECASE), "please stop"),
    (re.compile(r"\ba (?=[aeio])", re.IGNORECASE), "an "),
    (re.compile(r"\ban (?=[bcdfgjklmnpqrstvwxyz])", re.IGNORECASE), "a "),
)


def tidy(text: str, *, like: str) -> str:
    """Mend spacing, punctuation and articles; begin in capitals if `like` did, and do not shout."""
    text = _DANGLING.sub("", text)
    for pattern, replacement in _STEPS:
        text = pattern.sub(replacement, text)
    if _shouts(like):
        text = text.lower()
    return text[:1].upper() + text[1:] if like[:1].isupper() else text


def _shouts(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 5 and all(letter.isupper() for letter in letters)  # noqa: PLR2004 - "WOW"


def reads_as_text(text: str, *, of: str) -> bool:
    """Say whether enough is left: two words at least, and a third of what there was."""
    words = re.findall(r"[^\W_]+", text)
    if _UNFINISHED.search(text):
        return False
    return len(words) >= 2 and len(text) >= len(of) / 3  # noqa: PLR2004 - said above
