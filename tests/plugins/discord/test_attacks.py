"""Hostile members, careless owners, flaky networks: one bad thing does not spoil the others."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from nudgebot.domain.nudge import Outcome
from nudgebot_discord.cards.tried import what_was_tried
from nudgebot_discord.settings import Step
from tests.plugins.discord.cases import ONE_MESSAGE, grave_case, hurry, press, report, the_card
from tests.plugins.discord.outage import lose
from tests.plugins.discord.patience import until
from tests.plugins.discord.registered import registered
from tests.plugins.discord.stage import GRAVE, HURTFUL, Stage
from tests.plugins.discord.steps import SAY, ask_for


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    hurry(monkeypatch)


async def test_a_deletion_that_discord_refused_does_not_hide_that_the_author_deletes_later(
    stage: Stage,
) -> None:
    card = await grave_case(stage)
    (message,) = [one for one in stage.general.messages.values() if one.content == GRAVE]
    stage.server.faults.fail("DELETE", ONE_MESSAGE, 403, code=50013)
    assert "permission" in (await press(stage.mona, card, "Delete message")).text

    await stage.mia.delete(message)
    await stage.outcome_for(stage.mia, Outcome.WITHDRAWN)


async def test_a_card_that_cannot_be_changed_leaves_the_others_alone(stage: Stage) -> None:
    await grave_case(stage)
    stage.world.clock.advance(minutes=1)
    second = await grave_case(stage, stage.tom)
    newest, oldest = await stage.open_cases()
    stage.server.faults.fail("PATCH", ONE_MESSAGE, 400, code=30046)
    for case in (oldest, newest):
        await stage.host.cases.assign(case.id, str(stage.mona.id), by=str(stage.mona.id))

    await stage.server.until(lambda: "takes care" in second.text.replace("Nobody takes", ""))


async def test_a_card_that_went_while_the_bot_was_away_comes_back(stage: Stage) -> None:
    card = await grave_case(stage)
    await stage.stop()
    await stage.mona.delete(card)
    await stage.start()
    await stage.server.until(lambda: stage.desk.messages)

    assert "ill hurt you" in the_card(stage).text


async def test_where_cards_cannot_be_looked_for_discord_refuses_that_once(stage: Stage) -> None:
    await grave_case(stage)
    await grave_case(stage, stage.tom)
    await stage.stop()
    stage.server.faults.fail("GET", ONE_MESSAGE, 403, code=50001)
    await stage.start()
    await stage.server.until(lambda: not stage.server.faults.pending)
    await stage.server.settle(0.3)

    looked = [one for one in stage.server.requests if one.method == "GET"]
    assert [one.status for one in looked if one.route == ONE_MESSAGE] == [403]
    assert len(stage.desk.messages) == 2


async def test_a_card_that_went_while_the_memory_was_out_comes_back(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nudgebot_discord.platform.AGAIN_SECONDS", 0.05)
    card = await grave_case(stage)
    await lose(stage, "nudges")
    await stage.mona.delete(card)
    await stage.server.settle()
    async with stage.house.engine.begin() as connection:
        await connection.execute(text("ALTER TABLE nudges_elsewhere RENAME TO nudges"))

    await stage.server.until(lambda: stage.desk.messages)


async def test_a_limit_that_does_not_end_puts_a_nudge_off_and_loses_nothing(
    empty_stage: Stage,
) -> None:
    stage = empty_stage
    ask_for(stage, Step.WHISPER)
    await stage.start()
    stage.server.faults.limit(SAY, retry_after=0.01, times=5)
    await stage.mia.say(stage.general, HURTFUL)
    await stage.server.until(lambda: not stage.server.faults.pending)
    await stage.server.settle(0.3)
    assert (await stage.nudge_of(stage.mia)).way == ""

    await stage.house.deliverer.catch_up()
    assert await stage.way_to(stage.mia) == "whisper"


async def test_a_line_stays_remembered_while_a_limit_keeps_it_from_going_away(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nudgebot_discord.delivery.whispers.ROUND_SECONDS", 0.05)
    await stage.hurt(stage.mia)
    line = stage.whisper_to(stage.mia)
    stage.server.faults.fail("DELETE", ONE_MESSAGE, 429, times=5)
    await stage.open_note(stage.mia)

    await stage.server.until(lambda: line.is_deleted)


async def test_one_card_that_cannot_be_recalled_leaves_the_others_alone(stage: Stage) -> None:
    card = await grave_case(stage)
    notebook = stage.host.notebook("discord")
    await notebook.jot("card.broken", "1/2")
    await stage.restart()
    await stage.server.settle(0.3)
    await press(stage.mona, card, "Dismiss")
    await stage.server.until(lambda: card.buttons == ["Reopen"])
    await stage.server.settle(0.3)

    assert "card.broken" not in await stage.host.notebook("discord").jotted("card.")


async def test_the_owner_of_a_server_that_is_not_looked_after_reads_no_rules(
    empty_stage: Stage,
) -> None:
    stage = empty_stage
    stage.settings = replace(stage.settings, communities=frozenset({"1"}))
    await stage.start()
    await registered(stage)
    answer = await (await stage.olga.command("rules show")).finished()

    assert "do not look after this server" in answer.text
    assert "policy." not in answer.text


@pytest.mark.parametrize("entry", ["Report to moderators", "Heart-warming"])
async def test_in_a_server_that_is_not_looked_after_nobody_is_promised_anything(
    empty_stage: Stage, entry: str
) -> None:
    stage = empty_stage
    stage.settings = replace(stage.settings, communities=frozenset({"1"}))
    await stage.start()
    await registered(stage)
    message = await stage.mia.say(stage.general, "go away, all of you")
    answer = await (await stage.tom.menu(entry, message)).finished()

    assert "do not look after this server" in answer.text
    assert await stage.open_cases() == []


async def test_two_wishes_at_once_are_both_kept(stage: Stage) -> None:
    await registered(stage)
    answer = await (await stage.mia.command("privacy")).finished()
    await asyncio.gather(
        press(stage.mia, answer, "Leave me out"), press(stage.mia, answer, "Do not look for it")
    )

    async def are_kept() -> bool:
        membership = (await stage.host.members.standing(stage.key(stage.mia))).membership
        return (membership.on_board, membership.is_credited) == (False, False)

    await until(are_kept)


async def test_one_member_does_not_take_all_the_room_for_nominations(stage: Stage) -> None:
    await registered(stage)
    notebook = stage.host.notebook("discord")
    for number in range(100):
        key = f"{stage.porch.id}.{number}"
        await notebook.jot(f"nomination.{key}", "1/2")
        await notebook.jot(f"nominator.{key}", str(stage.tom.id), member=str(stage.tom.id))
    message = await stage.mia.say(stage.general, "you can do it")

    refused = await (await stage.tom.menu("Heart-warming", message)).finished()
    assert "no room for more" in refused.text
    taken = await (await stage.mona.menu("Heart-warming", message)).finished()
    assert "only if its author agrees" in taken.text


async def test_however_much_a_case_has_only_what_its_card_shows_is_looked_up(stage: Stage) -> None:
    for _ in range(6):
        await stage.mia.say(stage.general, GRAVE)
    await stage.server.settle(0.3)
    (case,) = await stage.open_cases()
    bot = stage.platform._bot  # noqa: SLF001 - nobody but this test asks for its parts
    assert bot is not None
    tried = await what_was_tried(bot.around, case)

    assert len(case.entries) == 6
    assert sorted(tried) == [entry.message.message for entry in case.entries[-4:]]


async def test_what_its_author_deletes_while_the_bot_is_away_is_no_strike(stage: Stage) -> None:
    posted = await stage.hurt(stage.mia)
    await stage.stop()
    await stage.mia.delete(posted)
    await stage.start()
    stage.world.clock.advance(hours=25)
    await stage.house.housekeeping.go_round()

    assert (await stage.nudge_of(stage.mia)).outcome is Outcome.WITHDRAWN


async def test_a_reported_moderator_does_not_learn_from_the_card_who_reported_them(
    stage: Stage,
) -> None:
    await report(stage, await stage.mona.say(stage.general, "you dolt"), by=stage.tom)
    await stage.server.until(lambda: stage.desk.messages)
    card = the_card(stage)
    (case,) = await stage.open_cases()
    await registered(stage)
    own = await (await stage.mona.command("cases show", case=case.id)).finished()
    shown = await (await stage.olga.command("cases show", case=case.id)).finished()

    assert "A member reported it" in card.text
    assert stage.tom.mention not in card.text + own.text
    assert f"A member reported it** · by {stage.tom.mention}" in shown.text


async def put_off(stage: Stage) -> None:
    """Somebody is about to be nudged, and Discord has no answer just then."""
    stage.server.faults.fail("POST", SAY, 503)
    await stage.mia.say(stage.general, HURTFUL)
    await stage.server.until(lambda: not stage.server.faults.pending)
    await stage.server.settle(0.3)


async def test_what_was_put_off_waits_for_the_end_of_a_pause(stage: Stage) -> None:
    await put_off(stage)
    until_later = stage.world.clock.now() + timedelta(hours=1)
    await stage.host.pauses.pause(stage.home, until_later, by=str(stage.mona.id))
    await stage.house.deliverer.catch_up()
    assert len(stage.general.messages) == 1

    await stage.host.pauses.resume(stage.home, by=str(stage.mona.id))
    await stage.house.deliverer.catch_up()
    assert stage.whisper_to(stage.mia)


async def test_what_was_put_off_is_not_shown_once_the_bot_only_observes(stage: Stage) -> None:
    await put_off(stage)
    await stage.stop()
    stage.world.settings = replace(stage.world.settings, observe=True)
    await stage.start()
    await stage.house.deliverer.catch_up()
    await stage.server.settle(0.3)

    assert len(stage.general.messages) == 1
