from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, cast

import discord
import pytest

from nudgebot.plugin import Author, Message, Place, Stage
from nudgebot_discord.words.messages import Skip, edit_id, translate, words_of
from tests.plugins.discord.payloads import (
    BEN,
    BOT,
    EARLIER,
    EDITED,
    GENERAL,
    MESSAGE,
    MIA,
    MODS,
    NOBODY,
    PORCH,
    POST,
    THREAD,
    VOICE,
    ZOE,
    Data,
    Gateway,
    answering,
    mention,
    message,
    user,
)


@pytest.fixture
def gateway() -> Gateway:
    return Gateway()


def translated(received: discord.Message) -> Message:
    result = translate(received)
    assert isinstance(result, Message)
    return result


def test_a_message_is_translated_with_all_that_the_core_wants_to_know(gateway: Gateway) -> None:
    member = {**NOBODY, "roles": [MODS], "nick": "Mia M."}

    assert translate(gateway.message("Hello *there*", member=member)) == Message(
        id=MESSAGE,
        place=Place(platform="discord", community=PORCH, channel=GENERAL),
        author=Author(id=MIA, name="Mia M.", roles=frozenset({MODS})),
        text="Hello *there*",
        sent_at=discord.utils.snowflake_time(int(MESSAGE)),
        stage=Stage.POSTED,
    )


def test_somebody_who_just_left_is_still_an_author(gateway: Gateway) -> None:
    result = translated(gateway.message("Bye", member=...))

    assert result.author == Author(id=MIA, name="Mia")


def test_the_text_is_left_as_it_was_written(gateway: Gateway) -> None:
    raw = f" <@{BEN}> <:wave:1> <t:1:R>\n`x` ||y|| \u202e" + "z" * 3_900

    assert translated(gateway.message(raw)).text == raw


@pytest.mark.parametrize("place", [THREAD, VOICE, GENERAL])
def test_threads_and_voice_channels_are_places_of_their_own(gateway: Gateway, place: str) -> None:
    result = translated(gateway.message("Hello", channel_id=place))

    assert result.place == Place(platform="discord", community=PORCH, channel=place)
    assert result.text == "Hello"


def test_the_title_of_a_forum_post_belongs_to_its_first_message(gateway: Gateway) -> None:
    first = translated(gateway.message("Truly", id=POST, channel_id=POST))
    later = translated(gateway.message("Truly", channel_id=POST))

    assert first.text == "You are all fools\nTruly"
    assert later.text == "Truly"


def test_a_forum_post_may_be_no_more_than_a_title(gateway: Gateway) -> None:
    first = gateway.message("", id=POST, channel_id=POST)

    assert translated(first).text == "You are all fools"


def test_the_words_of_a_message_are_the_same_when_it_is_fetched_later(gateway: Gateway) -> None:
    first = gateway.message("Truly", id=POST, channel_id=POST)
    place = discord.PartialMessageable(state=gateway.state, id=int(POST), guild_id=int(PORCH))
    data = cast("Any", message("Truly", id=POST, channel_id=POST))

    fetched = discord.Message(state=gateway.state, channel=place, data=data)

    assert words_of(fetched) == words_of(first) == "You are all fools\nTruly"


def test_a_poll_is_words_too(gateway: Gateway) -> None:
    poll = {
        "question": {"text": "Who is the worst?"},
        "answers": [
            {"answer_id": 1, "poll_media": {"text": "Ben"}},
            {"answer_id": 2, "poll_media": {"text": "Zoe"}},
        ],
        "expiry": EDITED,
        "allow_multiselect": False,
        "layout_type": 1,
    }

    assert translated(gateway.message("", poll=poll)).text == "Who is the worst?\nBen\nZoe"
    assert translated(gateway.message("So?", poll=poll)).text == "So?\nWho is the worst?\nBen\nZoe"


STICKER = {"id": "1", "name": "hug", "format_type": 1}
ATTACHMENT = {"id": "1", "filename": "a.png", "size": 1, "url": "", "proxy_url": ""}
FORWARD: Data = {
    "message_reference": {"type": 1, "message_id": EARLIER, "channel_id": GENERAL},
    "message_snapshots": [{"message": message("You idiot", id=..., author=..., member=...)}],
}


