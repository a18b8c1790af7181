from dataclasses import replace
from random import Random

import pytest

from nudgebot_discord.wizard.features import ALL, Feature
from nudgebot_discord.wizard.finding import Severity
from nudgebot_discord.wizard.permissions import needs
from nudgebot_discord.wizard.state import Kind
from tests.plugins.discord.wizard.states import (
    EVERYTHING,
    GAMES,
    GENERAL,
    MODERATORS,
    fine,
    the_trouble,
    troubles,
    without,
)


def test_what_the_bot_may_not_create_it_does_not_offer_to() -> None:
    state = fine(moderators_channel=None, permissions=EVERYTHING - {"manage_channels"})
    found = troubles(state)

    assert found["moderators_channel_gone"].fix is None
    assert found["no_setup"].values == {"permissions": ("manage_channels",)}


def test_with_a_moderators_channel_nothing_more_need_be_created() -> None:
    assert troubles(fine(permissions=EVERYTHING - {"manage_channels"})) == {}


def test_a_bot_that_sees_nothing_says_that_and_not_what_follows_from_it() -> None:
    hidden = tuple(without("view_channel", channel=one) for one in (GENERAL, GAMES))
    finding = the_trouble(fine(channels=hidden))

    assert (finding.code, finding.severity) == ("no_channels", Severity.BROKEN)
    assert finding.link is not None
    assert "client_id=99" in finding.link


def test_a_channel_that_is_hidden_from_the_bot_may_well_be_so_on_purpose() -> None:
    finding = the_trouble(fine(channels=(GENERAL, without("view_channel", channel=GAMES))))

    assert (finding.code, finding.severity) == ("hidden_channels", Severity.ADVICE)
    assert finding.values == {"channels": (2,), "count": 1}


@pytest.mark.parametrize(
    ("flag", "codes"),
    [
        ("read_message_history", {"less_scoring"}),
        ("send_messages", {"no_whispers"}),
        ("send_messages_in_threads", {"less_whispers", "no_threads"}),
        ("create_private_threads", {"no_threads"}),
        ("manage_messages", {"no_deleting"}),
    ],
)
def test_a_permission_is_missed_everywhere_or_where_it_is_missing(
    flag: str, codes: set[str]
) -> None:
    lacking, other = without(flag), without(flag, channel=GAMES)
    everywhere = troubles(fine(channels=(lacking, other)))
    somewhere = troubles(fine(channels=(GAMES, lacking)))

    assert set(everywhere) == codes
    assert set(somewhere) == {f"{code}_here" for code in codes}
    assert all(one.values == {"permissions": (flag,)} for one in everywhere.values())
    assert all(one.values["channels"] == (1,) for one in somewhere.values())
    assert all(one.severity is Severity.LIMITS for one in everywhere.values())


@pytest.mark.parametrize(
    ("flag", "code"), [("moderate_members", "no_timeouts"), ("manage_guild", "no_automod")]
)
def test_some_permissions_count_for_the_whole_community(flag: str, code: str) -> None:
    finding = the_trouble(fine(permissions=EVERYTHING - {flag}))

    assert (finding.code, finding.values) == (code, {"permissions": (flag,)})
    assert {f"no_{feature}" for feature in finding.stops} == {code}


@pytest.mark.parametrize(
    ("kind", "flag"),
    [
        (Kind.NEWS, "create_private_threads"),
        (Kind.VOICE, "create_private_threads"),
        (Kind.VOICE, "send_messages_in_threads"),
        (Kind.POSTS, "create_private_threads"),
        (Kind.POSTS, "send_messages"),
    ],
)
def test_what_a_channel_cannot_hold_is_not_missed_there(kind: Kind, flag: str) -> None:
    assert troubles(fine(channels=(replace(without(flag), kind=kind), GAMES))) == {}


def test_the_moderators_channel_is_looked_at_by_itself() -> None:
    closed = without("view_channel", channel=MODERATORS)
    state = fine(channels=(GENERAL, closed), moderators_channel=closed)

    assert the_trouble(state).code == "moderators_channel_closed"


@pytest.mark.parametrize("feature", sorted(ALL - {Feature.SCORING, Feature.CASES}))
def test_what_an_owner_left_out_is_not_missed(feature: Feature) -> None:
    elsewhere = {need.permission for need in needs(ALL - {feature})}
    bare = frozenset(elsewhere)
    state = fine(
        features=ALL - {feature},
        permissions=bare,
        channels=(replace(GENERAL, permissions=bare),),
    )

    assert set(troubles(state)) <= {"automod_off"}


def test_channels_are_told_in_the_order_of_their_ids() -> None:
    ids = [3**number << 22 for number in range(9)]
    many = [replace(without("send_messages"), id=number) for number in ids]
    Random(3).shuffle(many)
    finding = the_trouble(fine(channels=(GAMES, *many)))

    assert finding.values["channels"] == tuple(ids)
