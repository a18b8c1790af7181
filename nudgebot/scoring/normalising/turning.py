"""Text that is shown the other way round: between marks that say "from right to left"."""

import re

from nudgebot.scoring.normalising.edits import Edit

# U+202E makes even Latin letters run to the left, up to U+202C or the end of the line.
_OVERRIDDEN = re.compile("\u202e([^\u202a-\u202e\u2066-\u2069\n]+)")


def find_turning(text: str, known: frozenset[str]) -> list[Edit]:
    """Put overridden letters in the order in which they are read."""
    del known
    if "\u202e" not in text:
        return []
    return [
        Edit(match.start(1), match.end(1), match[1][::-1], turned=True)
        for match in _OVERRIDDEN.finditer(text)
    ]
