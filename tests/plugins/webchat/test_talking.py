import json

import pytest

from nudgebot_webchat.settings import WebchatSettings
from tests.plugins.webchat.visitors import OpenRoom, open_room

HOSTILE = "<img src=x onerror=alert(1)> {{ 7 * 7 }} </script> \u202eevil"


async def test_what_is_harmless_is_posted_to_everybody(room: OpenRoom) -> None:
    ada, ben = await room.tab("Ada"), await room.tab("Ben")

    receipt = await ada.say("Good morning!")

    line = (await ben.hear("said"))["line"]
    assert (line["name"], line["text"]) == ("Ada", "Good morning!")
    assert receipt["held"] is False
    assert line["id"] == receipt["message"]


async def test_words_arrive_exactly_as_they_were_written(room: OpenRoom) -> None:
    ada, ben = await room.tab("Ada"), await room.tab("Ben")

    await ada.say(HOSTILE)

    assert (await ben.hear("said"))["line"]["text"] == HOSTILE


async def test_a_newcomer_sees_what_was_said_lately() -> None:
    async with open_room(WebchatSettings(history=2)) as room:
        ada = await room.tab("Ada")
        for text in ("one", "two", "three"):
            await ada.say(text)

        assert await (await room.tab("Ben")).lines() == ["two", "three"]


async def test_after_a_restart_the_room_is_empty_and_another_one(room: OpenRoom) -> None:
    ada = await room.member("Ada")
    before = await ada.open()
    await before.say("Good morning!")

    await room.restart()
    after = await ada.open()

    assert await after.lines() == []
    assert before.first("welcome")["room"] != after.first("welcome")["room"]


async def test_a_draft_that_is_sent_again_is_posted_once(room: OpenRoom) -> None:
    ada, ben = await room.member("Ada"), await room.tab("Ben")

    first = await (await ada.open()).say("Good morning!", id="the-same")
    again = await (await ada.open()).say("Good morning!", id="the-same")

    assert first["message"] == again["message"]
    assert await ben.lines() == ["Good morning!"]
    assert len(room.host.messages) == 1


async def test_a_draft_that_was_decided_before_a_restart_is_posted_after_it(
    room: OpenRoom,
) -> None:
    ada = await room.member("Ada")
    await (await ada.open()).say("Good morning!", id="the-same")
    await room.restart()

    tab = await ada.open()
    await tab.say("Good morning!", id="the-same")

    assert await tab.lines() == ["Good morning!"]


async def test_an_id_is_no_pass_for_other_words_or_other_people(room: OpenRoom) -> None:
    ada, ben = await room.tab("Ada"), await room.tab("Ben")
    await ada.say("Good morning!", id="the-same")

    assert (await ada.say("You idiot", id="the-same"))["held"] is True
    assert (await ben.say("Good morning!", id="the-same"))["held"] is False
    assert await ben.lines() == ["Good morning!", "Good morning!"]


async def test_what_is_too_long_comes_back_with_a_clear_line() -> None:
    async with open_room(WebchatSettings(max_characters=5)) as room:
        ada = await room.tab("Ada")

        act = await ada.act("draft", text="éééééé")
        refusal = await ada.hear("refused")
        assert (refusal["id"], refusal["text"]) == (
            act,
            "That is too long: up to 5 characters, please.",
        )
        assert (await ada.say("👩‍🚀éé"))["held"] is False
        assert await ada.lines() == ["👩‍🚀éé"]


async def test_four_megabytes_are_simply_refused(room: OpenRoom) -> None:
    ada = await room.tab("Ada")

    await ada.act("draft", text="a" * 4_000_000)

    assert "too long" in (await ada.hear("refused"))["text"]
    assert (await ada.say("Still here"))["held"] is False


@pytest.mark.parametrize("text", ["", " ", "\n\t \u3000"])
async def test_nothing_is_not_posted(room: OpenRoom, text: str) -> None:
    ada = await room.tab("Ada")

    await ada.act("draft", text=text)

    assert (await ada.hear("refused"))["text"] == "There is nothing in it yet."


