"""`/rules`: the policy in force, and a check of the next one."""

import threading

import pytest

from nudgebot.boarding import rule_mistakes
from tests.discord_server.answers import Answer
from tests.discord_server.drafts import Upload
from tests.discord_server.people import Person
from tests.plugins.discord.cases import press
from tests.plugins.discord.reader import alive
from tests.plugins.discord.registered import registered
from tests.plugins.discord.stage import Stage

HOSTILE = b'[policy]\n"||@everyone|| [a](https://evil.example)" = 1\n'


@pytest.fixture
async def stage(stage: Stage) -> Stage:
    object.__setattr__(stage.host, "check_rules", rule_mistakes)
    return await registered(stage)


async def show(person: Person) -> Answer:
    return await (await person.command("rules show")).finished()


async def check(person: Person, content: bytes) -> Answer:
    upload = Upload("nudgebot.toml", content)
    return await (await person.command("rules check", file=upload)).finished()


async def test_the_policy_is_shown_page_by_page_to_who_manages_the_server(stage: Stage) -> None:
    first = await show(stage.olga)
    assert first.is_ephemeral
    assert "`policy.observe = false`" in first.text
    text = first.text
    answer = first
    while True:
        try:
            answer = await press(stage.olga, answer, "Next")
        except LookupError:
            break
        text += answer.text
    for line in ("policy.nudge.threshold = 0.75", "policy.kindness.points.gratitude = 1"):
        assert f"`{line}`" in text


async def test_a_file_without_mistakes_is_called_fine(stage: Stage) -> None:
    answer = await check(stage.olga, b"[policy.nudge]\nthreshold = 0.6\n")

    assert answer.is_ephemeral
    assert "There are no mistakes in this file." in answer.text


async def test_every_mistake_is_told_with_its_place(stage: Stage) -> None:
    answer = await check(stage.olga, b"[policy.nudge]\ntreshold = 0.6\ncooldown_seconds = -1\n")

    assert "Mistakes in this file: 2" in answer.text
    assert "treshold" in answer.text.replace("\\", "")
    assert "threshold" in answer.text.replace("\\", "")


async def test_what_is_in_the_file_is_nothing_but_words(stage: Stage) -> None:
    answer = await check(stage.olga, HOSTILE)

    assert "Mistakes in this file" in answer.text
    assert "evil" in answer.text
    assert alive(answer.text) == {"list"}  # which is ours


async def test_very_many_mistakes_are_counted(stage: Stage) -> None:
    lines = "\n".join(f"x{number} = 1" for number in range(60))
    answer = await check(stage.olga, f"[policy]\n{lines}\n".encode())

    assert "Mistakes in this file: 60" in answer.text
    assert "And more: 45" in answer.text


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"[[[", b"a" * 65_536])
async def test_any_small_file_gets_an_answer(stage: Stage, content: bytes) -> None:
    answer = await check(stage.olga, content)

    assert "mistake" in answer.text.casefold()


async def test_a_file_that_is_too_large_is_not_even_fetched(stage: Stage) -> None:
    assert "larger than 64 KiB" in (await check(stage.olga, b"a" * 65_537)).text


async def test_a_check_does_not_hold_the_bot_up(stage: Stage) -> None:
    threads: list[int] = []

    def watch(content: bytes) -> list[str]:
        del content
        threads.append(threading.get_ident())
        return []

    object.__setattr__(stage.host, "check_rules", watch)
    await check(stage.olga, b"")

    assert threads
    assert threading.get_ident() not in threads


async def test_moderators_and_members_are_refused_even_where_discord_lets_them(
    stage: Stage,
) -> None:
    for command in stage.server.world.commands.listed(None):
        command["default_member_permissions"] = None
    for person in (stage.mona, stage.tom):
        assert "may manage this server" in (await show(person)).text
        assert "may manage this server" in (await check(person, b"")).text


async def test_a_german_owner_reads_german(stage: Stage) -> None:
    stage.olga.locale = "de"

    assert "Die geltenden Regeln" in (await show(stage.olga)).text
