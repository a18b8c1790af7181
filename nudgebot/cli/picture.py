"""How a scored text looks on a terminal."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeAlias

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from nudgebot.cli.bars import bars
from nudgebot.cli.palette import marker
from nudgebot.cli.terminal import visible
from nudgebot.domain.assessment import Assessment, Target
from nudgebot.texts.catalogue import Catalogue

Row: TypeAlias = tuple[str, Text]

_LABELS = 12
_MOST_SPANS = 12
_LONGEST_SPAN = 40
_TARGETS = {
    Target.YOU: "whoever it speaks to",
    Target.PERSON: "somebody it speaks about",
    Target.GROUP: "a group of people",
    Target.SELF: "its own author",
    Target.THING: "a thing, not a person",
    Target.NOBODY: "nobody that could be made out",
}


def picture(text: str, assessment: Assessment, texts: Catalogue) -> RenderableType:
    """Show the text with its evidence, the scores as bars, and the rest in words."""
    return Group(
        Padding(highlighted(text, assessment), (1, 2)),
        Padding(bars(assessment.scores), (0, 2)),
        Padding(rows(_words(text, assessment, texts)), (1, 2)),
    )


def highlighted(text: str, assessment: Assessment) -> Text:
    """Mark the evidence, each axis in its own colour."""
    shown = Text(visible(text), style="bold")
    for span in assessment.evidence:
        shown.stylize(marker(span.axis), span.start, span.end)
    return shown


def rows(labelled: Iterable[Row]) -> Table:
    """Put lines under each other, each behind its label; one that repeats is said once."""
    table, last = Table.grid(padding=(0, 2)), ""
    table.add_column(min_width=_LABELS)
    for label, line in labelled:
        table.add_row(Text("" if label == last else label, style="dim"), line)
        last = label
    return table


def _words(text: str, assessment: Assessment, texts: Catalogue) -> Iterator[Row]:
    if assessment.evidence:
        yield "evidence", evidence(text, assessment)
    yield "aimed at", Text(_TARGETS.get(assessment.target, assessment.target))
    if assessment.quoted:
        yield "quoted", Text("Some of it is somebody else's words.")
    for reason in assessment.reasons:
        yield "why", Text(texts(f"reason.{reason}"))
    for suggestion in assessment.suggestions:
        yield "kinder", Text(visible(suggestion), style="green")


def evidence(text: str, assessment: Assessment) -> Text:
    """Name each piece and its axis: whoever sees no colours reads here what they say."""
    pieces = []
    for span in islice(assessment.evidence, _MOST_SPANS):
        words = " ".join(visible(text[span.start : span.end]).split())
        short = words if len(words) <= _LONGEST_SPAN else f"{words[: _LONGEST_SPAN - 1]}…"
        pieces.append(Text.assemble((short, marker(span.axis)), f" ({span.axis})"))
    more = len(assessment.evidence) - len(pieces)
    return Text(", ").join(pieces + ([Text(f"and {more} more")] if more else []))