async def test_a_flood_is_told_to_take_a_breath() -> None:
    async with open_room(WebchatSettings(burst=3, messages_per_second=0.01)) as room:
        ada = await room.tab("Ada")  # the greeting is the first of the three
        await ada.say("one")
        await ada.say("two")

        act = await ada.act("draft", text="three")

        refusal = await ada.hear("refused")
        assert refusal["id"] == act
        assert "Take a breath" in refusal["text"]


async def test_a_flood_of_greetings_is_shown_out(room: OpenRoom) -> None:
    ada = await room.tab("Ada")

    for _ in range(40):
        await ada.socket.send_json({"kind": "hello"})
    while not ada.socket.closed:
        await ada.socket.receive()

    assert ada.socket.close_code == 1013


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "nonsense",
        "[]",
        "null",
        "[" * 100_000,
        '{"kind": "unheard of"}',
        '{"kind": ["draft"]}',
        '{"kind": "draft", "id": "1"}',
        '{"kind": "draft", "id": "1", "text": 5}',
        '{"kind": "draft", "id": "", "text": "no id"}',
        '{"kind": "draft", "id": "a b", "text": "not an id"}',
        '{"kind": "draft", "id": 7, "text": "not an id"}',
        '{"kind": "draft", "id": "1", "text": "x", "revises": "no id"}',
        '{"kind": "contest", "id": "1"}',
        '{"kind": "withdraw", "nudge": "1"}',
        '{"kind": "hello", "held": []}',
        '{"kind": "hello", "held": {"1": 2}}',
        json.dumps({"kind": "hello", "held": {str(number): "" for number in range(51)}}),
        f'{{"kind": "draft", "id": "1", "text": {"9" * 5_000}}}',
    ],
)
async def test_what_makes_no_sense_is_answered_and_nothing_breaks(room: OpenRoom, raw: str) -> None:
    ada = await room.tab("Ada")

    await ada.socket.send_str(raw)

    assert (await ada.hear("refused"))["text"].endswith(".")
    assert (await ada.say("Still here"))["held"] is False


async def test_bytes_are_answered_too(room: OpenRoom) -> None:
    ada = await room.tab("Ada")

    await ada.socket.send_bytes(b"\x00\xff")

    assert (await ada.hear("refused"))["id"] is None


async def test_nul_and_lone_surrogates_are_replaced(room: OpenRoom) -> None:
    ada = await room.tab("Ada")

    await ada.socket.send_str(r'{"kind": "draft", "id": "1", "text": "a\u0000b\ud800c"}')
    await ada.hear("receipt")

    assert await ada.lines() == ["a\ufffdb\ufffdc"]


async def test_messages_carry_who_where_and_that_they_are_drafts(room: OpenRoom) -> None:
    ada = await room.tab("Ada")

    await ada.say("Good morning!")

    (message,) = room.host.messages
    assert message.author.name == "Ada"
    assert (message.place.platform, message.place.community) == ("webchat", "porch")
    assert message.stage == "draft"
    assert message.sent_at.tzinfo is not None


async def test_a_message_is_for_whom_it_names(room: OpenRoom) -> None:
    ada, _ = await room.tab("Ada"), await room.tab("Ben")

    await ada.say("Thank you, @ben!")
    await ada.say("Thank you, @nobody!")

    first, second = room.host.messages
    assert first.recipient is not None
    assert first.recipient != first.author.id
    assert second.recipient is None


async def test_a_message_can_be_addressed_by_member_too(room: OpenRoom) -> None:
    ada, ben = await room.tab("Ada"), await room.tab("Ben")
    await ben.say("Hello")
    bens_id = (await ada.hear("said"))["line"]["member"]

    await ada.say("Hi", to=bens_id)
    await ada.say("Hi there", to="somebody-unknown")

    assert [message.recipient for message in room.host.messages[1:]] == [bens_id, None]


async def test_talk_goes_on_while_the_store_is_out(room: OpenRoom) -> None:
    ada = await room.tab("Ada")
    room.host.store_is_out = True

    await ada.say("Good morning!")

    assert await ada.lines() == ["Good morning!"]
