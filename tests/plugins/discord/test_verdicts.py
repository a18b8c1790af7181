"""How an author hears what a moderator decided, and asks them to look again."""

import pytest

from nudgebot.domain.case import Case, CaseReason, Verdict
from nudgebot.domain.message import Author, Message, Place
from tests.discord_server.answers import Answer
from tests.plugins.discord.stage import GRAVE, HURTFUL, Stage


async def filed(stage: Stage) -> Case:
    """Mia says something grave, and opens the note about it."""
    await stage.mia.say(stage.general, GRAVE)
    await stage.server.until(lambda: len(stage.general.messages) == 2)
    await stage.open_note(stage.mia)
    await stage.server.settle()
    (case,) = await stage.open_cases()
    return case


async def close(stage: Stage, case: Case, verdict: Verdict) -> None:
    assert await stage.host.cases.close(case.id, verdict, by=str(stage.mona.id))
    await stage.server.settle()


async def appeal(stage: Stage, told: Answer, words: str) -> Answer:
    form = await stage.mia.press(told, "Ask them to look again")
    return await (await stage.mia.submit(form, {"words": words})).finished()


@pytest.mark.parametrize("verdict", Verdict)
async def test_a_verdict_is_told_to_its_author_alone(stage: Stage, verdict: Verdict) -> None:
    await close(stage, await filed(stage), verdict)
    line = stage.whisper_to(stage.mia)
    refused = await (await stage.tom.press(line, "Open")).finished()
    assert "for somebody else" in refused.text
    assert not line.is_deleted
    told = await stage.open_note(stage.mia)
    assert told.is_ephemeral
    assert stage.host.texts(f"verdict.{verdict}.told") in told.text
    assert bool(told.buttons) == (verdict is Verdict.UPHOLD)
    await stage.server.settle()
    assert line.is_deleted


async def test_a_verdict_is_told_in_the_language_of_its_author(stage: Stage) -> None:
    await close(stage, await filed(stage), Verdict.UPHOLD)
    stage.mia.locale = "de"
    told = await stage.open_note(stage.mia)
    assert stage.host.texts("verdict.uphold.told") not in told.text


async def test_an_upheld_case_is_appealed_once(stage: Stage) -> None:
    case = await filed(stage)
    await close(stage, case, Verdict.UPHOLD)
    told = await stage.open_note(stage.mia)
    assert "look at it again" in (await appeal(stage, told, "It was a quote @everyone")).text
    (again,) = await stage.open_cases()
    assert again.id == case.id
    assert again.entries[-1].reason is CaseReason.APPEAL
    assert again.entries[-1].excerpt == "It was a quote @everyone"
    assert "answered already" in (await appeal(stage, told, "and again")).text


async def test_the_second_verdict_on_a_case_is_told_too_and_is_the_last_word(stage: Stage) -> None:
    case = await filed(stage)
    await close(stage, case, Verdict.UPHOLD)
    first = stage.whisper_to(stage.mia)
    told = await stage.open_note(stage.mia)
    await appeal(stage, told, "It was a quote")
    await close(stage, case, Verdict.UPHOLD)
    second = stage.whisper_to(stage.mia)
    assert second is not first
    told = await stage.open_note(stage.mia)
    assert stage.host.texts("verdict.uphold.told") in told.text
    assert not told.buttons


async def test_a_second_verdict_replaces_the_line_of_the_first(stage: Stage) -> None:
    case = await filed(stage)
    await close(stage, case, Verdict.UPHOLD)
    first = stage.whisper_to(stage.mia)
    assert await stage.host.cases.reopen(case.id, by=str(stage.mona.id))
    stage.world.clock.advance(minutes=1)
    await close(stage, case, Verdict.FALSE_ALARM)
    assert first.is_deleted
    told = await stage.open_note(stage.mia)
    assert stage.host.texts("verdict.false_alarm.told") in told.text


async def test_a_line_about_a_case_that_is_open_again_says_so(stage: Stage) -> None:
    case = await filed(stage)
    await close(stage, case, Verdict.UPHOLD)
    assert await stage.host.cases.reopen(case.id, by=str(stage.mona.id))
    assert "no longer needed" in (await stage.open_note(stage.mia)).text


async def test_nobody_else_can_appeal(stage: Stage) -> None:
    case = await filed(stage)
    await close(stage, case, Verdict.UPHOLD)
    member = stage.key(stage.tom)
    assert not await stage.host.appeal(case.id, member, "mine")


async def test_who_was_reported_in_vain_never_hears_of_it(stage: Stage) -> None:
    message = await stage.mia.say(stage.general, "hello there")
    case = await report(stage, message.id)
    await close(stage, case, Verdict.DISMISS)
    assert [*stage.general.messages.values()] == [message]


async def test_who_was_reported_with_reason_hears_of_it(stage: Stage) -> None:
    message = await stage.mia.say(stage.general, "hello there")
    await close(stage, await report(stage, message.id), Verdict.UPHOLD)
    told = await stage.open_note(stage.mia)
    assert "Ask them to look again" in told.buttons


async def report(stage: Stage, message: int) -> Case:
    place = Place(platform="discord", community=str(stage.porch.id), channel=str(stage.general.id))
    await stage.host.report(
        Message(
            id=str(message),
            place=place,
            author=Author(id=str(stage.mia.id), name="mia"),
            text=HURTFUL,
            sent_at=stage.world.clock.now(),
        ),
        by=stage.key(stage.tom),
    )
    (case,) = await stage.open_cases()
    return case
