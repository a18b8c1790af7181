from urllib.parse import parse_qs, urlsplit

import discord
import pytest
from typer.testing import CliRunner

from nudgebot_discord.__main__ import app
from nudgebot_discord.wizard.features import ALL, ALWAYS, Feature
from nudgebot_discord.wizard.invite import invite_link
from nudgebot_discord.wizard.permissions import NEEDS, NEVER, needs, total

APPLICATION = 123456789012345678


def asked_for(link: str) -> discord.Permissions:
    return discord.Permissions(int(parse_qs(urlsplit(link).query)["permissions"][0]))


def test_the_numbers_are_the_ones_in_the_guide() -> None:
    assert total(ALL).value == 1_443_109_088_304
    assert total(ALWAYS).value == 68_608


def test_every_permission_is_one_that_discord_knows() -> None:
    assert {need.permission for need in NEEDS} <= set(discord.Permissions.VALID_FLAGS) | {
        "view_channel"
    }
    assert set(NEVER) <= set(discord.Permissions.VALID_FLAGS)


def test_nothing_is_asked_for_that_is_never_used() -> None:
    assert not {need.permission for need in NEEDS} & {*NEVER}


@pytest.mark.parametrize("feature", Feature)
def test_every_feature_says_what_it_needs(feature: Feature) -> None:
    assert needs((feature,))
    assert any(need.is_essential for need in needs((feature,)))


def test_the_link_is_the_one_that_discord_documents() -> None:
    link = urlsplit(invite_link(APPLICATION, features=()))

    assert (link.scheme, link.netloc, link.path) == ("https", "discord.com", "/oauth2/authorize")
    assert link.query == (
        "client_id=123456789012345678&scope=bot+applications.commands&permissions=68608"
    )


@pytest.mark.parametrize("feature", sorted(ALL - ALWAYS))
def test_what_is_left_out_is_not_asked_for(feature: Feature) -> None:
    others = {need.permission for need in needs(ALL - {feature})}
    given = asked_for(invite_link(APPLICATION, features=ALL - {feature}))

    assert given == discord.Permissions(**dict.fromkeys(others, True))


def test_the_command_prints_the_link_and_every_permission_in_words() -> None:
    result = CliRunner().invoke(app, ["invite", str(APPLICATION), "--without", "automod"])

    assert result.exit_code == 0
    assert result.output.startswith(invite_link(APPLICATION, features=ALL - {Feature.AUTOMOD}))
    assert "View Channels" in result.output
    assert "Timeout Members" in result.output
    assert "Manage Server" not in result.output
    assert all(need.why in result.output for need in needs(ALL - {Feature.AUTOMOD}))


@pytest.mark.parametrize(
    "arguments",
    [
        ["12"],
        ["me"],
        [str(APPLICATION), "--without", "scoring"],
        [str(APPLICATION), "--without", "x"],
    ],
)
def test_the_command_refuses_what_it_cannot_do(arguments: list[str]) -> None:
    result = CliRunner().invoke(app, ["invite", *arguments])

    assert result.exit_code == 2
    assert "https://" not in result.output
