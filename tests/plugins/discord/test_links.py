import pytest
from hypothesis import given
from hypothesis import strategies as st

from nudgebot_discord.words.links import Linked, LinkRefusedError, message_link, read_link

PORCH = 1100000000000000001
ELSEWHERE = 1100000000000000009
CHANNEL = 1100000000000000002
MESSAGE = 1100000000000000003
PATH = f"channels/{PORCH}/{CHANNEL}/{MESSAGE}"
SNOWFLAKES = st.integers(min_value=10**15, max_value=2**63 - 1)


@given(SNOWFLAKES, SNOWFLAKES, SNOWFLAKES)
def test_a_link_that_is_made_can_be_read(community: int, channel: int, message: int) -> None:
    link = message_link(community, channel, message)

    assert read_link(link, community=community) == Linked(message, channel)


@pytest.mark.parametrize(
    "link",
    [
        f"https://discord.com/{PATH}",
        f"https://ptb.discord.com/{PATH}",
        f"https://canary.discord.com/{PATH}",
        f"https://discordapp.com/{PATH}",
        f"https://www.discord.com/{PATH}",
        f"HTTPS://Discord.com/{PATH}",
        f"  <https://discord.com/{PATH}> ",
        f"https://discord.com/{PATH}/?jump=1#top",
        f"discord.com/{PATH}",
        f"{CHANNEL}-{MESSAGE}",
    ],
)
def test_every_way_to_copy_a_link_is_understood(link: str) -> None:
    assert read_link(link, community=PORCH) == Linked(MESSAGE, CHANNEL)


def test_an_id_is_enough() -> None:
    assert read_link(f" {MESSAGE}\n", community=PORCH) == Linked(MESSAGE)


@pytest.mark.parametrize("community", [ELSEWHERE, "@me"])
def test_a_link_to_another_community_is_refused(community: object) -> None:
    with pytest.raises(LinkRefusedError) as refusal:
        read_link(f"https://discord.com/channels/{community}/{CHANNEL}/{MESSAGE}", community=PORCH)
    assert refusal.value.why == "discord.link.elsewhere"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        "123",
        "1" * 30,
        "١١٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٣",
        f"https://example.com/{PATH}",
        f"https://discord.com.example.com/{PATH}",
        f"https://evil-discord.com/{PATH}",
        f"https://discord.com/channels/{PORCH}/{CHANNEL}",
        f"see https://discord.com/{PATH}",
        f"https://discord.com/{PATH} and more",
    ],
)
def test_what_is_no_link_is_refused(text: str) -> None:
    with pytest.raises(LinkRefusedError) as refusal:
        read_link(text, community=PORCH)
    assert refusal.value.why == "discord.link.unreadable"
