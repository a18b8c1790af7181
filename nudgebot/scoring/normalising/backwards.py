"""Words written from their last letter to their first: `toidi`."""

import re
from functools import lru_cache

from nudgebot.scoring.normalising.edits import Edit
from nudgebot.scoring.normalising.english import english_words

_WORD = re.compile(r"(?<![\w@#/.])[A-Za-z]+(?![\w/]|\.\w)")
_LETTERS = re.compile(r"[a-z]{4,}")
_SHORTEST = 4
# Words that are others when they are read backwards, beyond those of `english.txt`.
_OTHER_WORDS = """
    evil vile devil lived live emit time keep peek step pets part trap parts strap star rats
    stop pots spot tops loop pool tool loot door rood deer reed draw ward reward drawer mined
    denim smart trams snap pans snug guns tang gnat swap paws wolf flow golf flog doom mood moor
    room leper repel liar rail decaf faced desserts stressed deliver reviled diaper repaid edit
    tide eros sore gulp plug lager regal laud dual lever revel meet teem mure nips spin nuts
    stun ogre ergo pins snip rebut tuber redips spider sleek keels sloop pools span naps tips
    spit tort trot warts straw yaps spay yard dray knits stink leer reel naked dekan enola bats
    pals
"""
_BOTH_WAYS = frozenset(_OTHER_WORDS.split())


def find_backwards(text: str, known: frozenset[str]) -> list[Edit]:
    """Turn words that are no English and that spell a word of the lexicon backwards.

    Beside such a word, small and everyday words are turned too: `uoy era na toidi`.
    """
    if not has_backwards(text, known):
        return []
    turned = _reversals(known)
    edits = []
    for match in _WORD.finditer(text):
        word, back = match[0].lower(), match[0].lower()[::-1]
        if word in turned or (word not in english_words() and back in english_words()):
            edits.append(Edit(*match.span(), match[0][::-1], turned=True))
    return _with_ambiguous(text, edits)


def has_backwards(text: str, known: frozenset[str]) -> bool:
    """Say quickly whether any word of the lexicon may stand there backwards."""
    return not _reversals(known).isdisjoint(_LETTERS.findall(text.lower()))


def _with_ambiguous(text: str, edits: list[Edit]) -> list[Edit]:
    """Turn `era`, `on` and `saw` too where no other word was left as it is."""
    rest = [m for m in _WORD.finditer(text) if all(m.start() != e.start for e in edits)]
    unclear = [m for m in rest if m[0].lower()[::-1] in english_words()]
    if len(unclear) < len(rest) or len(edits) <= len(unclear):
        return edits
    more = [Edit(*m.span(), m[0][::-1], turned=True) for m in unclear]
    return sorted((*edits, *more))


@lru_cache(maxsize=8)
def _reversals(known: frozenset[str]) -> frozenset[str]:
    """Spell the lexicon backwards, without what is a word that way round."""
    backwards = {word[::-1] for word in known if len(word) >= _SHORTEST}
    return frozenset(backwards - known - english_words() - _BOTH_WAYS)
