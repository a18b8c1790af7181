"""The whole program, spoken to as a browser would."""

import aiohttp
import pytest

from tests.e2e.bot import Bot
from tests.e2e.visitor import Visitor

pytestmark = pytest.mark.model

CRUEL = "you are a worthless idiot and everybody here hates you"
CRUEL_TOO = "shut up, you pathetic loser"
CRUEL_AGAIN = "what a stupid moron you are"
THREAT = "i will find you and i will kill you"
THANKS = "thank you so much for fixing it!"


async def test_a_hurtful_draft_is_seen_by_its_author_alone(bot: Bot) -> None:
    async with Visitor(bot.url, "Ann") as ann, Visitor(bot.url, "Ben") as ben:
        receipt = await ann.say(CRUEL)
        note = await ann.wait_for("note")
        await ann.say("anyway, how is the weather over there")
        await ben.hears("anyway, how is the weather over there")

    assert receipt["held"]
    assert any(part["marked"] for part in note["segments"])
    assert "".join(part["text"] for part in note["segments"]) == CRUEL
    assert note["reasons"]
    assert len(note["suggestions"]) <= 2
    assert "score" not in str(note)
    assert not ben.heard(CRUEL)


async def test_three_drafts_posted_anyway_open_a_case_that_holds_all_three(bot: Bot) -> None:
    async with Visitor(bot.url, "Cleo") as cleo, Visitor(bot.url, "Dan") as dan:
        for text in (CRUEL, CRUEL_TOO, CRUEL_AGAIN):
            before = await dan.cases()
            held = await cleo.say(text)
            await cleo.say(text, revises=held["message"])
            await dan.hears(text)
        after = await dan.cases()

    assert "Cleo" not in before
    assert "Cleo" in after
    assert all(word in after for word in ("worthless", "loser", "moron"))


async def test_a_threat_reaches_moderators_before_anybody_reads_it(bot: Bot) -> None:
    async with Visitor(bot.url, "Eve") as eve:
        receipt = await eve.say(THREAT)
        note = await eve.wait_for("note")
        cases = await eve.cases()

    assert receipt["held"]
    assert note["escalated"]
    assert "Eve" in cases


async def test_contesting_reaches_the_case_that_is_open_already(bot: Bot) -> None:
    async with Visitor(bot.url, "Finn") as finn:
        await finn.say(THREAT)
        note = await finn.wait_for("note")
        before = await finn.cases()
        await finn.send(kind="contest", id="c1", nudge=note["nudge"])
        await finn.wait_for("answered", id="c1", done=True)
        after = await finn.cases()

    assert before.count(">Finn<") == after.count(">Finn<") == 1
    assert "the nudge was wrong" not in before
    assert "the nudge was wrong" in after


async def test_kindness_moves_the_board_and_farming_does_not(bot: Bot) -> None:
    async with Visitor(bot.url, "Gus") as gus, Visitor(bot.url, "Hal") as hal:
        await hal.say("the build is green again")
        await gus.say(THANKS)
        thanked = (await gus.board())["Gus"]
        await gus.say(THANKS)
        await hal.say("no no, thank you so much Gus!")
        await gus.say("great job with the tests, that is brilliant work")
        praised = await gus.board()

    assert thanked == 1
    assert praised["Gus"] == 2
    assert "Hal" not in praised


async def test_saying_it_better_after_a_nudge_earns_points(bot: Bot) -> None:
    async with Visitor(bot.url, "Ida") as ida:
        held = await ida.say(CRUEL)
        await ida.say("i am upset about what happened yesterday", revises=held["message"])
        assert (await ida.board())["Ida"] == 2


async def test_everything_survives_a_killed_process(own_bot: Bot) -> None:
    bot = own_bot
    async with Visitor(bot.url, "Ann") as ann, Visitor(bot.url, "Ben") as ben:
        await ben.say("the build is green again")
        await ann.say(THANKS)
        await ben.say(THREAT)
        for text in (CRUEL, CRUEL_TOO):
            stood_by = await ann.say(text)
            await ann.say(text, revises=stood_by["message"])
        unanswered = await ann.say(CRUEL_AGAIN)
        shown = await ann.wait_for("note", draft=unanswered["message"])

        await bot.kill()
        await bot.start()
        await ann.come_in()
        await ben.come_in()

        again = await ann.wait_for("note", draft=unanswered["message"])
        assert again["nudge"] == shown["nudge"]
        assert again["segments"] == shown["segments"]
        assert await ann.board() == {"Ann": 1}
        assert "find you" in await ben.cases()
        await ann.say(CRUEL_AGAIN, revises=unanswered["message"])
        assert "moron" in await ben.cases()  # the third strike: the first two were remembered


async def test_no_words_of_members_are_on_disk_or_in_the_log(bot: Bot) -> None:
    canary = "xylophonist"
    async with Visitor(bot.url, "Jo") as jo:
        held = await jo.say(f"you are a worthless idiot {canary}")
        await jo.say(f"you are a worthless idiot {canary}", revises=held["message"])
        await jo.say(f"i will kill you {canary}")
        assert canary in await jo.cases()

    on_disk = b"".join(file.read_bytes() for file in bot.folder.rglob("*") if file.is_file())
    assert b"Jo" in on_disk
    assert canary.encode() not in on_disk
    assert canary not in bot.log


async def test_the_bot_says_how_it_is(bot: Bot) -> None:
    async with Visitor(bot.url, "Kim") as kim, aiohttp.ClientSession() as session:
        await kim.say("good morning")
        health = await session.get(f"{bot.url}/healthz")
        ready = await session.get(f"{bot.url}/readyz")
        metrics = await (await session.get(f"{bot.url}/metrics")).text()

    assert (health.status, ready.status) == (200, 200)
    assert 'nudgebot_messages_total{rule="harmless"}' in metrics


async def test_it_stops_when_it_is_told_to(own_bot: Bot) -> None:
    assert await own_bot.stop() == 0
    assert "Traceback" not in own_bot.log


async def test_odd_text_is_handled(bot: Bot) -> None:
    async with Visitor(bot.url, "Lou") as lou:
        for number, text in enumerate(["\0\0", "\ud800", "🙂" * 900, "a" * 200_000, " \n\t "]):
            await lou.send(kind="draft", id=f"odd{number}", text=text)
        await lou.say("still here")
    assert "Traceback" not in bot.log
