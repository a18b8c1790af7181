"""Finds what the bot may not do, in the community as a whole or in some channels."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from nudgebot_discord.wizard.features import Feature
from nudgebot_discord.wizard.finding import Finding, Fix, Severity
from nudgebot_discord.wizard.invite import invite_link
from nudgebot_discord.wizard.permissions import Need, needs
from nudgebot_discord.wizard.state import Channel, Kind, State

VIEW = "view_channel"
# What happens in channels, and so nowhere for a bot that sees none.
IN_CHANNELS = frozenset({Feature.SCORING, Feature.WHISPERS, Feature.THREADS, Feature.DELETING})


@dataclass(frozen=True, slots=True)
class Gap:
    """A permission that is missing, everywhere or in some channels."""

    need: Need
    is_everywhere: bool
    channels: tuple[int, ...] = ()


def may(permissions: Collection[str], flag: str) -> bool:
    """Whether a permission is given; administrators have them all."""
    return flag in permissions or "administrator" in permissions


def find_gaps(state: State) -> Iterator[Finding]:
    """Find which channels the bot does not see, and which features cannot work."""
    channels = [one for one in state.channels if one.id != state.moderators_channel_id]
    seen = tuple(channel for channel in channels if may(channel.permissions, VIEW))
    hidden = tuple(channel.id for channel in channels if channel not in seen)
    if not seen:
        link = _link(state)
        yield Finding("no_channels", Severity.BROKEN, {}, Fix.INVITE, link, IN_CHANNELS)
        return
    yield Finding("channels", Severity.GOOD, {"count": len(seen)})
    if hidden:  # it may be so on purpose, as for the staff's own channels
        values = {"channels": hidden, "count": len(hidden)}
        yield Finding("hidden_channels", Severity.ADVICE, values)
    for feature in Feature:
        if feature in _looked_at(state):
            yield from _tell(state, feature, tuple(_gaps(state, seen, feature)))


def _looked_at(state: State) -> frozenset[Feature]:
    """Leave out what the moderators' channel is all that matters for."""
    is_set_up = state.moderators_channel is not None
    return state.features - {Feature.CASES} - ({Feature.SETUP} if is_set_up else set())


def _gaps(state: State, seen: Sequence[Channel], feature: Feature) -> Iterator[Gap]:
    for need in needs((feature,)):
        flag = need.permission
        places = [channel for channel in seen if _counts(need, channel.kind)]
        lacking = tuple(place.id for place in places if not may(place.permissions, flag))
        if not need.is_local:
            if not may(state.permissions, flag):
                yield Gap(need, is_everywhere=True)
        elif lacking:
            yield Gap(need, len(lacking) == len(places), lacking)


def _counts(need: Need, kind: Kind) -> bool:
    """Whether a permission means anything in a kind of channel."""
    if need.feature is Feature.THREADS:
        return kind is Kind.TEXT
    without = {"send_messages": Kind.POSTS, "send_messages_in_threads": Kind.VOICE}
    return without.get(need.permission) is not kind


def _tell(state: State, feature: Feature, gaps: Sequence[Gap]) -> Iterator[Finding]:
    """Tell of a feature that does not work, or else of where it does not, or not so well."""
    for word, is_essential in (("no", True), ("less", False)):
        these = [gap for gap in gaps if gap.need.is_essential is is_essential]
        everywhere = tuple(gap.need.permission for gap in these if gap.is_everywhere)
        if everywhere:
            stops = frozenset({feature} if is_essential else ())
            yield Finding(
                f"{word}_{feature}",
                Severity.LIMITS,
                {"permissions": everywhere},
                fix=Fix.INVITE,
                link=_link(state),
                stops=stops,
            )
            return
        if these:
            yield _tell_where(f"{word}_{feature}_here", these)


def _tell_where(code: str, gaps: Sequence[Gap]) -> Finding:
    channels = tuple(sorted({channel for gap in gaps for channel in gap.channels}))
    values = {
        "permissions": tuple(gap.need.permission for gap in gaps),
        "channels": channels,
        "count": len(channels),
    }
    return Finding(code, Severity.LIMITS, values)


def _link(state: State) -> str:
    return invite_link(state.application, features=state.features)
