"""Communities in which all is well, and others."""

from dataclasses import replace
from typing import Any

from nudgebot_discord.wizard.finding import Finding, Severity
from nudgebot_discord.wizard.findings import look
from nudgebot_discord.wizard.permissions import NEEDS
from nudgebot_discord.wizard.state import Channel, State

EVERYTHING = frozenset(need.permission for need in NEEDS)
GENERAL = Channel(id=1, permissions=EVERYTHING)
GAMES = Channel(id=2, permissions=EVERYTHING)
MODERATORS = Channel(id=3, permissions=EVERYTHING, is_public=False)
FINE = State(
    application=99,
    permissions=EVERYTHING,
    channels=(GENERAL, GAMES),
    moderators_channel_id=3,
    moderators_channel=MODERATORS,
    commands=12,
    own_rules=2,
    foreign_rules=1,
)


def fine(**changes: Any) -> State:  # noqa: ANN401 - whatever the fields of a State are
    """Make a community in which all is well but for what is said."""
    return replace(FINE, **changes)


def without(*flags: str, channel: Channel = GENERAL) -> Channel:
    """Take permissions away from the bot in a channel."""
    return replace(channel, permissions=channel.permissions - {*flags})


def troubles(state: State) -> dict[str, Finding]:
    """Look a community over, and leave out what is well."""
    return {one.code: one for one in look(state) if one.severity is not Severity.GOOD}


def the_trouble(state: State) -> Finding:
    """Get the only trouble there is."""
    (finding,) = troubles(state).values()
    return finding
