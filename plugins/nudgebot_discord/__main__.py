"""`python -m nudgebot_discord`: what an owner needs before the bot runs."""

from collections.abc import Iterator
from typing import Annotated

import typer

from nudgebot_discord.assembly import TEXTS
from nudgebot_discord.wizard.features import ALL, ALWAYS, Feature
from nudgebot_discord.wizard.invite import invite_link
from nudgebot_discord.wizard.permissions import needs, total
from nudgebot_discord.words.locales import Locales

FIRST_ID = 1 << 22  # ids count milliseconds since 2015, shifted by this much

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@app.callback()
def nudgebot_discord() -> None:
    """What an owner needs before the bot runs."""


@app.command()
def invite(
    application_id: Annotated[
        int,
        typer.Argument(
            min=FIRST_ID,
            max=(1 << 64) - 1,
            help="The application's id, from General Information in the Developer Portal.",
        ),
    ],
    without: Annotated[
        list[Feature] | None, typer.Option(help="Leave a feature out; may be said several times.")
    ] = None,
) -> None:
    """Print the link that invites the bot, and what it asks for."""
    dropped = frozenset(without or ())
    if dropped & ALWAYS:
        names = " and ".join(sorted(ALWAYS))
        raise typer.BadParameter(f"there is no bot without {names}", param_hint="--without")
    features = ALL - dropped
    typer.echo(invite_link(application_id, features=features))
    typer.echo(f"\nIt asks for these permissions ({total(features).value} in all):\n")
    for line in _describe(features):
        typer.echo(line)


def _describe(features: frozenset[Feature]) -> Iterator[str]:
    reasons: dict[str, list[str]] = {}
    for need in needs(features):
        reasons.setdefault(need.permission, []).append(f"{need.why} ({need.feature})")
    for permission, why in reasons.items():
        yield f"- {_in_words(permission)}, to"
        yield from (f"    {reason}" for reason in why)


def _in_words(permission: str) -> str:
    """Name a permission as Discord's own pages do."""
    return Locales.load(TEXTS).of(None)(f"discord.permission.{permission}")


if __name__ == "__main__":
    app(prog_name="python -m nudgebot_discord")