@pytest.mark.parametrize(
    ("content", "more", "reason"),
    [
        ("", {}, Skip.NO_TEXT),
        (" \n", {}, Skip.NO_TEXT),
        ("", {"sticker_items": [STICKER]}, Skip.NO_TEXT),
        ("", {"attachments": [ATTACHMENT]}, Skip.NO_TEXT),
        ("", {"embeds": [{"title": "A page", "type": "link"}]}, Skip.NO_TEXT),
        ("", FORWARD, Skip.NO_TEXT),
        ("Hi", {"author": user("bot", BOT, bot=True)}, Skip.BOT),
        (
            "Hi",
            {"author": user("bot", BOT, bot=True), "webhook_id": BOT, "application_id": BOT},
            Skip.BOT,
        ),
        ("Hi", {"author": user("news", BOT), "webhook_id": BOT, "member": ...}, Skip.WEBHOOK),
        (
            "Hi",
            {"author": user("news", BOT, bot=True), "webhook_id": BOT, "application_id": MODS},
            Skip.WEBHOOK,
        ),
        ("", {"type": 7}, Skip.SYSTEM),
        ("a pin", {"type": 6}, Skip.SYSTEM),
        ("aside", {"type": 18}, Skip.SYSTEM),
        ("", {"type": 21, "channel_id": THREAD}, Skip.SYSTEM),
        ("held", {"type": 24}, Skip.SYSTEM),
        ("from tomorrow", {"type": 9_999}, Skip.SYSTEM),
        ("Hi", {"guild_id": ..., "member": ...}, Skip.DIRECT),
        ("Hi", {"guild_id": "4" * 19, "channel_id": "5" * 19}, Skip.NO_COMMUNITY),
    ],
)
def test_what_is_no_text_of_a_member_is_skipped(
    gateway: Gateway, content: str, more: Mapping[str, object], reason: Skip
) -> None:
    assert translate(gateway.message(content, **more)) is reason


def test_a_word_of_ones_own_on_a_forwarded_message_counts(gateway: Gateway) -> None:
    result = translated(gateway.message("Look at this", **FORWARD))

    assert result.text == "Look at this"
    assert result.recipient is None


def test_an_answer_is_for_whom_it_answers(gateway: Gateway) -> None:
    mentions = [mention("ben", BEN), mention("zoe", ZOE)]
    received = gateway.message(f"<@{ZOE}> too", mentions=mentions, **answering())

    assert translated(received).recipient == BEN


@pytest.mark.parametrize(
    "more",
    [
        {"author": user("mia", MIA)},
        {"author": user("bot", BOT, bot=True)},
        {"author": user("news", BOT), "webhook_id": BOT},
    ],
    ids=["oneself", "a bot", "a webhook"],
)
def test_an_answer_to_nobody_in_particular_is_for_whom_it_mentions(
    gateway: Gateway, more: Data
) -> None:
    alone = gateway.message("Hm", **answering(**more))
    assert translated(alone).recipient is None

    received = gateway.message(f"Hm <@{ZOE}>", mentions=[mention("zoe", ZOE)], **answering(**more))
    assert translated(received).recipient == ZOE


@pytest.mark.parametrize("gone", [None, ...], ids=["deleted", "not sent along"])
def test_an_answer_to_a_message_that_is_gone_is_for_nobody(gateway: Gateway, gone: object) -> None:
    received = gateway.message("Hm", **{**answering(), "referenced_message": gone})

    assert translated(received).recipient is None


def test_of_several_who_are_mentioned_the_first_in_the_text_counts(gateway: Gateway) -> None:
    mentions = [
        mention("zoe", ZOE),
        mention("ben", BEN),
        mention("mia", MIA),
        mention("bot", BOT, bot=True),
    ]
    text = f"<@{BOT}> <@{MIA}> <@1> <@!{BEN}> <@{ZOE}>"

    assert translated(gateway.message(text, mentions=mentions)).recipient == BEN


def test_an_edit_is_a_message_that_revises_the_first_one(gateway: Gateway) -> None:
    edited = gateway.edit("Better").message

    result = translate(edited, edited_at=edited.edited_at)

    assert isinstance(result, Message)
    assert result.id == f"{MESSAGE}.1777896001234"
    assert result.revises == MESSAGE
    assert result.stage is Stage.POSTED
    assert result.text == "Better"
    assert result.attempt == translated(edited).key
    assert result.author == Author(id=MIA, name="Mia")


def test_every_edit_has_a_name_of_its_own() -> None:
    at = datetime(2026, 5, 4, 12, 0, 1, 234_000, tzinfo=UTC)

    assert edit_id("1", at) == edit_id("1", at)
    assert edit_id("1", at) != edit_id("1", at.replace(microsecond=235_000))
