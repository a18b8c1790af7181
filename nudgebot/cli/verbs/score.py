"""`nudgebot score`: how unkind and how kind is this?"""

import json
import sys
from typing import Annotated

import typer

from nudgebot.cli.application import verb_app
from nudgebot.cli.errors import USAGE, VerbError
from nudgebot.cli.jsonl import Assess, answers, batches
from nudgebot.cli.logfile import standard_input
from nudgebot.cli.options import ConfigOption, read_configuration
from nudgebot.cli.picture import picture
from nudgebot.cli.progress import Metered, progress
from nudgebot.cli.report import as_json, print_json
from nudgebot.cli.scoring import open_scoring
from nudgebot.cli.terminal import display
from nudgebot.domain.message import valid_text
from nudgebot.texts.catalogue import Catalogue

app = verb_app()


@app.command()
def score(
    text: Annotated[str | None, typer.Argument(help="The text.", show_default=False)] = None,
    *,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help='Read lines like {"text": "..."} from standard input.')
    ] = False,
    as_object: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    config: ConfigOption = None,
) -> None:
    """Show how unkind and how kind a text is, and which words say so."""
    if (text is None) != jsonl:
        raise VerbError("give either a TEXT or --jsonl", status=USAGE)
    assess = open_scoring(read_configuration(config).scoring)
    if text is None:
        with progress(standard_input(), wanted=not sys.stdout.isatty()) as source:
            raise typer.Exit(score_lines(source, assess))
    show_score(valid_text(text), assess, as_object=as_object)


def show_score(text: str, assess: Assess, *, as_object: bool) -> None:
    """Print the score of one text."""
    (assessment,) = assess([text])
    if as_object:
        print_json(as_json(assessment))
    else:
        display(picture(text, assessment, Catalogue.load()))


def score_lines(source: Metered, assess: Assess) -> int:
    """Answer every line; the status is 1 if one of them held no text."""
    status, out = 0, sys.stdout.buffer
    for lines in batches(source):
        for answer in answers(lines, assess):
            status |= "error" in answer
            out.write(json.dumps(answer, ensure_ascii=False).encode() + b"\n")
        out.flush()
        source.done(len(lines))
    return status
