from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nudgebot_discord.wizard.features import ALL, Feature
from nudgebot_discord.wizard.finding import Fix, Severity
from nudgebot_discord.wizard.findings import look
from nudgebot_discord.wizard.permissions import NEVER
from nudgebot_discord.wizard.state import Channel, Kind, State
from tests.plugins.discord.wizard.states import (
    EVERYTHING,
    MODERATORS,
    fine,
    the_trouble,
    troubles,
    without,
)

flags = st.frozensets(st.sampled_from((*sorted(EVERYTHING), *NEVER)))
channels = st.builds(
    Channel,
    id=st.integers(1, 30),
    permissions=flags,
    kind=st.sampled_from(Kind),
    is_public=st.booleans(),
)
states = st.builds(
    State,
    application=st.just(99),
    features=st.frozensets(st.sampled_from(Feature)),
    permissions=flags,
    channels=st.lists(channels, max_size=5, unique_by=lambda channel: channel.id).map(tuple),
    moderators_channel=st.none() | channels,
    is_channel_fixed=st.booleans(),
    observes=st.booleans(),
    commands=st.none() | st.integers(0, 3),
    own_rules=st.none() | st.integers(0, 6),
    foreign_rules=st.none() | st.integers(0, 6),
)


def test_a_community_in_which_all_is_well_hears_so() -> None:
    assert [(one.code, one.severity) for one in look(fine())] == [
        (code, Severity.GOOD)
        for code in ("commands", "moderators_channel", "content", "channels", "automod")
    ]


@given(states)
def test_the_worst_comes_first_and_nothing_comes_twice(state: State) -> None:
    found = look(state)
    ranks = [list(Severity).index(one.severity) for one in found]

    assert ranks == sorted(ranks)
    assert len({one.code for one in found}) == len(found)
    assert look(state) == found


@given(states)
def test_a_link_is_offered_wherever_opening_one_is(state: State) -> None:
    opening = {Fix.OPEN_PORTAL, Fix.INVITE}

    assert all((one.link is not None) == (one.fix in opening) for one in look(state))


@given(states)
def test_an_administrator_lacks_no_permission(state: State) -> None:
    every = frozenset({"administrator"})
    mighty = replace(
        state,
        permissions=every,
        channels=tuple(replace(channel, permissions=every) for channel in state.channels),
    )

    assert not any("permissions" in one.values for one in look(mighty) if "closed" not in one.code)


def test_a_missing_intent_limits_the_bot_and_links_to_its_page() -> None:
    finding = the_trouble(fine(has_content=False))

    assert (finding.code, finding.severity) == ("no_message_content", Severity.LIMITS)
    assert finding.fix is Fix.OPEN_PORTAL
    assert finding.stops == {Feature.SCORING}
    assert finding.link == "https://discord.com/developers/applications/99/bot"


def test_an_intent_that_nobody_asked_for_is_a_setting() -> None:
    finding = the_trouble(fine(wants_content=False, has_content=True))

    assert (finding.code, finding.link) == ("message_content_off", None)


def test_commands_that_are_not_registered_are_missed_and_unknown_ones_are_not() -> None:
    assert the_trouble(fine(commands=0)).code == "no_commands"
    assert "commands" not in {one.code for one in look(fine(commands=None))}


@pytest.mark.parametrize(
    ("listed", "code"), [(None, "no_moderators_channel"), (3, "moderators_channel_gone")]
)
def test_a_missing_moderators_channel_can_be_created(listed: int | None, code: str) -> None:
    finding = the_trouble(fine(moderators_channel_id=listed, moderators_channel=None))

    assert (finding.code, finding.fix) == (code, Fix.CREATE_CHANNEL)
    assert finding.severity is Severity.BROKEN


def test_a_missing_channel_that_the_settings_name_is_mended_in_the_settings() -> None:
    finding = the_trouble(fine(moderators_channel=None, is_channel_fixed=True))

    assert (finding.code, finding.fix) == ("settings_channel_gone", None)
    assert finding.stops == {Feature.CASES}


def test_a_moderators_channel_that_everybody_sees_is_no_good() -> None:
    finding = the_trouble(fine(moderators_channel=replace(MODERATORS, is_public=True)))

    assert (finding.code, finding.severity) == ("moderators_channel_public", Severity.BROKEN)
    assert finding.values == {"channels": (3,)}


def test_a_moderators_channel_that_the_bot_cannot_write_in_is_no_good() -> None:
    closed = without("send_messages", "view_channel", channel=MODERATORS)
    finding = the_trouble(fine(moderators_channel=closed))

    assert finding.code == "moderators_channel_closed"
    assert finding.values["permissions"] == ("view_channel", "send_messages")


def test_members_with_higher_roles_cannot_be_timed_out() -> None:
    finding = the_trouble(fine(roles_above=(5, 6)))

    assert (finding.code, finding.values) == ("roles_above", {"roles": (5, 6), "count": 2})
    assert troubles(fine(roles_above=(5,), features=ALL - {Feature.TIMEOUTS})) == {}


def test_automod_may_be_full_of_other_rules_or_unused() -> None:
    assert the_trouble(fine(own_rules=0, foreign_rules=6)).code == "automod_full"
    unused = the_trouble(fine(own_rules=0, foreign_rules=4))
    assert (unused.code, unused.values["room"]) == ("automod_unused", 2)
    assert unused.severity is Severity.ADVICE
    assert troubles(fine(own_rules=None, foreign_rules=None)) == {}


def test_without_words_for_before_posting_automod_is_not_looked_at() -> None:
    off = fine(features=ALL - {Feature.AUTOMOD}, foreign_rules=6)

    assert the_trouble(off).code == "automod_off"


def test_a_bot_that_only_watches_says_so() -> None:
    finding = the_trouble(fine(observes=True))

    assert (finding.code, finding.severity) == ("observing", Severity.ADVICE)


@given(states)
def test_whatever_stops_a_feature_is_more_than_good(state: State) -> None:
    assert not any(one.stops for one in look(state) if one.severity is Severity.GOOD)


def test_power_that_is_never_used_is_better_given_back() -> None:
    mighty = the_trouble(fine(permissions=EVERYTHING | {"administrator", "ban_members"}))
    strong = the_trouble(fine(permissions=EVERYTHING | {"manage_roles", "ban_members"}))

    assert (mighty.code, mighty.severity) == ("administrator", Severity.ADVICE)
    assert strong.values == {"permissions": ("ban_members", "manage_roles")}


def test_two_factor_authentication_is_spoken_of_where_it_is_asked_for() -> None:
    assert the_trouble(fine(needs_two_factor=True)).code == "two_factor"
