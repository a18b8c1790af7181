"""The menus of messages: check the tone, report, nominate."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import replace

import pytest

from nudgebot.domain.case import CaseReason
from tests.builders import CRUEL
from tests.discord_server.answers import Answer
from tests.discord_server.people import Person
from tests.discord_server.posts import Posted
from tests.plugins.discord.outage import lose
from tests.plugins.discord.registered import registered
from tests.plugins.discord.stage import GRATEFUL, HURTFUL, Stage

TONE, REPORT, HEART = "Check tone", "Report to moderators", "Heart-warming"


@pytest.fixture
async def stage(stage: Stage) -> AsyncIterator[Stage]:
    yield await registered(stage)
    await stage.server.settle()


async def choose(person: Person, entry: str, message: Posted) -> Answer:
    return await (await person.menu(entry, message)).finished()


async def nominations(stage: Stage) -> Mapping[str, str]:
    return await stage.host.notebook("discord").jotted("nomination.")


async def test_the_tone_of_ones_own_message_is_told_to_oneself_alone(stage: Stage) -> None:
    message = await stage.hurt(stage.mia)
    answer = await choose(stage.mia, TONE, message)

    assert answer.is_ephemeral
    assert "__**you**__ fool" in answer.text
    assert "I see it differently." in answer.text
    assert await stage.count_nudges() == 1  # the one for posting it; checking brought none
    assert HURTFUL not in "".join(posted.text for posted in stage.tom.sees(stage.general)[1:])


async def test_a_kind_or_harmless_message_gets_a_warm_line(stage: Stage) -> None:
    kind = await stage.mia.say(stage.general, GRATEFUL)
    plain = await stage.mia.say(stage.general, "see you at six")

    assert (await choose(stage.mia, TONE, kind)).text.startswith("How kind!")
    assert (await choose(stage.mia, TONE, plain)).text.startswith("This reads well.")


async def test_nobody_checks_the_tone_of_what_others_wrote(stage: Stage) -> None:
    message = await stage.mia.say(stage.general, HURTFUL)
    answer = await choose(stage.tom, TONE, message)

    assert "your own messages" in answer.text
    assert "fool" not in answer.text


async def test_a_message_without_words_has_no_tone(stage: Stage) -> None:
    picture = await stage.mia.say(stage.general, attachments=1)

    assert "no words in it" in (await choose(stage.mia, TONE, picture)).text


async def test_a_report_reaches_the_moderators_and_its_author_learns_nothing(stage: Stage) -> None:
    message = await stage.mia.say(stage.general, "nobody wants you here")
    answer = await choose(stage.tom, REPORT, message)
    await stage.server.settle()

    assert answer.is_ephemeral
    assert "will not learn who reported it" in answer.text
    (case,) = await stage.open_cases()
    assert case.member == stage.key(stage.mia)
    (entry,) = case.entries
    assert (entry.reason, entry.excerpt) == (CaseReason.REPORT, "nobody wants you here")
    assert (entry.by, entry.message.message) == (str(stage.tom.id), str(message.id))
    assert stage.mia.sees(stage.general) == [message]
    assert stage.mia.dms == []


async def test_each_outcome_of_a_report_is_told(stage: Stage) -> None:
    first, *others = [await stage.mia.say(stage.general, f"number {n}") for n in range(11)]
    await choose(stage.tom, REPORT, first)

    assert "already" in (await choose(stage.tom, REPORT, first)).text
    assert "your own" in (await choose(stage.mia, REPORT, first)).text
    for message in others[:-1]:
        assert "Thank you." in (await choose(stage.tom, REPORT, message)).text
    assert "a lot today" in (await choose(stage.tom, REPORT, others[-1])).text


@pytest.mark.parametrize("entry", [REPORT, HEART])
async def test_what_no_member_wrote_in_words_is_refused_politely(stage: Stage, entry: str) -> None:
    world = stage.server.world
    bot = world.add_member(stage.porch, "beep", is_bot=True)
    hook = world.add_webhook(stage.general, "news")
    for strange in (
        await bot.say(stage.general, "beep"),
        world.webhook_says(hook, "extra, extra"),
        world.system_says(stage.mia, stage.general),
    ):
        assert "No member wrote that." in (await choose(stage.tom, entry, strange)).text
    picture = await stage.mia.say(stage.general, attachments=1)
    assert "no words in it" in (await choose(stage.tom, entry, picture)).text
    assert await stage.open_cases() == []
    assert not await nominations(stage)


async def test_the_whisper_of_the_bot_itself_cannot_be_reported(stage: Stage) -> None:
    await stage.hurt(stage.mia)

    answer = await choose(stage.tom, REPORT, stage.whisper_to(stage.mia))
    assert "No member wrote that." in answer.text


async def test_a_message_can_be_reported_after_its_author_left(stage: Stage) -> None:
    message = await stage.mia.say(stage.general, "bye, all of you")
    await stage.mia.leave(stage.porch)

    assert "Thank you." in (await choose(stage.tom, REPORT, message)).text


async def test_menus_work_without_the_message_content_intent(empty_stage: Stage) -> None:
    empty_stage.settings = replace(empty_stage.settings, message_content=False)
    await empty_stage.start()
    await registered(empty_stage)
    message = await empty_stage.mia.say(empty_stage.general, HURTFUL)

    assert "__**you**__ fool" in (await choose(empty_stage.mia, TONE, message)).text
    assert "Thank you." in (await choose(empty_stage.tom, REPORT, message)).text
    (case,) = await empty_stage.open_cases()
    assert case.entries[0].excerpt == HURTFUL


async def test_a_nomination_is_noted_by_ids_alone_and_once(stage: Stage) -> None:
    message = await stage.mia.say(stage.general, "you can do it, I believe in you")
    first, second = (
        await choose(stage.tom, HEART, message),
        await choose(stage.mona, HEART, message),
    )

    assert first.is_ephemeral
    assert "only if its author agrees" in first.text
    assert "nominated already" in second.text
    key = f"nomination.{stage.porch.id}.{message.id}"
    assert await nominations(stage) == {key: f"{stage.general.id}/{stage.mia.id}"}
    assert stage.mia.sees(stage.general) == [message]


async def test_nobody_nominates_themselves(stage: Stage) -> None:
    message = await stage.mia.say(stage.general, "I am the kindest of all")

    assert "your own" in (await choose(stage.mia, HEART, message)).text
    assert not await nominations(stage)


async def test_there_is_room_for_a_thousand_nominations_in_each_community(stage: Stage) -> None:
    notebook = stage.host.notebook("discord")
    for number in range(1_000):
        await notebook.jot(f"nomination.{stage.porch.id}.{number}", "1/2")
    message = await stage.mia.say(stage.general, "you can do it")

    assert "no room for more" in (await choose(stage.tom, HEART, message)).text
    assert len(await nominations(stage)) == 1_000


async def test_hostile_words_stay_words(stage: Stage) -> None:
    text = "@everyone [free](https://evil.example) ```" + "\u202e" * 50 + "x" * 3_900
    stage.sounds(text, replace(CRUEL, suggestions=("``` @everyone",)))
    message = await stage.mia.say(stage.general, text)
    answer = await choose(stage.mia, TONE, message)

    assert answer.message is not None
    assert not answer.message.pings.everyone
    assert "https://" not in answer.text
    assert "Thank you." in (await choose(stage.tom, REPORT, message)).text


@pytest.mark.parametrize(
    ("entry", "table"), [(TONE, "memberships"), (REPORT, "reports"), (HEART, "notebook")]
)
async def test_the_bot_says_so_when_its_memory_is_out(stage: Stage, entry: str, table: str) -> None:
    message = await stage.mia.say(stage.general, "hello")
    await stage.server.settle()
    await lose(stage, table)
    person = stage.mia if entry == TONE else stage.tom

    assert "memory is out" in (await choose(person, entry, message)).text


async def test_germans_read_german(stage: Stage) -> None:
    stage.tom.locale = "de"
    message = await stage.mia.say(stage.general, "hallo")

    assert "Danke." in (await choose(stage.tom, REPORT, message)).text
    assert "Schön" in (await choose(stage.tom, HEART, message)).text
    assert "eigenen Nachrichten" in (await choose(stage.tom, TONE, message)).text
    listed = stage.server.world.commands.listed(None)
    names = {one["name"]: one.get("name_localizations") for one in listed if one["type"] == 3}
    assert names == {
        TONE: {"de": "Ton prüfen"},
        REPORT: {"de": "Der Moderation melden"},
        HEART: {"de": "Herzerwärmend"},
    }
