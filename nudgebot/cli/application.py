"""What all verbs have in common on the command line."""

import typer


def verb_app() -> typer.Typer:
    """Make the application of one verb: plain help, and nothing about shells."""
    return typer.Typer(add_completion=False, rich_markup_mode=None)
