"""Marks of emphasis, spoilers and strike-through, which may be used to break a word."""

import re

from nudgebot.scoring.normalising.edits import Edit, without_overlaps

_DOUBLED = re.compile(r"\*{2,3}|__|~~|\|\|")
_SINGLE = re.compile(r"(?<![\w*])([*_])(?=[^\W_])([^*_\n]*[^\W_][!?.,]*)\1(?![\w*])")
_CENSORED = re.compile(r"\b[a-zA-Z]+\*{2,}")


def find_markdown(text: str, known: frozenset[str]) -> list[Edit]:
    """Remove doubled marks that come in pairs, and single ones around words."""
    del known
    edits = []
    for mark in ("**", "__", "~~", "||"):
        places = [match.start() for match in re.finditer(re.escape(mark), text)]
        if len(places) > 1 and not _is_censored(text, mark):
            paired = places[: len(places) // 2 * 2]
            edits += [Edit(at, at + 2, "") for at in paired]
    for match in _SINGLE.finditer(text):
        edits += [Edit(at, at + 1, "") for at in (match.start(), match.end() - 1)]
    return without_overlaps(edits)


def _is_censored(text: str, mark: str) -> bool:
    """Two stars within a word are more likely hidden letters than emphasis: `f**k`."""
    return (
        mark == "**"
        and any(text.count("**", *m.span()) for m in _CENSORED.finditer(text))
        and (len(re.findall(r"\*\*[^\s*][^*]*\*\*", text)) == 0)
    )
