"""A calibration for a person to read."""

from collections.abc import Iterator
from math import isfinite

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from nudgebot.cli.advice import Row
from nudgebot.cli.advising import advice_paragraphs
from nudgebot.cli.calibration import Calibration, Side
from nudgebot.cli.excerpt import excerpt
from nudgebot.cli.highest import Shown
from nudgebot.cli.terminal import visible
from nudgebot.domain.axes import Axis

_COLUMNS = ("threshold", "messages", "in 1,000", "at least", "at most")
_CAVEAT = (
    "At least, at most: the ends of a 95 % interval for the messages yet to come (Wilson's; where"
    " none was found, the rule of three: none in n is no more than 3 in n). A threshold fits if"
    " its upper end does. Each message counts by itself: cooldowns, limits and exemptions make it"
    " fewer. Nothing of the log was kept."
)


def calibration_page(calibration: Calibration) -> RenderableType:
    """Show both thresholds, what to set, and what could not be read."""
    parts = [
        Text(_head(calibration)),
        *_side("Alarms: messages that an author would be nudged for", calibration.nudge),
        *_side("Kindness: messages that would count as kind", calibration.kindness),
    ]
    skipped = calibration.census.skipped
    bad = [Text(f"Line {line.line}: {line.problem}", "yellow") for line in skipped.problems]
    parts += [Group(*bad)] if bad else []
    parts.append(Text(_CAVEAT, style="dim"))
    return Padding(Group(*(Padding(part, (0, 0, 1, 0)) for part in parts)), (1, 2, 0, 2))


def _head(calibration: Calibration) -> str:
    bad_lines = calibration.census.skipped.bad_lines
    missing = f"; lines that could not be read: {bad_lines:,}" if bad_lines else ""
    return f"Messages in {visible(calibration.log)}: {calibration.census.messages:,}{missing}."


def _side(title: str, side: Side) -> Iterator[RenderableType]:
    yield Group(Text(title, style="bold"), _table(side))
    yield from map(Text, advice_paragraphs(side))
    if side.count.otherwise:
        yield Text(
            f"{side.count.otherwise:,} of them have a setting of their own at work, policy.grave or"
            " policy.nudge.axes, and are alarms at every threshold."
        )
    chosen = side.count.highest.chosen
    if chosen:
        yield Group(Text("The highest, by line:", style="bold"), *map(_shown, chosen))


def _table(side: Side) -> Table:
    table = Table.grid(padding=(0, 2))
    for _ in _COLUMNS:
        table.add_column(justify="right")
    table.add_row(*(Text(column, style="dim") for column in _COLUMNS))
    for row in side.advice.rows:
        table.add_row(*_cells(row, side))
    return table


def _cells(row: Row, side: Side) -> Iterator[Text]:
    is_chosen = side.advice.fitting == row
    style = "bold green" if is_chosen else ""
    rates = (f"{rate:.2f}" for rate in (row.rate, *row.bounds))
    for cell in (f"{row.threshold:.2f}", f"{row.count:,}", *rates):
        yield Text(cell, style=style)
    marks = ["<- the lowest that fits"] if is_chosen else []
    marks += ["set now"] if row.threshold == side.present else []
    yield Text(", ".join(marks), style=style)


def _shown(shown: Shown) -> Text:
    """Show the score that counted; an alarm of other settings has none, so its unkindness."""
    score = shown.score if isfinite(shown.score) else shown.assessment.scores[Axis.UNKINDNESS]
    words = excerpt(shown.entry.text, shown.assessment)
    return Text.assemble((f"{shown.entry.line:>8}  {score:.2f}  ", "dim"), words)
