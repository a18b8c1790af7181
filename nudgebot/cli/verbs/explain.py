"""`nudgebot explain`: what would happen to this text here, and why?"""

from typing import Annotated

import typer

from nudgebot.cli.application import verb_app
from nudgebot.cli.explanation import Supposed, explanation, supposed_situation
from nudgebot.cli.options import ConfigOption, read_configuration, usual_file
from nudgebot.cli.scoring import open_scoring
from nudgebot.cli.terminal import display
from nudgebot.domain.message import Stage, valid_text
from nudgebot.policy.decide import decide
from nudgebot.texts.catalogue import Catalogue

app = verb_app()


@app.command()
def explain(  # noqa: PLR0913 - a command line has as many options as there are things to suppose
    text: Annotated[str, typer.Argument(help="The text.")],
    *,
    config: ConfigOption = None,
    to: Annotated[str, typer.Option(help="The member that it is addressed to.")] = "",
    draft: Annotated[
        bool, typer.Option("--draft/--posted", help="Is it still a draft, or posted already?")
    ] = False,
    role: Annotated[list[str] | None, typer.Option(help="A role of its author.")] = None,
    author: Annotated[str, typer.Option(help="The id of its author.")] = "somebody",
    channel: Annotated[str, typer.Option(help="The id of the channel.")] = "somewhere",
) -> None:
    """Say what would happen to a text here, and what decides."""
    configuration = read_configuration(config)
    supposed = Supposed(
        text=valid_text(text),
        author=author,
        roles=frozenset(role or ()),
        channel=channel,
        recipient=to or None,
        stage=Stage.DRAFT if draft else Stage.POSTED,
    )
    (assessment,) = open_scoring(configuration.scoring)([supposed.text])
    here = supposed_situation(supposed, assessment, configuration.settings.policy)
    decision = decide(here, configuration.rules)
    display(explanation(here, decision, settings=configuration.settings, texts=Catalogue.load()))
    typer.echo(f"\n  Settings from: {usual_file(config) or 'the built-in defaults'}")
