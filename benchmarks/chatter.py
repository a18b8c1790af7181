"""Made-up chat: seeded, endless, and no two messages alike."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime

from nudgebot.domain.message import Author, Message, Place

MEMBERS = 2_000
UNKIND_SHARE = 0.05
KIND_SHARE = 0.10

SUBJECTS = [
    "the build",
    "my cat",
    "this map",
    "that patch",
    "the new song",
    "our plan",
    "the server",
    "dinner",
]
VERBS = ["broke", "works", "looks odd", "is late", "finally loads", "needs a look", "made me laugh"]
TAILS = [
    "again",
    "since noon",
    "on my machine",
    "for real",
    "i think",
    "if you ask me",
    "no idea why",
]
UNKIND = (
    "you are such an idiot, {subject} {verb} because of you {number}",
    "shut up, nobody asked you about {subject} {number}",
    "what a pathetic loser, {subject} {verb} {tail} {number}",
)
KIND = (
    "thank you so much for {subject} {number}",
    "great job with {subject}, it shows {number}",
    "you got this, {subject} {verb} {tail} {number}",
)
PLAIN = (
    "{subject} {verb} {tail} {number}",
    "has anyone seen why {subject} {verb}? {number}",
    "ok so {subject} {verb} {tail}, brb {number}",
)


def chatter(*, seed: int = 7) -> Iterator[Message]:
    """Make posted messages for ever: 5 % unkind, 10 % kind, by 2,000 members in 20 channels."""
    dice = random.Random(seed)
    number = 0
    while True:
        number += 1
        yield Message(
            id=str(number),
            place=Place(platform="bench", community="bench", channel=str(dice.randrange(20))),
            author=_author(dice.randrange(MEMBERS)),
            text=_text(dice, number),
            sent_at=datetime.now(UTC),
            recipient=str(dice.randrange(MEMBERS)),
        )


def _author(number: int) -> Author:
    return Author(id=str(number), name=f"member {number}")


def _text(dice: random.Random, number: int) -> str:
    draw = dice.random()
    if draw < UNKIND_SHARE:
        templates = UNKIND
    elif draw < UNKIND_SHARE + KIND_SHARE:
        templates = KIND
    else:
        templates = PLAIN
    return dice.choice(templates).format(
        subject=dice.choice(SUBJECTS),
        verb=dice.choice(VERBS),
        tail=dice.choice(TAILS),
        number=f"{number:x}",
    )
