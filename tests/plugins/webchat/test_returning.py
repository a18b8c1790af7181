"""Tabs that open again: after a restart, a lost receipt, in another window."""

from nudgebot.domain.nudge import Outcome
from nudgebot_webchat.settings import WebchatSettings
from tests.plugins.webchat.fakes import SUGGESTIONS
from tests.plugins.webchat.visitors import OpenRoom, open_room


async def test_a_note_comes_back_after_a_restart_with_the_words_the_browser_kept(
    room: OpenRoom,
) -> None:
    ada = await room.member("Ada")
    draft = (await (await ada.open()).say("You idiot!"))["message"]
    await room.restart()

    tab = await ada.open(held={draft: "You idiot!"})

    note = tab.first("note")
    assert note["draft"] == draft
    assert tab.first("unanswered")["nudges"] == [note["nudge"]]
    await tab.say(SUGGESTIONS[0], revises=draft)
    assert await tab.lines() == [SUGGESTIONS[0]]
    assert room.host.outcome() is Outcome.REPHRASED


async def test_words_that_nobody_kept_leave_a_note_that_can_still_be_answered(
    room: OpenRoom,
) -> None:
    ada = await room.member("Ada")
    await (await ada.open()).say("You idiot!")
    await room.restart()

    tab = await ada.open()
    await tab.act("contest", nudge=tab.first("unkept")["nudge"])

    assert (await tab.hear("answered"))["done"] is True
    assert await tab.lines() == []
    assert room.host.contests[0][1] is None


async def test_words_that_are_too_long_are_not_taken_back_from_a_browser() -> None:
    async with open_room(WebchatSettings(max_characters=20)) as room:
        ada = await room.member("Ada")
        draft = (await (await ada.open()).say("You idiot!"))["message"]
        await room.restart()

        tab = await ada.open(held={draft: "You idiot!" * 3, "unknown": "Hm"})

        assert tab.first("unkept")["draft"] == draft


async def test_a_draft_whose_receipt_got_lost_shows_its_note_again(room: OpenRoom) -> None:
    ada = await room.member("Ada")
    await (await ada.open()).say("You idiot!", id="the-same")
    await room.restart()

    tab = await ada.open()
    receipt = await tab.say("You idiot!", id="the-same")

    assert receipt["held"] is True
    assert (await tab.hear("note"))["draft"] == receipt["message"]


async def test_a_draft_that_was_answered_meanwhile_is_settled(room: OpenRoom) -> None:
    ada = await room.tab("Ada")
    await ada.say("You idiot!", id="the-same")
    await ada.act("withdraw", nudge=ada.first("note")["nudge"])
    await ada.hear("settled")

    receipt = await ada.say("You idiot!", id="the-same")

    assert (await ada.hear("settled"))["draft"] == receipt["message"]


async def test_another_tab_gets_the_words_from_the_room(room: OpenRoom) -> None:
    ada = await room.member("Ada")
    draft = (await (await ada.open()).say("You idiot!"))["message"]

    assert (await ada.open()).first("note")["draft"] == draft


async def test_the_room_recalls_held_words_while_their_author_is_here(room: OpenRoom) -> None:
    ada = await room.member("Ada")
    tab = await ada.open()
    await tab.say("You idiot!")
    assert await _words_recalled(room) == "You idiot!"

    await tab.socket.close()
    await (await room.tab("Ben")).catch_up()

    assert await _words_recalled(room) is None


async def _words_recalled(room: OpenRoom) -> str | None:
    (nudge,) = room.host.nudges.values()
    assert room.host.platform is not None
    return await room.host.platform.recall(nudge)
