"""Ways to write a line so that people can read it and filters cannot, one function each.

Every attack is a function of a line and a random generator, so that a seed makes it repeatable.
`table.py` names them all.
"""

from collections.abc import Callable, Mapping
from itertools import pairwise
from random import Random

from tests.scoring.attacks.alphabets import ALPHABETS, MIXABLE, UPSIDE_DOWN

Attack = Callable[[str, Random], str]

ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"
UNSEEN = "\u00ad\u034f\u061c\u115f\u180e\u2063\u3164\ufe0f\U000e0101\U000e0020"
MARKS = [chr(code) for code in (*range(0x300, 0x315), *range(0x323, 0x334), 0x489, 0x20DD)]
LEET = {"a": "4@", "e": "3", "i": "1!", "o": "0", "s": "5$", "t": "7", "b": "8"}
LIGHT_LEET = {"a": "4", "e": "3", "i": "1", "o": "0"}
ROUND = "\u2b55\U0001f534\U0001f7e2\u26bd"
KIND_WORDS = (
    "lovely", "wonderful", "thanks", "friend", "sunshine", "garden", "warm", "smile", "great",
    "sweet", "happy", "kind", "gentle", "bright", "welcome", "together", "peace", "music",
    "flower", "morning", "cheerful", "joy", "calm",
)  # fmt: skip
PADDING = 4_000


def _between(line: str, rng: Random, choose: Callable[[Random], str], share: float = 1) -> str:
    """Put something between neighbouring letters."""
    pieces = [line[0]]
    for before, letter in pairwise(line):
        within = before.isalpha() and letter.isalpha() and rng.random() < share
        pieces.append(choose(rng) + letter if within else letter)
    return "".join(pieces)


def _words(line: str, change: Callable[[str], str], *, shortest: int = 1) -> str:
    """Change every word; marks and words below a length stay."""
    changed = []
    for token in line.split(" "):
        core = token.strip(".,!?'")
        start = token.find(core) if core else 0
        new = change(core) if len(core) >= shortest and core.isalpha() else core
        changed.append(token[:start] + new + token[start + len(core) :])
    return " ".join(changed)


def zero_width(line: str, rng: Random) -> str:
    return _between(line, rng, lambda r: r.choice(ZERO_WIDTH) * r.randint(1, 3))


def unseen(line: str, rng: Random) -> str:
    return _between(line, rng, lambda r: r.choice(UNSEEN))


def combining(line: str, rng: Random) -> str:
    return "".join(c + rng.choice(MARKS) if c.isalpha() else c for c in line)


def zalgo(line: str, rng: Random) -> str:
    return "".join(c + "".join(rng.choices(MARKS, k=6)) if c.isalpha() else c for c in line)


def crossed_out(line: str, rng: Random) -> str:
    del rng
    return "".join(f"{c}\u0336" for c in line)


def lookalikes(alphabet: Mapping[str, str], line: str, rng: Random) -> str:
    del rng
    return "".join(alphabet.get(c, alphabet.get(c.lower(), c)) for c in line)


def some_lookalikes(line: str, rng: Random) -> str:
    """Fake some of the letters, each with a letter of any script."""
    tables = [ALPHABETS[name] for name in MIXABLE]
    return "".join(rng.choice(tables).get(c, c) if rng.random() < 0.4 else c for c in line)


def mixed_scripts(line: str, rng: Random) -> str:
    """Write each word in another script."""
    return _words(line, lambda word: lookalikes(ALPHABETS[rng.choice(MIXABLE)], word, rng))


def upside_down(line: str, rng: Random) -> str:
    return lookalikes(UPSIDE_DOWN, line, rng)[::-1]


def right_to_left(line: str, rng: Random) -> str:
    del rng
    return f"\u202e{line[::-1]}\u202c"


def leet(line: str, rng: Random) -> str:
    return "".join(rng.choice(LEET.get(c, c)) if rng.random() < 0.7 else c for c in line)


