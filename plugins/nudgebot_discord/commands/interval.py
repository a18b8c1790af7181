"""How sure a share is that was counted in a few."""

from math import sqrt

Z = 1.959964  # 95 % of a normal distribution lie within so many standard deviations


def interval(count: int, total: int) -> tuple[float, float]:
    """Bound a share (0..1) with 95 % confidence, as Wilson (1927) does; `total` is positive."""
    share, spread = count / total, Z**2 / total
    centre = (share + spread / 2) / (1 + spread)
    half = Z * sqrt(share * (1 - share) / total + spread / (4 * total)) / (1 + spread)
    return max(0.0, centre - half), min(1.0, centre + half)
