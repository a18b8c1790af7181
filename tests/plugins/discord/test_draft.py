"""`/draft`: trying words on."""

import logging
import re
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from nudgebot.domain.assessment import Reason
from tests.builders import CRUEL, PLAIN
from tests.discord_server.answers import Answer
from tests.discord_server.people import Person
from tests.plugins.discord.reader import alive
from tests.plugins.discord.registered import registered
from tests.plugins.discord.stage import GRATEFUL, GRAVE, HURTFUL, Stage

HOSTILE = """@everyone <@1> <@&2> <#3> https://evil.example [x](https://evil.example)
```py\nfences``` || # spoilers ||
\u202eright to left\u202c \u05d0\u05d1\u05d2 \u0645\u0631\u062d\u0628\u0627
> # quotes **and** headings `code` <t:0:R> </draft:1> :wave:"""
INERT = {"heading", "quote", "bold", "underline", "list", "footer"}
BLOCK = re.compile("```[\\s\\S]+?```")


@pytest.fixture
async def stage(stage: Stage) -> AsyncIterator[Stage]:
    yield await registered(stage)
    await stage.server.settle()


async def draft(person: Person, text: str) -> Answer:
    form = await person.command("draft")
    return await (await person.submit(form, {"words": text})).finished()


async def test_words_that_could_hurt_are_shown_with_why_and_with_better_ones(stage: Stage) -> None:
    answer = await draft(stage.mia, HURTFUL)

    assert answer.is_ephemeral
    assert "__**you**__ fool" in answer.text
    assert "- It reads as an insult." in answer.text
    assert "```\nI see it differently.\n```" in answer.text
    assert "0.9" not in answer.text
    assert answer.buttons == ["Try other words"]


async def test_nothing_of_it_is_recorded_or_seen_by_anybody_else(stage: Stage) -> None:
    for text in (HURTFUL, GRAVE, GRATEFUL):
        await draft(stage.mia, text)
    await stage.server.settle()

    assert await stage.count_nudges() == 0
    assert await stage.open_cases() == []
    stored = await stage.host.members.export(stage.key(stage.mia))
    assert not any(stored.values())
    assert stage.tom.sees(stage.general) == []
    assert stage.desk.messages == {}


async def test_what_is_grave_is_said_to_reach_the_moderators(stage: Stage) -> None:
    answer = await draft(stage.mia, GRAVE)

    assert "the moderators would look at it" in answer.text
    assert "It reads as a threat." in answer.text


async def test_what_is_fine_gets_one_warm_line_and_what_is_kind_is_called_so(stage: Stage) -> None:
    fine, kind = await draft(stage.mia, "see you at six"), await draft(stage.mia, GRATEFUL)

    assert fine.text.startswith("This reads well.")
    assert kind.text.startswith("How kind!")
    assert fine.is_ephemeral
    assert fine.buttons == kind.buttons == []


async def test_what_the_bot_cannot_judge_is_not_called_fine(stage: Stage) -> None:
    stage.sounds("dobry wieczór", replace(PLAIN, reasons=(Reason.UNKNOWN_LANGUAGE,)))
    foreign = await draft(stage.mia, "dobry wieczór")
    stage.world.scorer.is_out = True
    unread = await draft(stage.mia, HURTFUL)

    assert "does not read as English" in foreign.text
    assert "reads well" not in foreign.text
    assert unread.text.startswith("The bot cannot read anything just now.")


async def test_who_is_exempt_or_was_nudged_lately_gets_an_honest_answer_too(stage: Stage) -> None:
    await stage.hurt(stage.mia)
    until = stage.world.clock.now().replace(year=2100)
    await stage.host.members.exempt(stage.key(stage.tom), until, by=str(stage.mona.id))

    assert "__**you**__ fool" in (await draft(stage.mia, HURTFUL)).text
    assert "__**you**__ fool" in (await draft(stage.tom, HURTFUL)).text


async def test_a_pause_of_nudges_does_not_make_words_kinder(stage: Stage) -> None:
    until = stage.world.clock.now().replace(year=2100)
    await stage.host.pauses.pause(stage.home, until, by=str(stage.mona.id))

    assert "__**you**__ fool" in (await draft(stage.mia, HURTFUL)).text


async def test_other_words_can_be_tried_also_after_a_restart(stage: Stage) -> None:
    answer = await draft(stage.mia, HURTFUL)
    await stage.restart()
    form = await stage.mia.press(answer, "Try other words")
    again = await (await stage.mia.submit(form, {"words": GRATEFUL})).finished()

    assert HURTFUL not in form.text
    assert again.text.startswith("How kind!")


async def test_words_are_looked_at_without_the_message_content_intent(empty_stage: Stage) -> None:
    empty_stage.settings = replace(empty_stage.settings, message_content=False)
    await empty_stage.start()
    await registered(empty_stage)

    assert "__**you**__ fool" in (await draft(empty_stage.mia, HURTFUL)).text


async def test_no_word_of_a_draft_is_logged(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    answer = await draft(stage.mia, HURTFUL)

    assert "fool" in answer.text
    assert "fool" not in caplog.text


async def test_mere_spaces_are_no_words(stage: Stage) -> None:
    assert (await draft(stage.mia, " \n ")).text.startswith("There are no words in it")


@pytest.mark.parametrize("text", [HOSTILE, "@everyone " * 200, "`" * 2_000, "\u05d0" * 2_000])
async def test_nothing_in_a_draft_comes_alive(stage: Stage, text: str) -> None:
    hostile = replace(CRUEL, suggestions=(text, f"``` {text}"))
    stage.sounds(text, hostile)
    answer = await draft(stage.mia, text)

    assert answer.message is not None
    assert answer.message.pings.users == []
    assert not answer.message.pings.everyone
    blocks = BLOCK.findall(answer.text)
    assert len(blocks) == 2  # the two suggestions: no fence in them ended one
    assert alive(BLOCK.sub("", answer.text)) <= INERT


async def test_the_bot_says_so_when_its_memory_is_out(stage: Stage) -> None:
    stage.house.store.out = frozenset({"standing"})

    assert "memory is out" in (await draft(stage.mia, HURTFUL)).text


async def test_germans_read_german(stage: Stage) -> None:
    stage.mia.locale = "de"
    form = await stage.mia.command("draft")
    answer = await (await stage.mia.submit(form, {"words": HURTFUL})).finished()

    assert "Was möchtest du sagen?" in form.text
    assert "Das könnte jemanden verletzen" in answer.text
    assert answer.buttons == ["Andere Worte ausprobieren"]
    command = next(
        one for one in stage.server.world.commands.listed(None) if one["name"] == "draft"
    )
    assert command["name_localizations"] == {"de": "entwurf"}
    assert command["contexts"] == [0]
