"""How sure a share is that was counted in a log: what it may be in the messages yet to come."""

from math import ceil, sqrt

_Z = 1.959964  # 95 % of a normal distribution lie within so many standard deviations
_NONE_SEEN = 3.0  # -ln 0.05, rounded as everybody does


def interval(count: int, total: int) -> tuple[float, float]:
    """Bound a share (0..1) with 95 % confidence.

    It is Wilson's score interval (1927). Where nothing was counted the upper end is that of the
    rule of three (Hanley and Lippman-Hand 1983): none in n is no more than 3 in n. For a handful
    of messages that rule says nothing, and Wilson's end is the lower one.

    Raises:
        ValueError: `total` is not positive.
    """
    if total < 1:
        raise ValueError("nothing was looked at")
    share, spread = count / total, _Z**2 / total
    if count == 0:
        return 0.0, min(_NONE_SEEN / total, spread / (1 + spread))
    centre = (share + spread / 2) / (1 + spread)
    half = _Z * sqrt(share * (1 - share) / total + spread / (4 * total)) / (1 + spread)
    return max(0.0, min(share, centre - half)), min(1.0, max(share, centre + half))


def needed(count: int, total: int, *, most: float) -> int | None:
    """Say how large `total` must be for the upper end to be `most`, if the share stays as it is.

    It is None where the share itself is no smaller than `most`: more messages would not help.
    """
    share = count / total
    if share >= most:
        return None
    by_wilson = ceil(_Z**2 * most * (1 - most) / (most - share) ** 2)
    return by_wilson if count else min(by_wilson, ceil(_NONE_SEEN / most))
