"""Looks a community over: what is broken, what is limited, what could be better, what is good."""

from collections.abc import Callable, Iterator

from nudgebot_discord.automod import limits
from nudgebot_discord.wizard.features import Feature
from nudgebot_discord.wizard.finding import Finding, Fix, Severity
from nudgebot_discord.wizard.gaps import find_gaps, may
from nudgebot_discord.wizard.permissions import NEVER
from nudgebot_discord.wizard.state import Channel, State

PORTAL = "https://discord.com/developers/applications"
CASES = frozenset({Feature.CASES})
AUTOMOD = frozenset({Feature.AUTOMOD})


def look(state: State) -> tuple[Finding, ...]:
    """Find everything there is to say about a community, worst first."""
    found = [finding for step in STEPS for finding in step(state)]
    ranks = list(Severity)
    return tuple(sorted(found, key=lambda finding: ranks.index(finding.severity)))


def _content(state: State) -> Iterator[Finding]:
    """Without the Message Content intent, Discord hands over messages without their words."""
    if state.wants_content and state.has_content:
        yield Finding("content", Severity.GOOD)
    elif state.wants_content:
        page = f"{PORTAL}/{state.application}/bot"
        yield Finding(
            "no_message_content",
            Severity.LIMITS,
            fix=Fix.OPEN_PORTAL,
            link=page,
            stops=frozenset({Feature.SCORING}),
        )
    else:
        stops = frozenset({Feature.SCORING})
        yield Finding("message_content_off", Severity.LIMITS, stops=stops)


def _mode(state: State) -> Iterator[Finding]:
    if state.observes:
        yield Finding("observing", Severity.ADVICE)


def _commands(state: State) -> Iterator[Finding]:
    if state.commands == 0:
        yield Finding("no_commands", Severity.BROKEN)
    elif state.commands:
        yield Finding("commands", Severity.GOOD, {"count": state.commands})


def _moderators_channel(state: State) -> Iterator[Finding]:
    channel = state.moderators_channel
    if channel is None and state.is_channel_fixed:
        yield Finding("settings_channel_gone", Severity.BROKEN, stops=CASES)
        return
    if channel is None:
        is_set = state.moderators_channel_id is not None
        code = "moderators_channel_gone" if is_set else "no_moderators_channel"
        fix = Fix.CREATE_CHANNEL if may(state.permissions, "manage_channels") else None
        yield Finding(code, Severity.BROKEN, fix=fix, stops=CASES)
        return
    faults = find_faults(channel)
    yield from faults
    if not faults:
        yield Finding("moderators_channel", Severity.GOOD, {"channels": (channel.id,)})


def find_faults(channel: Channel) -> tuple[Finding, ...]:
    """Find why a channel cannot be the moderators'; nothing if it can."""
    return tuple(_faults(channel))


def _faults(channel: Channel) -> Iterator[Finding]:
    here = {"channels": (channel.id,)}
    if channel.is_public:
        yield Finding("moderators_channel_public", Severity.BROKEN, here, stops=CASES)
    needed = ("view_channel", "send_messages")
    missing = tuple(flag for flag in needed if not may(channel.permissions, flag))
    if missing:
        values = {**here, "permissions": missing}
        yield Finding("moderators_channel_closed", Severity.BROKEN, values, stops=CASES)


def _roles(state: State) -> Iterator[Finding]:
    if Feature.TIMEOUTS in state.features and state.roles_above:
        values = {"roles": state.roles_above, "count": len(state.roles_above)}
        yield Finding("roles_above", Severity.LIMITS, values)


def _automod(state: State) -> Iterator[Finding]:
    if Feature.AUTOMOD not in state.features:
        yield Finding("automod_off", Severity.ADVICE)
        return
    if state.foreign_rules is None:
        return
    room = limits.RULES - state.foreign_rules
    values = {"foreign": state.foreign_rules, "room": room, "limit": limits.RULES}
    if room <= 0:
        yield Finding("automod_full", Severity.LIMITS, values, stops=AUTOMOD)
    elif not state.own_rules:
        yield Finding("automod_unused", Severity.ADVICE, values, stops=AUTOMOD)
    else:
        yield Finding("automod", Severity.GOOD, {**values, "count": state.own_rules})


def _trust(state: State) -> Iterator[Finding]:
    """What could hurt the community if somebody else got hold of the bot."""
    if "administrator" in state.permissions:
        yield Finding("administrator", Severity.ADVICE)
        return
    unused = tuple(flag for flag in NEVER if flag in state.permissions)
    if unused:
        yield Finding("unused_permissions", Severity.ADVICE, {"permissions": unused})


def _two_factor(state: State) -> Iterator[Finding]:
    if state.needs_two_factor:
        yield Finding("two_factor", Severity.ADVICE)


STEPS: tuple[Callable[[State], Iterator[Finding]], ...] = (
    _commands,
    _moderators_channel,
    _content,
    _mode,
    find_gaps,
    _roles,
    _automod,
    _two_factor,
    _trust,
)
