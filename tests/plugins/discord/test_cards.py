"""Case cards: one for each open case, in the moderators' channel, as the case is."""

import logging
from dataclasses import replace

import pytest

from nudgebot.domain.case import Verdict
from nudgebot_discord.cards import keeper
from tests.builders import CRUEL
from tests.discord_server.posts import Posted
from tests.discord_server.visible import walk
from tests.plugins.discord.cases import (
    ONE_MESSAGE,
    grave_case,
    hurry,
    once_closed,
    press,
    report,
    the_card,
    the_case,
)
from tests.plugins.discord.reader import alive
from tests.plugins.discord.stage import GRAVE, HURTFUL, Stage

MOST_TEXT, MOST_COMPONENTS = 4_000, 40
HOSTILE = (
    "@everyone <@&1> [click](https://evil.example) ||secret|| ```code``` https://evil.example "
    "# big\n> quote\n- list\n<t:1> </cmd:1> discord.gg/abc \u202etfel **bold** __line__ _it_"
)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    hurry(monkeypatch)


def texts_of(card: Posted) -> list[str]:
    return [part["content"] for part in walk(card.components) if part["type"] == 10]


def troubles(caplog: pytest.LogCaptureFixture) -> list[object]:
    """List why cards could not be posted, as it was logged."""
    return [vars(one)["trouble"] for one in caplog.records if one.message == "discord.cards"]


async def test_a_grave_message_becomes_one_card_with_all_that_one_needs(stage: Stage) -> None:
    await stage.tom.say(stage.general, "what a *lovely* morning")
    card = await grave_case(stage)
    message = next(one for one in stage.general.messages.values() if one.content == GRAVE)

    assert stage.mia.mention in card.text
    assert "Grave" in card.text
    assert "__**I w**__ill hurt you" in card.text
    assert "It reads as a threat." in card.text
    assert message.link in card.text
    assert f"{stage.tom.mention}: what a \\*lovely\\* morning" in card.text
    assert "Nudged: with a line where they wrote. Not opened yet. No answer yet." in card.text
    assert "No strikes." in card.text
    assert card.buttons == [
        *("Claim", "Note", "Nudge again", "Delete message"),
        *("Dismiss", "False alarm", "Warn"),
    ]
    assert card.pings.users == []
    assert stage.tom.sees(stage.desk) == []


async def test_what_members_say_after_each_other_stays_one_card(stage: Stage) -> None:
    card = await grave_case(stage)
    bad = await stage.mia.say(stage.general, "that was me, too")
    await report(stage, bad, by=stage.tom)
    await stage.server.until(lambda: "that was me, too" in card.text)

    assert the_card(stage) is card
    assert "**A member reported it**" in card.text
    assert stage.tom.mention not in card.text
    assert card.text.index("that was me") < card.text.index("ill hurt you")


async def test_the_ladder_brings_every_message_that_was_left_as_it_was(stage: Stage) -> None:
    messages = []
    for _ in range(3):
        messages.append(await stage.hurt(stage.mia))
        stage.world.clock.advance(minutes=11)
    stage.world.clock.advance(hours=24)
    await stage.house.housekeeping.go_round()
    await stage.server.until(lambda: stage.desk.messages)

    card = the_card(stage)
    assert "Stood by it after a nudge" in card.text
    assert card.text.count("It was left as it is.") == 3
    assert all(message.link in card.text for message in messages)
    assert card.text.count("> __**you**__ fool") == 3


async def test_a_contest_shows_the_words_and_what_their_author_says_to_it(stage: Stage) -> None:
    await stage.hurt(stage.mia)
    form = await stage.mia.press(await stage.open_note(stage.mia), "This was wrong")
    await (await stage.mia.submit(form, {"words": "we are *friends*"})).finished()
    await stage.server.until(lambda: stage.desk.messages)

    card = the_card(stage)
    assert "The author says the nudge was wrong" in card.text
    assert "> __**you**__ fool" in card.text
    assert "What the author says to it" in card.text
    assert "> we are \\*friends\\*" in card.text
    assert "They say that the nudge was wrong." in card.text


