"""What moderators press on a card: done once, by those who may, and told to them alone."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from nudgebot.domain.audit import Act
from nudgebot.domain.case import Verdict
from nudgebot.domain.nudge import Outcome
from tests.discord_server.answers import Answer
from tests.discord_server.permissions import Permission
from tests.discord_server.posting import post
from tests.discord_server.posts import Posted
from tests.plugins.discord.cases import (
    ONE_MESSAGE,
    grave_case,
    hurry,
    once_closed,
    press,
    report,
    the_card,
    the_case,
    time_out,
)
from tests.plugins.discord.outage import lose
from tests.plugins.discord.stage import GRAVE, MODERATE, Stage

BUTTONS = ("Claim", "Note", "Nudge again", "Delete message", "Dismiss", "False alarm", "Warn")
MEMBER = "/guilds/{}/members/{}"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    hurry(monkeypatch)


async def acts(stage: Stage) -> list[tuple[Act, str, str]]:
    entries = await stage.host.cases.audit(stage.home)
    return [(entry.act, entry.by, entry.detail) for entry in entries]


@pytest.mark.parametrize(
    ("label", "verdict", "act", "told"),
    [
        ("Dismiss", Verdict.DISMISS, Act.DISMISS, "closed the matter"),
        ("False alarm", Verdict.FALSE_ALARM, Act.FALSE_ALARM, "the nudge was wrong"),
        ("Warn", Verdict.UPHOLD, Act.WARN, "agrees that it could hurt"),
    ],
)
async def test_a_case_is_decided_with_one_press_and_its_author_is_told(
    stage: Stage, label: str, verdict: Verdict, act: Act, told: str
) -> None:
    card = await grave_case(stage)
    await stage.open_note(stage.mia)
    await stage.server.settle()
    answer = await press(stage.mona, card, label)

    assert answer.is_ephemeral
    assert "Done" in answer.text
    case = await once_closed(stage)
    assert case.verdict is verdict
    assert case.closed_by == str(stage.mona.id)
    assert await acts(stage) == [(act, str(stage.mona.id), "")]
    note = await stage.open_note(stage.mia)
    assert told in note.text


async def test_two_moderators_at_once_have_one_outcome_and_one_polite_line(stage: Stage) -> None:
    card = await grave_case(stage)
    first, second = await asyncio.gather(
        press(stage.mona, card, "Warn"), press(stage.olga, card, "Dismiss")
    )
    answers = [first.text, second.text]

    assert sum("Done" in text for text in answers) == 1
    assert sum("decided this case already" in text for text in answers) == 1
    assert len(await acts(stage)) == 1
    quicker = stage.mona if "Done" in first.text else stage.olga
    assert quicker.mention in "".join(text for text in answers if "already" in text)


async def test_a_time_out_and_a_dismissal_at_once_do_not_both_happen(stage: Stage) -> None:
    card, case = await grave_case(stage), await the_case(stage)
    stage.server.faults.hold(MEMBER)
    timing = asyncio.create_task(time_out(stage.mona, card, case))
    await stage.server.until(lambda: stage.server.requests[-1].route == MEMBER)
    dismissing = asyncio.create_task(press(stage.olga, card, "Dismiss"))
    await asyncio.sleep(0.2)
    stage.server.faults.release()
    first, second = await timing, await dismissing

    assert "timed out for 1 hour" in first.text
    assert "already" in second.text
    assert "with a time-out: 1 hour" in second.text
    assert await acts(stage) == [(Act.TIMEOUT, str(stage.mona.id), "60")]


@pytest.mark.parametrize(("minutes", "words"), [("10", "10 minutes"), ("1440", "1 day")])
async def test_a_time_out_is_carried_out_and_closes_the_case(
    stage: Stage, minutes: str, words: str
) -> None:
    card, case = await grave_case(stage), await the_case(stage)
    answer = await time_out(stage.mona, card, case, minutes)

    assert words in answer.text
    until = stage.mia.member.timed_out_until
    assert until is not None
    expected = stage.server.world.clock.now() + timedelta(minutes=int(minutes))
    assert abs(until - expected) < timedelta(seconds=30)
    assert (await once_closed(stage)).verdict is Verdict.UPHOLD
    await stage.server.until(lambda: card.buttons == ["Reopen"])
    assert f"with a time-out: {words}" in card.text
    (request,) = [one for one in stage.server.requests if one.method == "PATCH" and one.reason]
    assert request.reason == f"Asked for by moderator {stage.mona.id}"


async def test_a_crash_between_a_time_out_and_its_record_can_be_made_good_by_pressing_again(
    stage: Stage,
) -> None:
    card, case = await grave_case(stage), await the_case(stage)
    await lose(stage, "audit")
    answer = await time_out(stage.mona, card, case)
    assert "memory is out" in answer.text
    assert stage.mia.member.timed_out_until is not None
    assert (await the_case(stage)).is_open
    await find_again(stage, "audit")
    answer = await time_out(stage.mona, card, case)

    assert "timed out for 1 hour" in answer.text
    assert len(await acts(stage)) == 1


async def find_again(stage: Stage, table: str) -> None:
    async with stage.house.engine.begin() as connection:
        await connection.execute(text(f"ALTER TABLE {table}_elsewhere RENAME TO {table}"))


async def test_only_the_newest_message_is_deleted_and_the_case_stays_open(stage: Stage) -> None:
    card = await grave_case(stage)
    newer = await stage.mia.say(stage.general, "that was me, too")
    await report(stage, newer, by=stage.tom)
    await stage.server.until(lambda: "that was me" in card.text)
    answer = await press(stage.mona, card, "Delete message")

    assert "is deleted" in answer.text
    assert newer.is_deleted
    (grave,) = [one for one in stage.general.messages.values() if one.content == GRAVE]
    assert not grave.is_deleted
    await stage.server.until(lambda: "deleted the message" in card.text)
    assert (await the_case(stage)).is_open
    again = await press(stage.mona, card, "Delete message")
    assert "gone already" in again.text
    assert [act for act, _, _ in await acts(stage)] == [Act.DELETE_MESSAGE]


async def test_what_a_moderator_deletes_was_not_taken_back_by_its_author(stage: Stage) -> None:
    card = await grave_case(stage)
    await press(stage.mona, card, "Delete message")
    await stage.server.settle()

    assert (await stage.nudge_of(stage.mia)).outcome is Outcome.PENDING


@pytest.mark.parametrize("label", BUTTONS)
async def test_a_member_who_presses_a_button_changes_nothing(stage: Stage, label: str) -> None:
    card = await grave_case(stage)
    stage.server.world.set_overwrites(stage.desk, {stage.porch.everyone: (1 << 10, 0)})
    answer = await press(stage.tom, card, label)

    assert answer.is_ephemeral
    assert answer.text == "This is for the moderators of this server."
    assert (await the_case(stage)).is_open
    assert await acts(stage) == []


async def test_a_member_who_chooses_a_time_out_changes_nothing(stage: Stage) -> None:
    card, case = await grave_case(stage), await the_case(stage)
    stage.server.world.set_overwrites(stage.desk, {stage.porch.everyone: (1 << 10, 0)})
    answer = await time_out(stage.tom, card, case)

    assert "for the moderators" in answer.text
    assert stage.mia.member.timed_out_until is None


@pytest.mark.parametrize("label", [*BUTTONS])
async def test_nobody_decides_about_themselves(stage: Stage, label: str) -> None:
    card = await grave_case(stage, stage.mona)
    answer = await press(stage.mona, card, label)
    if answer.modal is not None:
        answer = await (await stage.mona.submit(answer, {"words": "not me"})).finished()

    assert "This case is about you" in answer.text
    assert (await the_case(stage)).is_open
    assert await acts(stage) == []


async def test_a_button_still_works_after_a_restart(stage: Stage) -> None:
    card = await grave_case(stage)
    await stage.restart()
    answer = await press(stage.mona, card, "Dismiss")

    assert "Done" in answer.text
    await stage.server.until(lambda: card.buttons == ["Reopen"])


async def test_a_claim_shows_on_the_card_and_the_next_one_is_told(stage: Stage) -> None:
    card = await grave_case(stage)
    assert "You take care of this case now" in (await press(stage.mona, card, "Claim")).text
    await stage.server.until(lambda: f"{stage.mona.mention} takes care of it." in card.text)
    second = await press(stage.olga, card, "Claim")

    assert f"{stage.mona.mention} takes care of it already." in second.text
    assert (await the_case(stage)).assignee == str(stage.mona.id)


async def test_a_note_is_on_the_card_until_the_case_closes(stage: Stage) -> None:
    card = await grave_case(stage)
    form = await stage.mona.press(card, "Note")
    answer = await (await stage.mona.submit(form, {"words": "they had a *bad* day"})).finished()
    assert "Noted" in answer.text
    await stage.server.until(lambda: "they had a \\*bad\\* day" in card.text)
    await press(stage.olga, card, "Dismiss")
    await stage.server.until(lambda: card.buttons == ["Reopen"])

    assert "bad" not in str(card.payload())


async def test_a_note_of_blanks_is_none(stage: Stage) -> None:
    form = await stage.mona.press(await grave_case(stage), "Note")
    answer = await (await stage.mona.submit(form, {"words": "   "})).finished()

    assert "nothing is noted" in answer.text
    assert await acts(stage) == []


async def test_nudging_again_says_how_it_was_delivered(stage: Stage) -> None:
    card = await grave_case(stage)
    await stage.open_note(stage.mia)
    await stage.server.settle()
    answer = await press(stage.mona, card, "Nudge again")

    assert "The note reached them: with a line where they wrote." in answer.text
    assert "ill hurt you" in (await stage.open_note(stage.mia)).text
    await stage.server.until(lambda: "nudged again (delivered)" in card.text)


async def test_a_nudge_that_cannot_be_delivered_again_is_told_with_its_reason(
    stage: Stage,
) -> None:
    card = await grave_case(stage)
    await stage.open_note(stage.mia)
    await stage.server.settle()
    denied = Permission.SEND_MESSAGES | Permission.CREATE_PRIVATE_THREADS
    stage.server.world.set_overwrites(stage.general, {stage.porch.bot_role: (0, int(denied))})
    answer = await press(stage.mona, card, "Nudge again")

    assert "could not be delivered: the bot may not write there, the bot may not" in answer.text
    assert (await the_case(stage)).is_open
    await stage.server.until(lambda: "nudged again (not delivered)" in card.text)


async def test_a_case_that_was_closed_opens_again_without_its_words(stage: Stage) -> None:
    card = await grave_case(stage)
    await press(stage.mona, card, "Dismiss")
    await stage.server.until(lambda: card.buttons == ["Reopen"])
    answer = await press(stage.olga, card, "Reopen")

    assert "open again" in answer.text
    await stage.server.until(lambda: "Warn" in card.buttons)
    assert "The words are no longer kept." in card.text
    again = await press(stage.mona, card, "Nudge again")
    assert "no longer kept" in again.text


async def test_who_left_cannot_be_timed_out_and_the_case_stays_open(stage: Stage) -> None:
    card, case = await grave_case(stage), await the_case(stage)
    await stage.mia.leave(stage.porch)
    answer = await time_out(stage.mona, card, case)

    assert "They left this server" in answer.text
    assert (await the_case(stage)).is_open


async def test_nobody_times_out_who_stands_as_high_as_they_do(stage: Stage) -> None:
    elders = stage.server.world.add_role(stage.porch, "Elders")
    stage.server.world.give_role(stage.mia, elders)
    stage.porch.move_bot_role(200)
    card, case = await grave_case(stage), await the_case(stage)
    answer = await time_out(stage.mona, card, case)
    assert "as high as yours" in answer.text
    assert stage.mia.member.timed_out_until is None

    answer = await time_out(stage.olga, card, case)  # the owner stands above everybody
    assert "timed out" in answer.text


async def test_the_bot_says_when_its_own_role_is_too_low(stage: Stage) -> None:
    stage.server.world.give_role(stage.mia, stage.server.world.add_role(stage.porch, "Elders"))
    card, case = await grave_case(stage), await the_case(stage)
    answer = await time_out(stage.olga, card, case)

    assert "as high as the bot's" in answer.text
    assert (await the_case(stage)).is_open


async def test_administrators_are_not_timed_out(stage: Stage) -> None:
    admins = stage.server.world.add_role(
        stage.porch, "Admins", permissions=Permission.ADMINISTRATOR
    )
    stage.porch.move_bot_role(200)
    stage.server.world.give_role(stage.mia, admins)
    card, case = await grave_case(stage), await the_case(stage)

    assert "an administrator" in (await time_out(stage.olga, card, case)).text


async def test_without_the_permission_the_bot_says_what_it_lacks(stage: Stage) -> None:
    card, case = await grave_case(stage), await the_case(stage)
    stage.porch.bot_permissions &= ~MODERATE
    await stage.server.settle()

    assert "The bot may not do that here" in (await time_out(stage.mona, card, case)).text
    assert "The bot may not do that here" in (await press(stage.mona, card, "Delete message")).text
    assert (await the_case(stage)).is_open
    assert await acts(stage) == []


async def test_a_role_of_the_settings_lets_one_decide_but_gives_no_more_power(
    empty_stage: Stage,
) -> None:
    stage = empty_stage
    helpers = stage.server.world.add_role(stage.porch, "Helpers")
    stage.server.world.give_role(stage.tom, helpers)
    stage.settings = replace(stage.settings, moderator_roles=frozenset({str(helpers.id)}))
    stage.server.world.set_overwrites(
        stage.desk,
        {
            stage.porch.everyone: (0, 1 << 10),
            helpers: (1 << 10, 0),
            stage.porch.bot_role: (1 << 10, 0),
        },
    )
    await stage.start()
    card, case = await grave_case(stage), await the_case(stage)

    assert "You may not time members out" in (await time_out(stage.tom, card, case)).text
    assert "You may not delete" in (await press(stage.tom, card, "Delete message")).text
    assert stage.mia.member.timed_out_until is None
    assert "Done" in (await press(stage.tom, card, "Dismiss")).text


async def test_a_message_in_an_archived_thread_is_not_deleted_and_one_is_told_why(
    stage: Stage,
) -> None:
    thread = stage.server.world.add_thread(stage.general, "aside", starter=stage.mia)
    await stage.mia.say(thread, GRAVE)
    await stage.server.until(lambda: stage.desk.messages)
    stage.server.faults.fail("DELETE", ONE_MESSAGE, 400, code=50083)
    answer = await press(stage.mona, the_card(stage), "Delete message")

    assert "archived" in answer.text
    assert await acts(stage) == []


async def test_a_message_in_a_channel_that_is_gone_is_gone_too(stage: Stage) -> None:
    channel = stage.server.world.add_channel(stage.porch, "short-lived")
    await stage.mia.say(channel, GRAVE)
    await stage.server.until(lambda: stage.desk.messages)
    stage.server.world.delete_channel(channel)
    await stage.server.settle()
    answer = await press(stage.mona, the_card(stage), "Delete message")

    assert "That channel is gone" in answer.text


async def test_a_moderator_is_answered_in_their_own_language(stage: Stage) -> None:
    stage.mona.locale = "de"
    card = await grave_case(stage)
    answer = await press(stage.mona, card, "Claim")

    assert "Du kümmerst dich jetzt" in answer.text
    assert "takes care" in card.text or "Nobody" in card.text


async def test_a_case_of_another_community_is_out_of_reach(stage: Stage) -> None:
    await grave_case(stage)
    case = await the_case(stage)
    yard = stage.server.world.add_community("The Yard", owner="nora")
    nora = stage.server.world.owner_of(yard)
    await stage.server.settle()
    bot = stage.server.world.bot
    forged = next(iter(yard.channels.values()))
    row = {
        "type": 1,
        "id": 1,
        "components": [
            {
                "type": 2,
                "id": 2,
                "style": 2,
                "label": "Warn",
                "custom_id": f"nudgebot/case_warn/{case.id}",
            }
        ],
    }
    shown = post(
        stage.server.world,
        Posted(stage.server.world.ids.next(), forged, bot, components=[row]),
    )
    answer = await press(nora, shown, "Warn")

    assert "no such case here" in answer.text
    assert (await the_case(stage)).is_open


async def test_when_the_memory_is_out_nothing_changes_and_one_is_told(stage: Stage) -> None:
    card = await grave_case(stage)
    await lose(stage, "cases")
    answer: Answer = await press(stage.mona, card, "Warn")

    assert "memory is out" in answer.text
