"""How a scored text looks on a terminal."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from nudgebot.domain.assessment import Assessment, Evidence
from nudgebot.domain.axes import KIND_AXES, UNKIND_AXES, Axis
from nudgebot.texts.catalogue import Catalogue

_WIDTH = 24
_UNKIND = (Axis.UNKINDNESS, *UNKIND_AXES)
_KIND = (Axis.KINDNESS, *KIND_AXES)
_CONTROLS = {code: 0x2400 + code for code in range(32) if chr(code) not in "\n\t"} | {
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), 0xFFFD),
}


def picture(text: str, assessment: Assessment, texts: Catalogue) -> RenderableType:
    """Show the text with its evidence, the scores as bars, and the rest in words."""
    return Group(
        Padding(highlighted(text, assessment), (1, 2)), _bars(assessment), _words(assessment, texts)
    )


def highlighted(text: str, assessment: Assessment) -> Text:
    """Mark the evidence. Control characters become visible ones, so that none gets to work."""
    shown = Text(text.translate(_CONTROLS), style="bold")
    for span in assessment.evidence:
        shown.stylize(_style(span), span.start, span.end)
    return shown


def _style(span: Evidence) -> str:
    return "underline red" if span.axis in _UNKIND else "underline green"


def _bars(assessment: Assessment) -> Table:
    table = Table.grid(padding=(0, 2))
    for axis in (*_UNKIND, *_KIND):
        score = assessment.scores[axis]
        filled = round(score * _WIDTH)
        bar = Text("█" * filled, style="red" if axis in _UNKIND else "green")
        bar.append("·" * (_WIDTH - filled), style="dim")
        weight = "bold" if axis in {Axis.UNKINDNESS, Axis.KINDNESS} else ""
        table.add_row(Text(f"  {axis}", style=weight), bar, Text(f"{score:.2f}", style=weight))
    return table


def _words(assessment: Assessment, texts: Catalogue) -> Padding:
    table = Table.grid(padding=(0, 2))
    for label, line in _lines(assessment, texts):
        table.add_row(Text(label, style="dim"), Text(line.translate(_CONTROLS)))
    return Padding(table, (1, 2))


def _lines(assessment: Assessment, texts: Catalogue) -> Iterator[tuple[str, str]]:
    yield "aimed at", assessment.target.value
    for reason in assessment.reasons:
        yield "why", texts(f"reason.{reason}")
    for suggestion in assessment.suggestions:
        yield "kinder", suggestion
