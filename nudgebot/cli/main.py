"""`nudgebot`: the program. A verb is imported when it is used, so that help is quick."""

import sys
from importlib import import_module
from importlib.metadata import version
from io import TextIOWrapper
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from nudgebot.cli.errors import told_in_words

VERBS = {
    "init": "Ask five questions and write a short configuration.",
    "try": "Type messages, see what would happen, edit rules meanwhile.",
    "run": "Run the bot as the TOML file says, until Ctrl-C.",
    "demo": "Open a chat room on this machine, with nothing to set up.",
    "check": "Check a TOML file and show every mistake at once.",
    "schema": "Print what can be set, as JSON Schema for your editor.",
    "score": "Show how unkind and how kind a text is, and which words say so.",
    "explain": "Say what would happen to a text here, and what decides.",
    "replay": "Play a chat log through scoring and policy; deliver nothing.",
    "calibrate": "Find the threshold that suits a log of your own; keep nothing.",
    "plugins": "List the installed plugins.",
    "db": "Look after the database.",
    "export": "Print everything that is stored about a member, as JSON.",
    "forget": "Erase what is stored about a member, for ever.",
}
MODULES = {"try": "try_out"}  # what Python keeps to itself cannot be a module's name


class Verbs(TyperGroup):
    """All verbs. What a person did wrong is told in words; what we did wrong is raised."""

    def make_context(self, *args: Any, **options: Any) -> Any:  # noqa: ANN401 - as inherited
        """Read the command line up to the verb."""
        with told_in_words():
            return super().make_context(*args, **options)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401 - as inherited
        """Import the verb that was asked for."""
        name, _, rest = super().resolve_command(ctx, args)
        module = MODULES.get(str(name), name)
        verb = import_module(f"nudgebot.cli.verbs.{module}")
        return name, get_command(verb.app), rest

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - as inherited
        """Carry out the verb."""
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(errors="replace")
        with told_in_words():
            return super().invoke(ctx)


app = typer.Typer(
    name="nudgebot",
    cls=Verbs,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _show_version(asked: bool) -> None:  # noqa: FBT001 - typer calls it
    if asked:
        typer.echo(version("nudgebot"))
        raise typer.Exit


@app.callback()
def nudgebot(
    *,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """A kindness bot: it scores messages on your own machine and nudges in private."""


def _stand_in() -> None:
    """Hold a verb's place until `Verbs.resolve_command` imports it."""


for _name, _summary in VERBS.items():
    app.command(_name, help=_summary)(_stand_in)
