"""Markup that stands in or around words: tags, character references, links with a name."""

import re
from html import unescape

from nudgebot.scoring.normalising.edits import Edit, without_overlaps

_TAG = re.compile(
    r"""</?(?:b|i|u|s|p|em|strong|span|font|del|ins|mark|small|big|sub|sup|div|a|code|tt|br|wbr|
        h[1-6])(?:\s[^<>\n]{0,200})?/?>
    |<!--.{0,400}?-->
    |\[/?(?:b|i|u|s|color|size|font|spoiler)(?:=[^\]\n]{1,40})?\]""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_APART = re.compile(r"</?(?:p|div|br|h[1-6])\b", re.IGNORECASE)
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|nbsp|shy|zwnj|zwj|ZeroWidthSpace);")
_NAMED_LINK = re.compile(r"\[([^\[\]\n]{1,200})\]\(<?(?:https?://|/)[^\s()]*>?\)")
_SNIPPET = re.compile(r"(`{1,3})(?:\w{0,12}\n)?([^`]{2,1000})\1")
_PROSE = re.compile(r"[A-Za-z0-9@$'\s.,!?*-]+")
_WORD = re.compile(r"[a-z']+")
_SPOKEN = frozenset(
    {"you", "ur", "your", "youre", "you're", "yourself", "he", "she", "he's", "she's", "they"}
)
_ARTICLES = re.compile(
    r"\b(?:you|u|ur|your|youre|you're|such an?|are an?|is an?|re an?)\s+$", re.IGNORECASE
)


def find_markup(text: str, known: frozenset[str]) -> list[Edit]:
    """Drop tags, resolve references, keep the names of links, and open code that is prose."""
    del known
    edits = [Edit(*tag.span(), _space_of(tag[0])) for tag in _TAG.finditer(text)]
    edits += [Edit(*match.span(), unescape(match[0])) for match in _REFERENCE.finditer(text)]
    for link in _NAMED_LINK.finditer(text):
        edits += _unwrap(link, 1)
    for snippet in _SNIPPET.finditer(text):
        if _is_prose(snippet[2], text[: snippet.start()]):
            edits += _unwrap(snippet, 2)
        else:
            start, end = snippet.span()
            edits = [edit for edit in edits if edit.end <= start or end <= edit.start]
    return without_overlaps(edits)


def _space_of(tag: str) -> str:
    return " " if _APART.match(tag) else ""


def _unwrap(match: re.Match[str], group: int) -> tuple[Edit, Edit]:
    return (
        Edit(match.start(), match.start(group), ""),
        Edit(match.end(group), match.end(), ""),
    )


def _is_prose(content: str, before: str) -> bool:
    """Say whether something marked as code talks to or about somebody: `` `you idiot` ``."""
    if not _PROSE.fullmatch(content):
        return False
    words = _WORD.findall(content.lower())
    alone = len(words) == 1 and _ARTICLES.search(before) is not None
    return alone or (len(words) > 1 and not _SPOKEN.isdisjoint(words))
