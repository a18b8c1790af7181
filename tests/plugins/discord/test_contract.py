"""Every request that the bot makes: what for, and whether Discord would take it."""

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path

import discord
import pytest

from tests.discord_server import contract
from tests.discord_server.checks import violations_of
from tests.discord_server.journal import Request
from tests.discord_server.openapi.samples import needs_description
from tests.discord_server.server import TOKEN
from tests.discord_server.spoiling import Spoilt, shape_of, spoil
from tests.plugins.discord.cases import hurry
from tests.plugins.discord.tour.course import go_round

GUIDE = Path(__file__).resolve().parents[3] / "docs" / "discord.md"
ROW = re.compile(r"\| `(?P<method>[A-Z]+) (?P<route>\S+)` \| (?P<use>.+) \|")

# A new route comes in here on purpose, and into the guide, or not at all.
REQUESTS = {
    ("DELETE", "/channels/{}/messages/{}"): "take a line, a note, or a message on request away",
    ("DELETE", "/guilds/{}/auto-moderation/rules/{}"): "remove a rule of the bot's own",
    ("GET", "/channels/{}"): "find a channel or a sleeping thread that a link leads to",
    ("GET", "/channels/{}/messages"): "show on a case card what was said before",
    ("GET", "/channels/{}/messages/{}"): "read a message as it is now; see whether a card is there",
    ("GET", "/gateway/bot"): "ask for the gateway, and how many shards there should be",
    ("GET", "/guilds/{}/auto-moderation/rules"): "compare the AutoMod rules with the settings",
    ("GET", "/guilds/{}/auto-moderation/rules/{}"): "see whose rule held a message back",
    ("GET", "/guilds/{}/members/{}"): "see whether somebody may be timed out, or has left",
    ("GET", "/oauth2/applications/@me"): "log in: which application this is",
    ("GET", "/users/@me"): "log in: which account this is",
    ("PATCH", "/channels/{}/messages/{}"): "change a case card",
    ("PATCH", "/guilds/{}/auto-moderation/rules/{}"): "change a rule of the bot's own",
    ("PATCH", "/guilds/{}/members/{}"): "time somebody out when a moderator asks for it",
    ("PATCH", "/webhooks/{}/{}/messages/@original"): "change an answer in its place",
    ("POST", "/channels/{}/messages"): "post a line, a card, a note in a thread or directly",
    ("POST", "/channels/{}/threads"): "open a private thread for a note",
    ("POST", "/guilds/{}/auto-moderation/rules"): "make a rule",
    ("POST", "/guilds/{}/channels"): "make the moderators' channel in `/setup`",
    ("POST", "/interactions/{}/{}/callback"): "answer a command, a button, a choice or a form",
    ("POST", "/users/@me/channels"): "open direct messages with a member who chose them",
    ("POST", "/webhooks/{}/{}"): "show the answer that was announced, or one more",
    ("PUT", "/applications/{}/commands"): "register the commands, when they changed",
    ("PUT", "/channels/{}/thread-members/{}"): "bring the author into their private thread",
}

# What Discord lets one leave out, wherever it stands, and in some places. All else is needed.
OPTIONAL = """
    accent_color allow allow_list allowed_mentions autocomplete auto_archive_duration channel_types
    choices contexts custom_message de default default_member_permissions default_values deny
    description_localizations disabled divider dm_permission emoji enabled enforce_nonce flags
    integration_types invitable keyword_filter max_length max_values metadata min_length min_values
    name_localizations nonce nsfw options parse permission_overwrites placeholder
    rate_limit_per_user regex_patterns required spacing spoiler topic trigger_metadata tts
"""
REPLACEABLE = frozenset(
    {
        ("/applications/{}/commands", "#/type"),  # a command to type, if nothing else is said
        ("/channels/{}/messages", "content"),  # there are components instead
        ("/channels/{}/messages", "components/#/components/#/label"),  # or else an emoji
        ("/channels/{}/messages", "components/#/components/#/emoji/id"),  # not of a community
        ("/channels/{}/threads", "type"),  # a private one, if nothing else is said
        ("/guilds/{}/channels", "type"),  # for text, if nothing else is said
        ("/guilds/{}/channels", "permission_overwrites/#/type"),  # its id says whose it is
        ("/interactions/{}/{}/callback", "data"),  # asking for patience needs no more words
        ("/interactions/{}/{}/callback", "data/components"),  # an update names only what changes
        ("/interactions/{}/{}/callback", "data/components/#/component/label"),  # it is around it
        ("/webhooks/{}/{}", "components"),  # there is a file instead
    }
)


@pytest.fixture(scope="module")
def requests(
    migrated_database: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[list[Request]]:
    """What the bot asked for on a tour of all that it can do."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NUDGEBOT_DISCORD_TOKEN", TOKEN)
        patch.setattr(discord.http.Route, "BASE", discord.http.Route.BASE)
        gateway = discord.gateway.DiscordWebSocket
        patch.setattr(gateway, "DEFAULT_GATEWAY", gateway.DEFAULT_GATEWAY)
        patch.setattr("nudgebot_discord.connecting.client.GUILDS_SECONDS", 0.02)
        hurry(patch)
        yield asyncio.run(go_round(migrated_database, tmp_path_factory.mktemp("tour")))


def test_the_bot_makes_the_requests_that_are_listed_and_no_others(
    requests: list[Request],
) -> None:
    assert {(one.method, one.route) for one in requests} == REQUESTS.keys()
    assert list(REQUESTS) == sorted(REQUESTS)


def test_the_guide_lists_the_same_requests() -> None:
    listed = ROW.finditer(GUIDE.read_text(encoding="utf-8"))
    assert {(row["method"], row["route"]): row["use"] for row in listed} == REQUESTS


@needs_description
def test_each_is_known_to_discord_and_was_held_against_its_description(
    requests: list[Request],
) -> None:
    assert contract.operations() >= REQUESTS.keys()
    checked = {(one.method, one.route) for one in requests if one.is_checked}
    assert checked == REQUESTS.keys()
    assert [
        line for one in requests for line in contract.check(one.method, one.path, one.body)
    ] == []


@needs_description
def test_nothing_that_is_wrong_slips_through_the_net(requests: list[Request]) -> None:
    alike = {(one.method, one.route, shape_of(one.body)): one for one in requests}
    slipped = {
        (one.method, one.route, spoilt.how, spoilt.where)
        for one in alike.values()
        for spoilt in spoil(one.body)
        if _is_wrong(one, spoilt)
        and not violations_of(one.method, one.path, spoilt.body, files=one.files)
    }
    assert slipped == set()


def _is_wrong(request: Request, spoilt: Spoilt) -> bool:
    """Tell whether Discord would mind: it does, but for some properties that are left out."""
    if spoilt.how != "missing":
        return True
    if request.method == "PATCH" and "/" not in spoilt.where:
        return False  # a change names only what it changes
    is_optional = spoilt.where.rpartition("/")[2] in OPTIONAL.split()
    return not is_optional and (request.route, spoilt.where) not in REPLACEABLE