def light_leet(line: str, rng: Random) -> str:
    """Change one letter of each longer word."""

    def change(word: str) -> str:
        places = [at for at, c in enumerate(word) if at and c in LIGHT_LEET]
        at = rng.choice(places) if places else 0
        return word[:at] + LIGHT_LEET[word[at]] + word[at + 1 :] if places else word

    return _words(line, change, shortest=4)


def separated(mark: str, line: str, rng: Random) -> str:
    """Put marks between the letters of the longer words."""
    del rng
    return _words(line, mark.join, shortest=4)


def spaced_out(line: str, rng: Random) -> str:
    del rng
    return "   ".join(" ".join(word) for word in line.split())


def broken_once(line: str, rng: Random) -> str:
    """Put one mark into each longer word."""

    def change(word: str) -> str:
        at = rng.randint(2, len(word) - 2)
        return word[:at] + rng.choice(".-_*") + word[at:]

    return _words(line, change, shortest=4)


def held(line: str, rng: Random) -> str:
    def change(word: str) -> str:
        at = rng.randrange(len(word))
        return word[:at] + word[at] * rng.randint(3, 7) + word[at + 1 :]

    return _words(line, change, shortest=3)


def doubled(line: str, rng: Random) -> str:
    del rng
    return _words(line, lambda word: "".join(c * 2 for c in word), shortest=4)


def reversed_words(line: str, rng: Random) -> str:
    """Write every longer word backwards."""
    del rng
    return _words(line, lambda word: word[::-1], shortest=4)


def all_words_reversed(line: str, rng: Random) -> str:
    del rng
    return _words(line, lambda word: word[::-1])


def wrapped(opening: str, closing: str, line: str, rng: Random) -> str:
    del rng
    return f"{opening}{line}{closing}"


def inside_words(opening: str, closing: str, line: str, rng: Random) -> str:
    """Mark up a part of each longer word."""

    def change(word: str) -> str:
        at = rng.randint(1, len(word) - 2)
        return f"{word[:at]}{opening}{word[at : at + 2]}{closing}{word[at + 2 :]}"

    return _words(line, change, shortest=4)


def letter_spoilers(line: str, rng: Random) -> str:
    del rng
    return _words(line, lambda word: "".join(f"||{c}||" for c in word), shortest=4)


def references(line: str, rng: Random) -> str:
    return "".join(f"&#{ord(c)};" if c.isalpha() and rng.random() < 0.5 else c for c in line)


def empty_tags(line: str, rng: Random) -> str:
    return _between(line, rng, lambda r: r.choice(("<b></b>", "<!-- -->", "<i/>")), 0.3)


def named_link(line: str, rng: Random) -> str:
    del rng
    return f"[{line}](https://example.com/page)"


def flag_letters(line: str, rng: Random) -> str:
    """Write the longer words with the halves of flags, apart so that none shows a flag."""
    del rng
    first = 0x1F1E6 - ord("a")
    return _words(
        line, lambda word: " ".join(chr(first + ord(c)) for c in word.lower()), shortest=4
    )


def round_emoji(line: str, rng: Random) -> str:
    return _words(
        line, lambda word: word[0] + word[1:-1].replace("o", rng.choice(ROUND)) + word[-1:]
    )


def keycaps(line: str, rng: Random) -> str:
    digits = {letter: f"{digit}\ufe0f\u20e3" for letter, digit in LIGHT_LEET.items()}
    return _words(line, lambda word: word[0] + lookalikes(digits, word[1:], rng), shortest=4)


def padded(words: int, line: str, rng: Random) -> str:
    """Put kind words before and after."""
    kind = rng.choices(KIND_WORDS, k=words)
    before, after = " ".join(kind[: words // 2]), " ".join(kind[words // 2 :])
    return f"{before}. {line}. {after}"


def padded_unseen(line: str, rng: Random) -> str:
    """Push the letters apart with more unseen characters than a window holds."""
    return _between(line, rng, lambda _: "\u200b" * 150, 0.3)


def walled_off(line: str, rng: Random) -> str:
    """Hide behind a wall of empty spoilers."""
    del rng
    wall = "||\u200b||" * 100
    return f"have a nice day {wall} {line}"
