"""A stream of chat of which 5 % is unkind, made of our own lines that no model was fitted on.

Of 100 messages, 80 are everyday chat, 10 are kind, 5 are harmless and look unkind (swearing at
things, identity words, quotes, negations), and 5 are unkind in any of the ways that we have lines
for. Every message, of any kind, gets a clause with a number, so that no two are alike.
"""

import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from training.templates import Share, Template, read_templates

UNKIND_SHARE = 0.05
KIND_SHARE = 0.10
TRAP_SHARE = 0.05

_EVERYDAY = ("everyday", "everyday_short", "chat", "dev_chat", "gaming_short", "short_replies")
_CLAUSES = (
    "{text}, round {number}",
    "{text} (see #{number})",
    "{text} - page {number}",
    "{text} @{name}{number}",
    "re {number}: {text}",
    "{name}{number}: {text}",
)
_NAMES = ("sam", "kim", "lena", "omar", "yuki", "priya", "tom", "maria")


class Line(NamedTuple):
    """A message, and whether it is unkind."""

    text: str
    unkind: bool


def own_lines(*, seed: int = 7) -> Iterator[Line]:
    """Make lines for ever."""
    dice = random.Random(seed)
    kinds = _texts_by_kind()
    names, shares = list(kinds), [_share(kind) for kind in kinds]
    number = 0
    while True:
        number += 1
        kind = dice.choices(names, shares)[0]
        text = dice.choice(dice.choice(kinds[kind]))
        clause = dice.choice(_CLAUSES)
        said = clause.format(text=text, name=dice.choice(_NAMES), number=number)
        yield Line(said, kind == "unkind")


def _texts_by_kind() -> dict[str, list[Sequence[str]]]:
    """Expand the lines kept aside for tests; each line counts the same."""
    kinds: dict[str, list[Sequence[str]]] = {}
    for template in read_templates():
        if template.share is Share.TEST and not template.label.foreign:
            texts = [marked.text for marked in template.lines()]
            kinds.setdefault(_kind(template), []).append(texts)
    return kinds


def _kind(template: Template) -> str:
    if template.label.is_unkind:
        return "unkind"
    if template.label.is_kind:
        return "kind"
    return "everyday" if template.trap in _EVERYDAY else "trap"


def _share(kind: str) -> float:
    shares = {"unkind": UNKIND_SHARE, "kind": KIND_SHARE, "trap": TRAP_SHARE}
    return shares.get(kind, 1 - sum(shares.values()))
