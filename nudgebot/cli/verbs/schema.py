"""`nudgebot schema`: what can be set, for editors and for readers."""

import json
from typing import Annotated

import typer

from nudgebot.cli.application import verb_app
from nudgebot.config.plugins import installed
from nudgebot.config.reference.json_schema import json_schema
from nudgebot.config.reference.markdown import markdown

app = verb_app()

MarkdownOption = Annotated[
    bool, typer.Option("--markdown", help="Print a page for people instead of JSON Schema.")
]


@app.command()
def schema(*, as_markdown: MarkdownOption = False) -> None:
    """Print what can be set, as JSON Schema for your editor."""
    tree = json_schema(installed())
    page = markdown(tree) if as_markdown else json.dumps(tree, indent=2, ensure_ascii=False) + "\n"
    typer.echo(page.encode(), nl=False)
