"""Letters drawn as pictures: negative squares and circles, flags' halves, letters in brackets."""

import re

from nudgebot.scoring.normalising.edits import Edit
from nudgebot.scoring.normalising.english import is_word

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_FLAG_A = 0x1F1E6
_FIRST_OF_ALPHABETS = (0x1F130, 0x1F150, 0x1F170, _FLAG_A)
_EMBLEMS = {
    chr(first + at): letter for first in _FIRST_OF_ALPHABETS for at, letter in enumerate(_ALPHABET)
}
_EMBLEMS |= {chr(0x249C + at): letter.lower() for at, letter in enumerate(_ALPHABET)}
_EMBLEMS |= {"\u2139": "i", "\u24c2": "M", "\U0001f18e": "AB", "\U0001f191": "CL"}
_EMBLEMS |= {"\U0001f192": "COOL", "\U0001f193": "FREE", "\U0001f194": "ID", "\U0001f195": "NEW"}
_EMBLEMS |= {"\U0001f196": "NG", "\U0001f197": "OK", "\U0001f198": "SOS", "\U0001f199": "UP"}
# Pictures that stand in for a letter within a word only.
_ROUND = "\u2b55\U0001f534\U0001f535\U0001f7e0\U0001f7e1\U0001f7e2\U0001f7e3\u26ab\u26aa"
_ROUND += "\u26bd\U0001f3c0\U0001f369\U0001f36a\U0001f311\U0001f315\U0001f31d\U0001f310\U0001f635"
_PICTURES = dict.fromkeys(_ROUND, "o") | dict.fromkeys("\u274c\u2716\u274e", "x")
_PICTURES |= dict.fromkeys("\u2757\u2755\U0001f4cd", "i") | {"\U0001f4b2": "s", "\u271d": "t"}
_UNSEEN = "[\ufe0e\ufe0f\u200b-\u200d\u2060]*"
_EMBLEM = re.compile(f"[{''.join(_EMBLEMS)}]")
_RUN = re.compile(f"[a-zA-Z]*(?:[{''.join(_EMBLEMS)}]{_UNSEEN} ?[a-zA-Z]*){{2,}}")
_DRAWN = f"[{''.join(sign for sign in _EMBLEMS if ord(sign) < _FLAG_A)}]"
_HALF = "[\U0001f1e6-\U0001f1ff]"
_ONE = f"(?:{_DRAWN}|(?<!{_HALF}){_HALF}(?!{_HALF}))"
_BESIDE_LETTERS = re.compile(f"[a-zA-Z]{_UNSEEN}{_ONE}|{_ONE}{_UNSEEN}[a-zA-Z]")
_WITHIN = re.compile(f"(?<=[a-zA-Z])[{''.join(_PICTURES)}]{_UNSEEN}(?=[a-zA-Z])")
_FLAGS = re.compile(f"{_HALF}+")
_PAIR = 2


def find_emblems(text: str, known: frozenset[str]) -> list[Edit]:
    """Spell out letters that are pictures, in runs or beside letters; flags stay flags."""
    if text.isascii():
        return []
    places: dict[int, Edit] = {}
    for pattern in (_RUN, _BESIDE_LETTERS):
        for run in pattern.finditer(text):
            if not _are_flags(run[0], known):
                places |= {edit.start: edit for edit in _spell(run)}
    for match in _WITHIN.finditer(text):
        places[match.start()] = Edit(match.start(), match.start() + 1, _PICTURES[match[0][0]])
    return sorted(places.values())


def _spell(run: re.Match[str]) -> list[Edit]:
    return [
        Edit(run.start() + at, run.start() + at + 1, _EMBLEMS[letter])
        for at, letter in enumerate(run[0])
        if letter in _EMBLEMS
    ]


def _are_flags(run: str, known: frozenset[str]) -> bool:
    """Say whether all halves of flags in a run pair up, and spell nothing together."""
    flags = _FLAGS.findall(run)
    if not flags or any(len(halves) % _PAIR for halves in flags):
        return False
    spelled = "".join(_EMBLEMS[half] for half in "".join(flags)).lower()
    return len(spelled) == _PAIR or not is_word(spelled, known)
