"""Texts of every kind, and what is to be seen of them."""

import re
import unicodedata

from hypothesis import strategies as st

from tests.plugins.discord.reader import seen

ADDED = re.compile("[\u200b\u2068\u2069]")
# Everything that Discord's markdown is made of, and what hides between the lines.
ALPHABET = [
    *"\\*_~|`<>[]()#-+.:@/!&?=\"' \n\tab1",
    *["http", "https", "://", "discord", "gg", "everyone", "here", "<@1>", "<t:1>", "```", "-# "],
    *[
        "\u200b",
        "\u200d",
        "\u202e",
        "\u2066",
        "\u0301",
        "\u2028",
        "\r",
        "\x1b",
        "א",
        "ع",
        "😀",
        "…",
    ],
]
TEXTS = st.one_of(st.lists(st.sampled_from(ALPHABET)).map("".join), st.text())


def shown(text: str) -> str:
    """What is seen of a message, without what we add to it."""
    return ADDED.sub("", seen(text))


def expected(text: str) -> str:
    """What is to be seen of a text: all but control characters, line breaks made alike."""
    text = re.sub("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]", "\n", text)
    text = re.sub("[\u202a-\u202e\u2066-\u206f\ufff9-\ufffb\u200b]", "", text)
    kept = (c for c in text if c in "\n\t" or unicodedata.category(c) != "Cc")
    return "".join("\ufffd" if unicodedata.category(c) == "Cs" else c for c in kept)


def few_marks(text: str) -> bool:
    return re.search("[\u0300-\u036f]{8}", text) is None
