"""Whether a suggestion still says what its author said: nothing lost, and nothing put in."""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator

SLACK = 80
GROWTH = 2

Spans = Collection[tuple[int, int]]

_CODE = re.compile(r"```.+?```|`[^`]+`", re.DOTALL)
# Each begins where no longer one could: to look from every letter takes long on long words.
_ADDRESS = re.compile(
    r"""
    (?<![a-z0-9+.-])[a-z][a-z0-9+.-]*://\S+ | \bwww\.\S+
    | (?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+
    | (?<![\w.-])[\w-]+(?:\.[\w-]+)*\.(?:
        [a-z]{2,6}/\S* | (?:com|org|net|edu|gov|io|gg|tv|dev|app|co\.uk|de|fr|nl|ru|xyz)\b
        | (?:py|js|ts|rs|cpp|java|html|css|md|txt|json|toml|ya?ml|pdf|png|jpe?g|exe|zip)\b
    )
    """,
    re.IGNORECASE | re.VERBOSE,
)
# What some program may take for an address, though an author who forgot a space means none.
_ADDRESS_AT_ALL = re.compile(
    r"(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}|://|\b(?:mailto|javascript|data|tel):\S+",
    re.IGNORECASE,
)
_MENTION = re.compile(r"<[@#][^<>\s]+>|(?<![\w@.<])@[\w.-]*\w")
_HASHTAG = re.compile(r"(?<![\w<&#/])#[^\W\d_]\w*")
_NUMBER = re.compile(r"(?<![\w.,])v?(\d+(?:[.,:/\-]\d+)*)(?:[a-z]{1,3}|%)?(?!\w)", re.IGNORECASE)
_NAME = re.compile(r"(?<=[\w,;]\s)[^\W\d_a-z][^\W\d_A-Z]+(?:[-'\u2019][^\W\d_]+)*")
_WORD = re.compile(r"[^\W\d_]{2,}")
_POSSESSIVE = re.compile(r"['\u2019]s$")
_ALSO_CAPITALISED = frozenset({"god", "jesus", "christ", "lord", "ok", "okay"})
_MOSTLY = 0.5
_TELLING = 3

_MARKUP = frozenset("*_~|<>[]{}`^#\\@&\n")
_LIST = re.compile(r"(?:[-+\u2022]|\d+[.)])\s")
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})


def is_faithful(original: str, suggestion: str, *, unkind: Spans = ()) -> bool:
    """Tell whether a suggestion keeps what its author named, and adds nothing of its own.

    Kept are code, links, mentions, hashtags, numbers and names (words that begin with a capital
    within a sentence). None of these may be new, and neither may markup or invisible characters.
    It is no proof that both mean the same: words in lower case are not compared.

    Args:
        original: what the author wrote.
        suggestion: what might be said instead.
        unkind: the characters `start:end` of `original` that are to go; names, numbers and hashtags
            that lie in them need not be kept ("such a Karen").

    Returns:
        False also if the suggestion is empty or longer than `GROWTH` times the original and `SLACK`
        characters.
    """
    if not suggestion.strip() or len(suggestion) > GROWTH * len(original) + SLACK:
        return False
    return _keeps(original, suggestion, unkind) and not _adds(original, suggestion)


def _keeps(original: str, suggestion: str, unkind: Spans) -> bool:
    words = {word for start, end, word in _words(original) if not _lies_in(unkind, start, end)}
    return words <= _everything(suggestion) and _verbatim(original) <= _verbatim(suggestion)


def _adds(original: str, suggestion: str) -> bool:
    before, after = (unicodedata.normalize("NFKC", text) for text in (original, suggestion))
    new_words = {word for _, _, word in _words(after)} - _everything(before)
    return (
        bool(new_words)
        or any(count > before.count(sign) for sign, count in _signs(after).items())
        or not _verbatim(after, _ADDRESS_AT_ALL) <= _verbatim(before, _ADDRESS_AT_ALL)
        or bool(_LIST.match(after) and not _LIST.match(before))
    )


def _signs(text: str) -> Counter[str]:
    """Count what may be markup to some platform, and what nobody sees."""
    return Counter(c for c in text if c in _MARKUP or unicodedata.category(c) in _UNSEEN)


def _verbatim(text: str, *more: re.Pattern[str]) -> set[str]:
    """Collect code, links and mentions, as they are written."""
    patterns = (_CODE, _ADDRESS, _MENTION, *more)
    matches = (match[0] for pattern in patterns for match in pattern.finditer(text))
    return {match.rstrip(".,;:!?)'\"") for match in matches}


def _words(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield names, numbers and hashtags with where they are; links and code are not looked into."""
    text = _blank(_CODE, _blank(_ADDRESS, _blank(_MENTION, text)))
    for match in _NUMBER.finditer(text):
        yield *match.span(), match[1].replace(",", "")
    for match in _HASHTAG.finditer(text):
        yield *match.span(), match[0].casefold()
    for match in () if _is_in_capitals(text) else _NAME.finditer(text):
        name = _POSSESSIVE.sub("", match[0]).casefold()
        if name not in _ALSO_CAPITALISED and not name.startswith(("i'", "i\u2019")):
            yield *match.span(), name


def _everything(text: str) -> set[str]:
    """Collect every word, number and hashtag: a name counts as kept in small letters too."""
    said = {word for _, _, word in _words(text)}
    said.update(re.findall(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*", text.casefold()))
    return said | {_POSSESSIVE.sub("", word) for word in said}


def _blank(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda match: " " * len(match[0]), text)


def _is_in_capitals(text: str) -> bool:
    """Tell whether so many words begin with a capital that it says nothing about a word."""
    words = _WORD.findall(text)
    capitals = [word for word in words if word[0].isupper()]
    return len(words) >= _TELLING and len(capitals) > _MOSTLY * len(words)


def _lies_in(spans: Spans, start: int, end: int) -> bool:
    return any(first <= start and end <= last for first, last in spans)
