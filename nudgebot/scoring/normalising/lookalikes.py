"""Letters of other scripts that stand in for Latin ones: Cyrillic and Greek homoglyphs."""

import re

from nudgebot.scoring.normalising.edits import Edit

# Drawn from Unicode's confusables (UTS 39), for the letters that English words are faked with.
_CYRILLIC = dict(
    zip(
        "авеѕіјкмһопрстухԁԛԝѵгьАВЕЅІЈКМНОРСТУХ",
        "abesijkmhonpctyxdqwvrbABESIJKMHOPCTYX",
        strict=True,
    )
)
_GREEK = dict(zip("αβγεικνορτυχωηΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "abyeikvoptuxwnABEZHIKMNOPTYX", strict=True))
_OTHER = dict(
    zip("\u0131\u0251\u0261\u0142\u00f8\u0111\u0192\u028f\u1d1c\u026a", "iaglodfyui", strict=True)
)
_LATIN = _CYRILLIC | _GREEK | _OTHER
_WORD = re.compile(r"[^\W\d_]+")
_FOREIGN = re.compile(f"[{''.join(_LATIN)}]")


def find_lookalikes(text: str, known: frozenset[str]) -> list[Edit]:
    """Make words Latin that mix scripts, or that spell a known word once made Latin."""
    if text.isascii() or not _FOREIGN.search(text):
        return []
    edits = []
    for match in _WORD.finditer(text):
        word = match[0]
        latin = "".join(_LATIN.get(letter, letter) for letter in word)
        if latin == word or not latin.isascii():
            continue
        if any(letter.isascii() for letter in word) or latin.lower() in known:
            edits.append(Edit(match.start(), match.end(), latin))
    return edits
