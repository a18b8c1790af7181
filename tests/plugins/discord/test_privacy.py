"""`/privacy`: what is kept, to see, to take along, to change and to erase."""

import json
import zipfile
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest

from nudgebot.domain.case import Verdict
from nudgebot_discord.privacy.archive import pack
from nudgebot_discord.privacy.layout import REACH
from nudgebot_discord.settings import DeliverySettings, Step
from tests.discord_server.answers import Answer
from tests.discord_server.payload import Json
from tests.discord_server.people import Person
from tests.discord_server.visible import walk
from tests.plugins.discord.outage import lose
from tests.plugins.discord.registered import registered
from tests.plugins.discord.stage import GRATEFUL, GRAVE, HURTFUL, Stage

REACHED = f"nudgebot/{REACH}"


@pytest.fixture
async def stage(stage: Stage) -> AsyncIterator[Stage]:
    yield await registered(stage)
    await stage.server.settle()


async def privacy(person: Person) -> Answer:
    return await (await person.command("privacy")).finished()


async def press(person: Person, shown: Answer, label: str) -> Answer:
    return await (await person.press(shown, label)).finished()


async def erase(person: Person) -> Answer:
    answer = await privacy(person)
    await press(person, answer, "Erase everything")
    await press(person, answer, "Yes, erase it")
    return answer


def options(answer: Answer) -> list[Json]:
    assert answer.message is not None
    select = next(part for part in walk(answer.message.components) if part["type"] == 3)
    return list(select["options"])


async def test_it_says_in_plain_words_what_is_kept(stage: Stage) -> None:
    await stage.hurt(stage.mia)
    await stage.mia.say(stage.general, f"{GRATEFUL}", mentions=())
    await stage.tom.say(stage.general, "hello")
    await stage.server.settle()
    answer = await privacy(stage.mia)

    assert answer.is_ephemeral
    assert "Your words are not kept." in answer.text
    assert "messages of yours that were looked at: 2" in answer.text
    assert "notes about messages of yours: 1" in answer.text
    assert "cases that moderators have about messages of yours: 0" in answer.text
    assert HURTFUL not in answer.text
    assert answer.buttons == [
        "Leave me out",
        "Do not look for it",
        "Take my data along",
        "Erase everything",
    ]


async def test_kind_things_given_and_received_are_counted_apart(stage: Stage) -> None:
    message = await stage.tom.say(stage.general, "here is your book")
    await stage.mia.say(stage.general, GRATEFUL, reply_to=message)
    await stage.server.settle()

    assert "kind things that you said: 1" in (await privacy(stage.mia)).text
    assert "kind things that others said to you: 0" in (await privacy(stage.mia)).text
    assert "kind things that others said to you: 1" in (await privacy(stage.tom)).text


async def test_nobody_else_sees_it(stage: Stage) -> None:
    await privacy(stage.mia)

    assert stage.tom.sees(stage.general) == stage.mona.sees(stage.general) == []


async def test_how_notes_reach_somebody_is_shown_and_changed_in_place(stage: Stage) -> None:
    answer = await privacy(stage.mia)
    assert "wait where you wrote" in answer.text
    assert [one["value"] for one in options(answer) if one.get("default")] == ["whisper"]

    await (await stage.mia.choose(answer, REACHED, ["direct"])).finished()
    assert "come as direct messages" in answer.text
    assert [one["value"] for one in options(answer) if one.get("default")] == ["direct"]
    assert len(answer.messages) == 1

    await (await stage.mia.choose(answer, REACHED, ["quiet_week"])).finished()
    assert "rest until <t:" in answer.text
    assert not any(one.get("default") for one in options(answer))

    standing = await stage.host.members.standing(stage.key(stage.mia))
    assert standing.membership.direct
    assert standing.membership.quiet_until is not None
    assert standing.membership.quiet_until > datetime.now(UTC) + timedelta(days=6)


async def test_whoever_chose_direct_messages_gets_them(stage: Stage) -> None:
    await (await stage.mia.choose(await privacy(stage.mia), REACHED, ["direct"])).finished()
    await stage.mia.say(stage.general, HURTFUL)

    await stage.server.until(lambda: stage.mia.dms)
    assert "__**you**__ fool" in stage.mia.dms[0].text


async def test_the_board_and_the_scoring_of_kindness_are_turned_off_and_on(stage: Stage) -> None:
    answer = await privacy(stage.mia)
    kept = answer.text.partition("**Notes to you**")[0]
    await press(stage.mia, answer, "Leave me out")
    await press(stage.mia, answer, "Do not look for it")

    membership = (await stage.host.members.standing(stage.key(stage.mia))).membership
    assert not membership.on_board
    assert not membership.is_credited
    assert "does not show you" in answer.text
    assert "is not looked for" in answer.text
    assert answer.text.partition("**Notes to you**")[0] == kept

    await press(stage.mia, answer, "Show me")
    await press(stage.mia, answer, "Notice it again")
    membership = (await stage.host.members.standing(stage.key(stage.mia))).membership
    assert membership.on_board
    assert membership.is_credited
    assert answer.buttons[:2] == ["Leave me out", "Do not look for it"]


async def test_wishes_are_ones_own_alone(stage: Stage) -> None:
    await press(stage.mia, await privacy(stage.mia), "Leave me out")

    assert "may show you" in (await privacy(stage.tom)).text


