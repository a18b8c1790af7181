"""What a replay found, for a person to read."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from nudgebot.cli.excerpt import excerpt
from nudgebot.cli.rehearsal import Played
from nudgebot.cli.tally import Tally
from nudgebot.domain.axes import Axis
from nudgebot.texts.catalogue import Catalogue

_CAVEAT = (
    "Nothing was delivered. Nobody answered a nudge here, so no strikes, no ladder, "
    "no rephrasing: only what each message alone, and cooldowns and limits, lead to."
)


def summary(tally: Tally, texts: Catalogue) -> RenderableType:
    """Show the totals, what decided how often, and the examples."""
    return Group(
        Padding(_totals(tally), (1, 2)),
        Padding(_whys(tally, texts), (0, 2, 1, 2)),
        *_examples("Nudged", tally.nudged.chosen, tally.nudges),
        *_examples("Credited", tally.credited.chosen, tally.credits),
        *(_problem(bad.line, bad.problem) for bad in tally.skipped.problems),
        Padding(Text(_CAVEAT, style="dim"), (1, 2)),
    )


def _totals(tally: Tally) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right")
    rows = (
        (tally.messages, "messages", ""),
        (tally.nudges, "nudges", f"{tally.rate(tally.nudges):.2f} in 1,000"),
        (tally.grave, "of them grave, before a moderator at once", ""),
        (tally.credits, "credits", f"{tally.rate(tally.credits):.2f} in 1,000"),
        (tally.points, "points", ""),
        (tally.skipped.bad_lines, "lines that could not be read", ""),
        (tally.skipped.notices, "lines that are no messages", ""),
    )
    for count, name, rate in rows:
        if count or name in {"messages", "nudges"}:
            table.add_row(Text(f"{count:,}", style="bold"), name, Text(rate, style="dim"))
    return table


def _whys(tally: Tally, texts: Catalogue) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right")
    for (rule, why), count in tally.whys.most_common():
        table.add_row(f"{count:,}", Text(rule, style="bold"), texts(f"why.{why}"))
    return table


def _examples(title: str, chosen: Sequence[Played], total: int) -> Iterator[RenderableType]:
    if chosen:
        yield Padding(Text(f"{title}: {len(chosen):,} of {total:,}", style="bold"), (0, 2))
        for played in chosen:
            yield Padding(_example(played), (0, 2))


def _example(played: Played) -> Text:
    entry, scores = played.entry, played.assessment.scores
    axis = Axis.UNKINDNESS if played.decision.nudge else played.assessment.kindest_axis
    words = excerpt(entry.text, played.assessment)
    return Text.assemble((f"{entry.line:>8}  {scores[axis]:.2f}  ", "dim"), words)


def _problem(line: int, problem: str) -> Padding:
    return Padding(Text(f"Line {line}: {problem}", style="yellow"), (0, 2))
