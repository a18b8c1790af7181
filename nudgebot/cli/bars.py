"""Scores as small bars, the two sides beside each other where there is room."""

from collections.abc import Mapping, Sequence

from rich.columns import Columns
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from nudgebot.cli.palette import COLOURS, KIND_SIDE, UNKIND_SIDE
from nudgebot.domain.axes import Axis

_WIDTH = 14
_EIGHTHS = " ▏▎▍▌▋▊▉"
_SHOWS_FROM = 0.5


class Bar:
    """A score from 0 to 1, to an eighth of a character; in ASCII where there is no more."""

    def __init__(self, score: float, colour: str) -> None:
        self._score, self._colour = score, colour

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw it."""
        del console
        if options.ascii_only:
            full, rest = "#" * round(self._score * _WIDTH), "."
        else:
            whole, eighths = divmod(round(self._score * _WIDTH * 8), 8)
            full, rest = "█" * whole + (_EIGHTHS[eighths] if eighths else ""), "·"
        bar = Text(full, style=self._colour)
        yield bar.append(rest * (_WIDTH - len(full)), style="dim")

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """Take the same room whatever the score."""
        del console, options
        return Measurement(_WIDTH, _WIDTH)


def bars(scores: Mapping[Axis, float]) -> RenderableType:
    """Show every axis, unkindness on the left and kindness on the right."""
    return Columns([_side(scores, UNKIND_SIDE), _side(scores, KIND_SIDE)], padding=(0, 4))


def _side(scores: Mapping[Axis, float], axes: Sequence[Axis]) -> Table:
    table = Table.grid(padding=(0, 1))
    for axis in axes:
        score = scores[axis]
        weight = "bold" if axis is axes[0] else "" if score >= _SHOWS_FROM else "dim"
        table.add_row(Text(axis, weight), Bar(score, COLOURS[axis]), Text(f"{score:.2f}", weight))
    return table