async def test_the_export_is_a_file_for_its_member_alone(stage: Stage) -> None:
    await stage.mia.say(stage.general, HURTFUL)
    await stage.mia.say(stage.general, GRAVE)
    await stage.server.settle()
    answer = await press(stage.mia, await privacy(stage.mia), "Take my data along")

    assert answer.is_ephemeral
    stored = json.loads(answer.files["nudgebot.json"])
    assert len(stored["decisions"]) == 2
    assert [row["member"] for row in stored["cases"]] == [str(stage.mia.id)]
    assert not any(words in str(answer.files) for words in (HURTFUL, GRAVE))
    assert stage.tom.sees(stage.general) == [*stage.general.messages.values()]


def test_an_export_too_long_for_discord_is_packed_or_else_refused() -> None:
    stored = {"decisions": [{"number": n, "why": "harmless"} for n in range(2_000)]}
    name, content = pack(stored, limit=20_000) or ("", b"")

    assert name == "nudgebot.json.zip"
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert json.loads(archive.read("nudgebot.json")) == stored
    assert pack(stored, limit=100) is None


async def test_erasing_asks_once_more_and_can_be_called_off(stage: Stage) -> None:
    await stage.mia.say(stage.general, "hello")
    await stage.server.settle()
    answer = await privacy(stage.mia)
    await press(stage.mia, answer, "Erase everything")
    assert "cannot be undone" in answer.text
    assert "without a word" in answer.text

    await press(stage.mia, answer, "No, keep it")
    assert "messages of yours that were looked at: 1" in answer.text
    assert (await stage.host.members.export(stage.key(stage.mia)))["decisions"]


async def test_erasing_leaves_nothing_also_of_what_the_plugin_noted(stage: Stage) -> None:
    message = await stage.hurt(stage.mia)
    line = stage.whisper_to(stage.mia)
    kind = await stage.tom.say(stage.general, "you can do it")
    await (await stage.mia.menu("Heart-warming", kind)).finished()
    await (await stage.tom.menu("Heart-warming", message)).finished()
    answer = await erase(stage.mia)

    assert answer.text.startswith("Done: everything about you here is erased.")
    assert answer.buttons == []
    assert line.is_deleted
    assert not any((await stage.host.members.export(stage.key(stage.mia))).values())
    lines = await stage.host.notebook("discord").jotted("")
    assert not any(str(stage.mia.id) in key + value for key, value in lines.items())
    assert not any(key.startswith("whisper.") for key in lines)
    assert f"nomination.{stage.porch.id}.{kind.id}" in lines  # tom's message, and his line


async def test_a_note_in_a_private_thread_goes_too(empty_stage: Stage) -> None:
    delivery = DeliverySettings(steps=(Step.THREAD,))
    empty_stage.settings = replace(empty_stage.settings, delivery=delivery)
    await empty_stage.start()
    stage = await registered(empty_stage)
    await stage.mia.say(stage.general, HURTFUL)
    await stage.server.settle()
    (thread,) = [channel for channel in stage.porch.channels.values() if channel.is_thread]
    (note,) = [one for one in thread.messages.values() if "fool" in one.text]
    await erase(stage.mia)

    assert note.is_deleted
    assert not await stage.host.notebook("discord").jotted("thread.")


async def test_what_moderators_upheld_stays_without_words_and_is_said_to(stage: Stage) -> None:
    await stage.mia.say(stage.general, GRAVE)
    await stage.server.settle()
    (case,) = await stage.open_cases()
    await stage.host.cases.close(case.id, Verdict.UPHOLD, by=str(stage.mona.id))
    answer = await erase(stage.mia)

    assert "this community keeps, without any words: 1." in answer.text


async def test_a_member_is_heard_as_before_after_erasing(stage: Stage) -> None:
    await erase(stage.mia)
    await stage.mia.say(stage.general, HURTFUL)

    await stage.server.until(lambda: len(stage.general.messages) == 2)
    assert "notes about messages of yours: 1" in (await privacy(stage.mia)).text


async def test_everything_works_after_a_restart(stage: Stage) -> None:
    answer = await privacy(stage.mia)
    await stage.restart()
    await press(stage.mia, answer, "Leave me out")
    assert "does not show you" in answer.text

    await stage.restart()
    await press(stage.mia, answer, "Erase everything")
    await stage.restart()
    await press(stage.mia, answer, "Yes, erase it")
    assert answer.text.startswith("Done:")


@pytest.mark.parametrize("label", ["Leave me out", "Take my data along", "Yes, erase it"])
async def test_the_bot_says_so_when_its_memory_is_out(stage: Stage, label: str) -> None:
    shown = await privacy(stage.mia)
    if label == "Yes, erase it":
        await press(stage.mia, shown, "Erase everything")
    await lose(stage, "memberships")

    assert "memory is out" in (await press(stage.mia, shown, label)).text
    assert "memory is out" in (await privacy(stage.mia)).text


async def test_germans_read_german(stage: Stage) -> None:
    stage.mia.locale = "de"
    answer = await privacy(stage.mia)
    await press(stage.mia, answer, "Lass mich weg")

    assert "Deine Worte werden nicht aufgehoben." in answer.text
    assert "zeigt dich nicht" in answer.text
    await press(stage.mia, answer, "Alles löschen")
    await press(stage.mia, answer, "Ja, lösch es")
    assert answer.text.startswith("Erledigt:")
