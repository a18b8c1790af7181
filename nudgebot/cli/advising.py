"""Puts into words which threshold to take, and how sure that is."""

from collections.abc import Iterator

from nudgebot.cli.advice import Row
from nudgebot.cli.calibration import Side


def advice_paragraphs(side: Side) -> Iterator[str]:
    """Say which threshold fits, or why none does, and what more messages would tell."""
    most, fitting, hopeful = side.advice.most, side.advice.fitting, side.advice.hopeful
    if most is None:
        return
    if fitting is not None:
        yield _found(side.table, fitting, most)
    elif hopeful is None:
        yield _none(side, most)
    if hopeful is not None:
        yield _unsure(*hopeful, is_lower=fitting is not None)


def _found(table: str, row: Row, most: float) -> str:
    return (
        f"{row.threshold:.2f} is the lowest threshold that fits {most:g} in 1,000: the upper end"
        f" of its interval, {row.bounds[1]:.2f}, does. For your TOML file:\n\n"
        f"    [{table}]\n    threshold = {row.threshold:g}"
    )


def _none(side: Side, most: float) -> str:
    top = side.advice.rows[-1]
    return (
        f"No threshold fits {most:g} in 1,000: at {top.threshold:.2f} there are {top.rate:.2f}"
        " still. Look with --show 20 whether they are right; if not, scoring.allowed may help."
    )


def _unsure(row: Row, needed: int, *, is_lower: bool) -> str:
    so_far = f"{row.rate:.2f} in 1,000 so far" if row.count else "none so far"
    if is_lower:
        return (
            f"{row.threshold:.2f} may fit too ({so_far});"
            f" about {needed:,} messages like these would make sure."
        )
    rule = "" if row.count else ", by the rule of three"
    return (
        f"{row.total:,} messages are too few for a firm answer. {row.threshold:.2f} looks right"
        f" ({so_far}); it takes about {needed:,} like these to be sure{rule}."
    )