async def test_an_appeal_opens_the_same_card_again_without_the_words_that_are_gone(
    stage: Stage,
) -> None:
    card = await grave_case(stage)
    await press(stage.mona, card, "Warn")
    case = await once_closed(stage)
    assert await stage.host.appeal(case.id, stage.key(stage.mia), "it was a line from a play")
    await stage.server.until(lambda: "a line from a play" in card.text)

    assert the_card(stage) is card
    assert "hurt you" not in card.text
    assert "The words are no longer kept." in card.text
    assert "asked the moderators to look again" not in card.text
    assert not await stage.host.appeal(case.id, stage.key(stage.mia), "please!")
    await stage.server.settle()
    assert "please!" not in card.text


async def test_the_words_vanish_from_the_card_when_the_case_closes(stage: Stage) -> None:
    await stage.tom.say(stage.general, "what a lovely morning")
    card = await grave_case(stage)
    await press(stage.mona, card, "Dismiss")
    await stage.server.until(lambda: card.buttons == ["Reopen"])

    shown = str(card.payload())
    assert "hurt you" not in shown
    assert "lovely" not in shown
    assert "Dismissed" in card.text
    assert stage.mona.mention in card.text


async def test_a_card_that_somebody_took_away_comes_back(stage: Stage) -> None:
    card = await grave_case(stage)
    await stage.mona.delete(card)
    await stage.server.until(lambda: stage.desk.messages)

    assert the_card(stage) is not card
    assert "ill hurt you" in the_card(stage).text
    await stage.server.settle()
    assert len(stage.desk.messages) == 1


async def test_a_closed_card_that_somebody_took_away_stays_away(stage: Stage) -> None:
    card = await grave_case(stage)
    await press(stage.mona, card, "Dismiss")
    await stage.server.until(lambda: card.buttons == ["Reopen"])
    await stage.mona.delete(card)
    await stage.server.settle()

    assert not stage.desk.messages
    assert not await stage.host.notebook("discord").jotted("card.")


async def test_what_happened_while_the_bot_was_away_is_made_good(stage: Stage) -> None:
    card = await grave_case(stage)
    case = await the_case(stage)
    await stage.platform.stop()
    await stage.house.cases.close(case.id, Verdict.FALSE_ALARM, by="moderator")
    await report(stage, await stage.tom.say(stage.general, "you dolt"), by=stage.mona)
    await stage.restart()
    await stage.server.until(lambda: card.buttons == ["Reopen"])
    await stage.server.until(lambda: len(stage.desk.messages) == 2)

    assert "A false alarm" in card.text
    assert "the moderators' page" in card.text
    assert "hurt you" not in card.text
    assert "you dolt" in list(stage.desk.messages.values())[1].text


async def test_a_crash_between_posting_a_card_and_remembering_it_makes_no_second_one(
    stage: Stage,
) -> None:
    card = await grave_case(stage)
    await stage.host.notebook("discord").strike_out(f"card.{(await the_case(stage)).id}")
    await stage.restart()
    await stage.server.settle(0.3)

    assert the_card(stage) is card


async def test_a_restart_changes_nothing_on_a_card_that_is_right(stage: Stage) -> None:
    card = await grave_case(stage)
    edited_at = card.edited_at
    await stage.restart()
    await stage.server.settle(0.3)

    assert the_card(stage) is card
    assert card.edited_at == edited_at


async def test_a_card_is_left_alone_while_something_happens_to_another(stage: Stage) -> None:
    first, second = await grave_case(stage), await grave_case(stage, stage.tom)
    edited_at = first.edited_at
    await press(stage.mona, second, "Claim")
    await stage.server.until(lambda: "takes care of it." in second.text.replace("Nobody", ""))
    await stage.server.settle()

    assert second.edited_at is not None
    assert first.edited_at == edited_at


async def test_what_people_wrote_is_nothing_but_words_on_a_card(stage: Stage) -> None:
    stage.world.scorer.script[HOSTILE] = stage.world.scorer.script[GRAVE]
    await stage.tom.say(stage.general, HOSTILE)
    await stage.server.until(lambda: stage.desk.messages)
    card = the_card(stage)
    form = await stage.mona.press(card, "Note")
    await (await stage.mona.submit(form, {"words": HOSTILE})).finished()
    await stage.server.until(lambda: "noted:" in card.text)

    assert card.pings.everyone is False
    assert card.pings.users == []
    assert card.pings.roles == []
    of_ours = {"heading", "bold", "underline", "quote", "footer", "mention", "time", "masked link"}
    ours = {*of_ours, "link"}  # the address of the masked link to the message
    assert {name for text in texts_of(card) for name in alive(text)} <= ours
    assert "evil.example" in card.text.replace("\\", "")
    quotes = [line for text in texts_of(card) for line in text.split("\n") if "click" in line]
    assert quotes
    assert not any(alive(line) & {"masked link", "link", "spoiler"} for line in quotes)


