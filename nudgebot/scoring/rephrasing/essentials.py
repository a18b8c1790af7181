"""What a kinder wording may not lose: names, numbers, links, code and mentions."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final

CODE_AND_LINKS: Final = r"`[^`]*`|(?:https?://|www\.)\S*[^\s.,;:!?]"
_PLAIN = re.compile(rf"{CODE_AND_LINKS}|[@#]\w+|\b\w*\d\w*\b", re.IGNORECASE)
_NAME = re.compile(r"(?<![^\s\"'(*_~])(?!I\b)[A-Z][\w'\u2019-]*")
_OPENING = re.compile(r"(?:^|[.!?:\n\"(*]\s*)$")
_MOST_CAPITALS, _FEW_WORDS = 0.6, 3


def find_essentials(text: str, is_unkind: Callable[[str], bool]) -> list[tuple[int, int]]:
    """Find the spans that have to stay. A name for which `is_unkind` holds may go."""
    spans = [match.span() for match in _PLAIN.finditer(text)]
    inside = [
        span for span in _names(text, is_unkind) if not any(a <= span[0] < b for a, b in spans)
    ]
    return sorted([*spans, *inside])


def keeps(text: str, spans: list[tuple[int, int]], wording: str) -> bool:
    """Say whether a wording still has, as often, what stands in those spans of the text."""
    needed = Counter(text[start:end].lower() for start, end in spans)
    lowered = wording.lower()
    return all(len(_whole(words).findall(lowered)) >= count for words, count in needed.items())


def _whole(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")


def _names(text: str, is_unkind: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """Yield words with a capital that no sentence gave them, where capitals mean something."""
    words = re.findall(r"[^\W\d_]+", text)
    capitals = sum(word[0].isupper() for word in words)
    if len(words) > _FEW_WORDS and capitals > _MOST_CAPITALS * len(words):
        return
    for match in _NAME.finditer(text):
        if not _OPENING.search(text[: match.start()]) and not is_unkind(match[0].lower()):
            yield match.span()
