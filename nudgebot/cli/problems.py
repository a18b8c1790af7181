"""Shows what is wrong with a configuration, each with its line and a caret under the place."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.text import Text

from nudgebot.cli.terminal import terminal, visible
from nudgebot.config.problem import Problem

_WIDEST, _BEFORE = 96, 40
_TAB = "    "


def show_problems(problems: Sequence[Problem]) -> None:
    """Print all problems to standard error, and how many there are."""
    console = terminal(to_errors=True)
    parts = [_told(problem) for problem in problems]
    if len(parts) > 1:
        parts.append(Text(f"{count(problems)}.", style="bold"))
    if parts:
        console.print(Text("\n\n").join(parts), soft_wrap=True)


def count(problems: Sequence[Problem]) -> str:
    """Say how many mistakes and warnings there are."""
    warnings = sum(problem.is_warning for problem in problems)
    counted = ((len(problems) - warnings, "mistake"), (warnings, "warning"))
    parts = (f"{number} {name}{'s' * (number > 1)}" for number, name in counted if number)
    return " and ".join(parts)


def _told(problem: Problem) -> Text:
    colour = "yellow" if problem.is_warning else "red"
    told = Text(visible(str(problem)).replace("\n", " "))
    told.stylize("bold", 0, len(visible(problem.place)) + 1)
    told.stylize(colour, len(visible(problem.place)) + 1)
    if problem.excerpt and problem.line is not None and problem.column is not None:
        told = Text("\n").join([told, *_excerpt(problem, problem.line, problem.column - 1, colour)])
    return told


def _excerpt(problem: Problem, line: int, at: int, colour: str) -> Iterator[Text]:
    """Show the line, or what of a long one is around the place, and mark the place below it."""
    first = at - _BEFORE if len(problem.excerpt) > _WIDEST and at > _BEFORE else 0
    last = first + _WIDEST
    before = _shown(problem.excerpt[first:at], is_cut=first > 0)
    marked = _shown(problem.excerpt[at : min(at + problem.width, last)])
    after = _shown(problem.excerpt[at + problem.width : last])
    end = "…" if len(problem.excerpt) > last else ""
    carets = "^" * max(1, cell_len(marked))
    yield Text(f"{line:>5} | ", style="dim").append(f"{before}{marked}{after}{end}", "not dim")
    yield (
        Text(f"{'':>5} | ", style="dim")
        .append(" " * cell_len(before))
        .append(carets, f"{colour} not dim")
    )


def _shown(part: str, *, is_cut: bool = False) -> str:
    return "…" * is_cut + visible(part).replace("\t", _TAB)
