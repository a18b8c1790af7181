"""`nudgebot replay`: what would have happened in this chat?"""

from pathlib import Path
from typing import Annotated

import typer

from nudgebot.cli.application import verb_app
from nudgebot.cli.chatlog import Format, read_log
from nudgebot.cli.logfile import opened
from nudgebot.cli.options import ConfigOption, read_configuration
from nudgebot.cli.progress import progress
from nudgebot.cli.rehearsal import Rehearsal
from nudgebot.cli.replaying import replay_log
from nudgebot.cli.report import print_json
from nudgebot.cli.scoring import open_scoring
from nudgebot.cli.summary import summary
from nudgebot.cli.tally import Tally
from nudgebot.cli.terminal import display
from nudgebot.texts.catalogue import Catalogue

app = verb_app()


@app.command()
def replay(
    log: Annotated[Path, typer.Argument(help="The log; - is standard input.", allow_dash=True)],
    *,
    config: ConfigOption = None,
    kind: Annotated[Format, typer.Option("--format", help="How it is written.")] = Format.AUTO,
    examples: Annotated[int, typer.Option(help="How many examples to show.", min=0)] = 10,
    as_object: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Play a chat log through scoring and policy; deliver nothing."""
    configuration = read_configuration(config)
    with opened(log) as file, progress(file) as source:
        tally = replay_log(
            read_log(source, kind),
            assess=open_scoring(configuration.scoring),
            rehearsal=Rehearsal(configuration.settings.policy, configuration.rules),
            tally=Tally(examples),
            done=source.done,
        )
    if as_object:
        print_json(tally.as_json(), indent=2)
    else:
        display(summary(tally, Catalogue.load()))
