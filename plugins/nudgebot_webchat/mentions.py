"""Finds whom a message is for: the member behind the first @name in it."""

import re
import unicodedata
from collections.abc import Mapping

MENTION = re.compile(r"(?<!\w)@")
LONGEST = 64  # what looks alike may fold into more characters than it had


def fold(text: str) -> str:
    """Make what reads the same the same."""
    return unicodedata.normalize("NFKC", text).casefold()


def mentioned(text: str, members: Mapping[str, str]) -> str | None:
    """Find the first member whose name follows an @; of two that fit, the longer name wins.

    Args:
        text: what was written.
        members: the members, by their folded names.
    """
    for at in (match.end() for match in MENTION.finditer(text)):
        folded = fold(text[at : at + LONGEST])
        for end in range(len(folded), 0, -1):
            if folded[:end] in members and not folded[end : end + 1].isalnum():
                return members[folded[:end]]
    return None