async def test_a_card_with_much_to_show_stays_within_discords_limits(stage: Stage) -> None:
    long = "*_~`|>#" * 600
    stage.world.scorer.script[long[:4_000]] = CRUEL
    for person in (stage.tom, stage.mona, stage.olga):
        for _ in range(3):
            posted = await stage.mia.say(stage.general, long[:4_000])
            await report(stage, posted, by=person)
    await stage.server.until(lambda: stage.desk.messages)
    card = the_card(stage)
    for _ in range(6):
        form = await stage.mona.press(card, "Note")
        await (await stage.mona.submit(form, {"words": long[:1_000]})).finished()
    await stage.server.until(lambda: "noted:" in card.text)

    parts = list(walk(card.components))
    assert len(parts) <= MOST_COMPONENTS
    assert sum(map(len, texts_of(card))) <= MOST_TEXT
    assert "Earlier ones that are not shown" in card.text


async def test_a_card_speaks_the_language_of_its_community(empty_stage: Stage) -> None:
    empty_stage.porch.locale = "de"
    await empty_stage.start()
    card = await grave_case(empty_stage)

    assert "Ein Fall über" in card.text
    assert "Fehlalarm" in card.buttons


async def test_nobody_is_shown_in_a_channel_that_everybody_sees(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    stage.server.world.set_overwrites(stage.desk, {})
    with caplog.at_level(logging.WARNING):
        for person in (stage.mia, stage.tom):
            await person.say(stage.general, GRAVE)
            await stage.server.settle(0.2)

    assert not stage.desk.messages
    assert troubles(caplog) == ["channel_public"]


async def test_without_a_moderators_channel_nothing_is_posted_and_it_is_logged_once(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    stage.server.world.delete_channel(stage.desk)
    with caplog.at_level(logging.WARNING):
        for person in (stage.mia, stage.tom):
            await person.say(stage.general, GRAVE)
            await stage.server.settle(0.2)

    assert troubles(caplog) == ["channel_gone"]
    assert GRAVE not in caplog.text


async def test_cards_move_with_the_moderators_channel(empty_stage: Stage) -> None:
    stage = empty_stage
    stage.settings = replace(stage.settings, moderators_channels={})
    await stage.start()
    notebook, key = stage.host.notebook("discord"), f"moderators.{stage.porch.id}"
    await notebook.jot(key, str(stage.desk.id))
    card = await grave_case(stage)
    room = stage.server.world.add_channel(
        stage.porch,
        "room",
        overwrites={stage.porch.everyone: (0, 1 << 10), stage.porch.bot_role: (1 << 10, 0)},
    )
    await notebook.jot(key, str(room.id))
    await stage.tom.say(stage.general, GRAVE)
    await stage.server.until(lambda: len(room.messages) == 2)

    assert card.is_deleted
    assert not stage.desk.messages


async def test_when_discord_has_no_answer_the_card_comes_later(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper, "AGAIN_SECONDS", 0.05)
    stage.server.faults.fail("POST", f"/channels/{stage.desk.id}/messages", 500, times=6)
    stage.server.faults.fail("POST", "/channels/{}/messages", 403, code=50013, times=1)
    await stage.mia.say(stage.general, GRAVE)
    await stage.server.until(lambda: stage.desk.messages, timeout=20)

    assert "ill hurt you" in the_card(stage).text


async def test_the_card_of_a_case_that_is_gone_has_no_words(stage: Stage) -> None:
    card = await grave_case(stage)
    await stage.host.members.forget(stage.key(stage.mia))
    await stage.tom.say(stage.general, HURTFUL.upper())
    await report(stage, await stage.tom.say(stage.general, "dolt"), by=stage.mona)
    await stage.server.until(lambda: "no longer kept" in card.text)

    assert "hurt you" not in str(card.payload())


async def test_requests_for_cards_never_break_the_budget_of_a_channel(stage: Stage) -> None:
    card = await grave_case(stage)
    asked_before = len(stage.server.requests)
    for _ in range(8):
        await press(stage.mona, card, "Claim")
    await stage.server.settle()
    edits = [
        one
        for one in stage.server.requests[asked_before:]
        if one.method == "PATCH" and one.route == ONE_MESSAGE and str(card.id) in one.path
    ]
    assert len(edits) == 1
