"""`nudgebot calibrate`: which threshold suits this community?"""

from pathlib import Path
from typing import Annotated

import typer

from nudgebot.cli.application import verb_app
from nudgebot.cli.calibration import Calibration
from nudgebot.cli.calibration_page import calibration_page
from nudgebot.cli.census import Census
from nudgebot.cli.chatlog import Format, read_log
from nudgebot.cli.errors import VerbError
from nudgebot.cli.logfile import Checked, name_of, opened
from nudgebot.cli.options import ConfigOption, read_configuration
from nudgebot.cli.progress import progress
from nudgebot.cli.replaying import scored
from nudgebot.cli.report import print_json
from nudgebot.cli.scoring import open_scoring
from nudgebot.cli.terminal import display

app = verb_app()

MOST_SHOWN = 1000


@app.command()
def calibrate(  # noqa: PLR0913 - a command line has as many options as there are wishes
    log: Annotated[
        Path,
        typer.Argument(
            help="A log in which hardly anybody was unkind; - is standard input.", allow_dash=True
        ),
    ],
    *,
    alarms: Annotated[
        float, typer.Option(help="How many alarms in 1,000 messages are fine.", min=0.001, max=1000)
    ] = 2.0,
    kind: Annotated[
        float | None,
        typer.Option(
            help="How many kind messages in 1,000 are fine.",
            min=0.001,
            max=1000,
            show_default=False,
        ),
    ] = None,
    show: Annotated[
        int,
        typer.Option(help="Show so many of the highest of each, to judge.", min=0, max=MOST_SHOWN),
    ] = 0,
    form: Annotated[Format, typer.Option("--format", help="How the log is written.")] = Format.AUTO,
    config: ConfigOption = None,
    as_object: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Find the threshold that suits a log of your own; keep nothing."""
    configuration = read_configuration(config)
    policy = configuration.settings.policy
    census = Census(policy, shown=show)
    with opened(log) as file, progress(file) as source:
        lines = read_log(Checked(source, name_of(log)), form, strictly=True)
        assess = open_scoring(configuration.scoring)
        census.take(scored(lines, assess=assess, done=source.done))
    refuse_no_log(census, name_of(log))
    calibration = Calibration(
        log=name_of(log), census=census, policy=policy, alarms=alarms, kind=kind
    )
    if as_object:
        print_json(calibration.as_json(), indent=2)
    else:
        display(calibration_page(calibration))


def refuse_no_log(census: Census, name: str) -> None:
    """Make sure that the log was one.

    Raises:
        VerbError: it holds no message, or could not be read for the most part.
    """
    skipped = census.skipped
    if skipped.bad_lines > census.messages:
        first, lines = skipped.problems[0], skipped.bad_lines + census.messages
        raise VerbError(
            f"{name}: most lines hold no message ({skipped.bad_lines:,} of {lines:,}); line"
            f" {first.line}: {first.problem}; say with --format how it is written"
        )
    if not census.messages:
        raise VerbError(f"{name}: there is no message in it")
