"""Keeps a list within what one message can show."""

from collections.abc import Callable, Sequence


def fit(lines: Sequence[str], *, limit: int, more: Callable[[int], str]) -> str:
    """Join as many lines as fit, from the first on; what is left out is counted.

    Args:
        lines: the lines, the most important first.
        limit: the most characters that the result may have.
        more: says how many lines were left out.
    """
    whole = "\n".join(lines)
    if len(whole) <= limit:
        return whole
    for shown in range(len(lines) - 1, 0, -1):
        text = "\n".join((*lines[:shown], more(len(lines) - shown)))
        if len(text) <= limit:
            return text
    return more(len(lines))[:limit]
