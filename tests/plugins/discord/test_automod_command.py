"""`/automod`: the owner's words as rules of Discord's AutoMod."""

import asyncio
from dataclasses import replace
from typing import Any

import discord
import pytest

from nudgebot.domain.audit import Act
from nudgebot.hosting import BlockedWord, BlockedWords
from nudgebot_discord.settings import AutoModSettings
from tests.discord_server.answers import Answer
from tests.discord_server.people import Person
from tests.discord_server.permissions import BOT, Permission
from tests.discord_server.rules import Rule
from tests.plugins.discord.outage import lose
from tests.plugins.discord.reader import alive, seen
from tests.plugins.discord.registered import registered
from tests.plugins.discord.stage import Stage

APPLY, REMOVE = "Make it so", "Take them away"
RULES = "/guilds/{}/auto-moderation/rules"
THEIRS: dict[str, Any] = {
    "name": "theirs",
    "event_type": 1,
    "trigger_type": 1,
    "trigger_metadata": {"keyword_filter": ["spam"]},
    "actions": [{"type": 1}],
    "enabled": True,
}
WORDS = BlockedWords(
    words=(
        BlockedWord("fool", "that did not work"),
        BlockedWord("dolt", "that did not work"),
        BlockedWord("pest"),
    ),
    allowed=("april fool",),
)


@pytest.fixture
async def stage(empty_stage: Stage) -> Stage:
    empty_stage.blocked = WORDS
    await empty_stage.start()
    return await registered(empty_stage)


async def use(stage: Stage, verb: str, person: Person | None = None) -> Answer:
    answer = await (person or stage.olga).command(f"automod {verb}")
    return await answer.finished()


async def press(stage: Stage, answer: Answer, label: str) -> Answer:
    return await (await stage.olga.press(answer, label)).finished()


async def apply(stage: Stage) -> Answer:
    answer = await use(stage, "apply")
    await press(stage, answer, APPLY)
    return answer


async def say_anew(stage: Stage, words: BlockedWords) -> None:
    """Let the owner change the words in the settings."""
    await stage.stop()
    stage.blocked = words
    await stage.start()


def rules(stage: Stage) -> list[Rule]:
    return list(stage.porch.rules.values())


def names(stage: Stage) -> list[str]:
    return [rule.name for rule in rules(stage)]


async def remembered(stage: Stage) -> set[str]:
    lines = await stage.host.notebook("discord").jotted("automod.")
    return {one for line in lines.values() for one in line.split(",")}


async def test_a_plan_says_in_words_what_would_be_done_and_does_nothing(stage: Stage) -> None:
    answer = await use(stage, "plan")

    assert answer.is_ephemeral
    assert "New rules: 2. Changed: 0. Taken away: 0." in answer.text
    assert "nudgebot: better words 1 holds back messages with these words (2): dolt, fool" in (
        seen(answer.text)
    )
    assert "How about “that did not work”" in answer.text
    assert answer.buttons == []
    assert rules(stage) == []


async def test_what_is_applied_is_what_was_shown_and_then_nothing_is_left_to_do(
    stage: Stage,
) -> None:
    answer = await apply(stage)

    assert "Created: 2. Changed: 0. Taken away: 0." in answer.text
    assert "There is nothing to change. Rules of mine that are as they should be: 2." in answer.text
    assert answer.buttons == []
    first, second = (rule.settings for rule in rules(stage))
    assert first["trigger_metadata"]["keyword_filter"] == ["dolt", "fool"]
    assert first["trigger_metadata"]["allow_list"] == ["april fool"]
    assert "How about" in first["actions"][0]["metadata"]["custom_message"]
    assert second["trigger_metadata"]["keyword_filter"] == ["pest"]
    assert await remembered(stage) == {str(rule.id) for rule in rules(stage)}
    assert "nothing to change" in (await use(stage, "plan")).text
    assert (await use(stage, "apply")).buttons == []


async def test_it_is_in_the_audit_who_did_it(stage: Stage) -> None:
    await apply(stage)
    await press(stage, await use(stage, "remove"), REMOVE)

    removed, applied = await stage.host.cases.audit(stage.home)
    assert (applied.act, applied.by, applied.detail) == (
        Act.APPLY_RULES,
        str(stage.olga.id),
        "+2 ~0 -0",
    )
    assert (removed.act, removed.detail) == (Act.REMOVE_RULES, "+0 ~0 -2")


async def test_what_an_owner_changed_by_hand_shows_and_is_put_back(stage: Stage) -> None:
    await apply(stage)
    rule = rules(stage)[0]
    rule.settings["enabled"] = False
    rule.settings["trigger_metadata"]["keyword_filter"] = ["fool", "clown"]
    answer = await use(stage, "apply")

    assert "Changed: 1." in answer.text
    assert "Changes: nudgebot: better words 1 (words, switched on or off)." in seen(answer.text)
    assert "Words that come (1): dolt." in answer.text
    assert "Words that go (1): clown." in answer.text
    await press(stage, answer, APPLY)
    assert rule.settings["enabled"]
    assert rule.settings["trigger_metadata"]["keyword_filter"] == ["dolt", "fool"]


async def test_words_that_are_no_longer_marked_leave_their_rule(stage: Stage) -> None:
    await apply(stage)
    await say_anew(stage, replace(WORDS, words=WORDS.words[:2]))
    answer = await apply(stage)

    assert "Taken away: 1." in answer.text
    assert names(stage) == ["nudgebot: better words 1"]
    await say_anew(stage, BlockedWords())
    assert "Goes: nudgebot: better words 1 (words: 2)" in seen((await use(stage, "plan")).text)
    await apply(stage)
    assert "None of your words is marked" in (await use(stage, "plan")).text
    assert await remembered(stage) == set()


async def test_only_our_rules_are_taken_away(stage: Stage) -> None:
    theirs = stage.server.world.add_rule(stage.porch, THEIRS)
    await apply(stage)
    answer = await use(stage, "remove")
    assert "never touch (1): theirs" in answer.text
    await press(stage, answer, REMOVE)

    assert rules(stage) == [theirs]
    assert "Taken away: 2." in answer.text
    assert "There are no rules of mine here." in answer.text
    assert (await use(stage, "remove")).buttons == []
    assert await remembered(stage) == set()


async def test_six_rules_of_others_leave_no_room_and_that_is_said(stage: Stage) -> None:
    for number in range(6):
        stage.server.world.add_rule(stage.porch, THEIRS | {"name": f"theirs {number}"})
    answer = await use(stage, "apply")

    assert "Other rules take all 6 places" in answer.text
    assert "(3): dolt, fool, pest" in answer.text
    assert answer.buttons == []


async def test_what_does_not_fit_is_said_and_the_rest_is_done(stage: Stage) -> None:
    more = (*WORDS.words, BlockedWord("a" * 61), BlockedWord("half*"))
    await say_anew(stage, replace(WORDS, words=more))
    answer = await apply(stage)

    assert "longer than the 60 characters" in answer.text
    assert "half\\*" in answer.text
    assert len(rules(stage)) == 2


async def test_six_thousand_words_are_counted_and_not_all_named(stage: Stage) -> None:
    many = tuple(BlockedWord(f"word{number:04} {'*x_' * 9}".strip("*_")) for number in range(30))
    good = tuple(BlockedWord(f"long word number {number:04}") for number in range(6_500))
    await say_anew(stage, BlockedWords(words=(*many, *good)))
    answer = await apply(stage)

    assert len(rules(stage)) == 6
    assert "Those left out (500)" in answer.text
    assert sum(
        len(rule.settings["trigger_metadata"]["keyword_filter"]) for rule in rules(stage)
    ) == (6_000)


async def test_without_the_permission_nothing_is_asked_of_discord_in_vain(stage: Stage) -> None:
    stage.porch.bot_permissions = int(BOT & ~Permission.MANAGE_GUILD)
    await stage.server.settle()

    for verb in ("plan", "apply", "remove"):
        assert "Please give my role: Manage Server" in (await use(stage, verb)).text
    assert stage.server.refused == 0


async def test_a_permission_that_goes_between_showing_and_pressing_is_said(stage: Stage) -> None:
    answer = await use(stage, "apply")
    stage.porch.bot_permissions = int(BOT & ~Permission.MANAGE_GUILD)
    await stage.server.settle()

    assert "Manage Server" in (await press(stage, answer, APPLY)).text
    assert rules(stage) == []


async def test_what_changed_since_it_was_shown_is_shown_anew_and_not_done(stage: Stage) -> None:
    answer = await use(stage, "apply")
    await say_anew(stage, replace(WORDS, words=WORDS.words[:1]))
    await press(stage, answer, APPLY)

    assert "Something changed since this was shown" in answer.text
    assert rules(stage) == []
    await press(stage, answer, APPLY)
    assert names(stage) == ["nudgebot: better words 1"]


async def test_a_button_works_after_a_restart(stage: Stage) -> None:
    answer = await use(stage, "apply")
    await stage.restart()
    await press(stage, answer, APPLY)

    assert len(rules(stage)) == 2


async def test_two_owners_at_once_make_one_set_of_rules(stage: Stage) -> None:
    stage.server.world.give_role(stage.tom, stage.moderators)
    stage.moderators.permissions = int(Permission.MANAGE_GUILD)
    people = (stage.olga, stage.mona, stage.tom)
    shown = [await use(stage, "apply", person) for person in people]
    stage.server.faults.hold(RULES)
    presses = [
        await person.press(answer, APPLY) for person, answer in zip(people, shown, strict=True)
    ]
    await asyncio.sleep(0.1)
    stage.server.faults.release()
    for pressed in presses:
        await pressed.finished()
    await stage.server.settle()

    assert names(stage) == ["nudgebot: better words 1", "nudgebot: better words 2"]
    assert len(await stage.host.cases.audit(stage.home)) == 1


async def test_a_refusal_in_the_middle_is_said_and_the_next_press_goes_on(stage: Stage) -> None:
    await apply(stage)
    rules(stage)[0].settings["enabled"] = False
    await say_anew(stage, replace(WORDS, words=(*WORDS.words, BlockedWord("twit", "dear"))))
    answer = await use(stage, "apply")
    stage.server.faults.fail("POST", RULES, 403, code=50013)
    await press(stage, answer, APPLY)

    assert "I stopped at nudgebot: better words" in seen(answer.text)
    assert "its code is 50013" in answer.text
    assert "Created: 0. Changed: 2. Taken away: 0." in answer.text
    assert "New rules: 1." in answer.text
    assert len(rules(stage)) == 2
    await press(stage, answer, APPLY)
    assert len(rules(stage)) == 3
    assert "There is nothing to change" in answer.text


async def test_a_rule_that_is_gone_already_can_be_removed_all_the_same(stage: Stage) -> None:
    await apply(stage)
    answer = await use(stage, "remove")
    stage.server.faults.fail("DELETE", f"{RULES}/{{}}", 404, code=10066)
    await press(stage, answer, REMOVE)

    assert "Created: 0. Changed: 0. Taken away: 2." in answer.text


async def test_a_rule_that_was_made_before_its_id_could_be_kept_is_found_and_adopted(
    stage: Stage,
) -> None:
    await apply(stage)
    await stage.host.notebook("discord").strike_out(f"automod.{stage.porch.id}")
    await stage.restart()
    answer = await use(stage, "plan")
    assert "had lost sight of them (2)" in answer.text
    assert "There is nothing to change" in answer.text
    assert await remembered(stage) == {str(rule.id) for rule in rules(stage)}
    assert len(rules(stage)) == 2

    answer = await use(stage, "remove")
    assert "lost sight" not in answer.text
    await press(stage, answer, REMOVE)
    assert rules(stage) == []


async def test_while_the_memory_is_out_nothing_is_done(stage: Stage) -> None:
    answer = await use(stage, "apply")
    await lose(stage, "audit")
    pressed = await press(stage, answer, APPLY)

    assert "memory is out" in pressed.text
    assert rules(stage) == []


async def test_a_memory_that_goes_in_the_middle_is_said_as_it_is(stage: Stage) -> None:
    answer = await use(stage, "apply")
    await lose(stage, "notebook")
    await press(stage, answer, APPLY)

    assert "my memory is out for a moment" in answer.text
    assert len(rules(stage)) == 1


async def test_rules_are_in_the_communitys_language_and_the_plan_in_the_readers(
    empty_stage: Stage,
) -> None:
    empty_stage.porch.locale = "de"
    empty_stage.blocked = WORDS
    await empty_stage.start()
    await registered(empty_stage)
    answer = await use(empty_stage, "apply")
    assert "New rules: 2" in answer.text
    await press(empty_stage, answer, APPLY)
    assert names(empty_stage)[0] == "nudgebot: bessere Worte 1"

    empty_stage.olga.locale = "de"
    german = await use(empty_stage, "plan")
    assert "Es gibt nichts zu ändern." in german.text


async def test_only_roles_and_channels_that_exist_are_left_alone(empty_stage: Stage) -> None:
    friends, den = str(empty_stage.moderators.id), str(empty_stage.desk.id)
    exempt = AutoModSettings(exempt_roles=(friends, "1", "x"), exempt_channels=("2", den))
    empty_stage.settings = replace(empty_stage.settings, automod=exempt)
    empty_stage.blocked = WORDS
    await empty_stage.start()
    await registered(empty_stage)
    await apply(empty_stage)

    settings = rules(empty_stage)[0].settings
    assert [str(one) for one in settings["exempt_roles"]] == [friends]
    assert [str(one) for one in settings["exempt_channels"]] == [den]
    assert "nothing to change" in (await use(empty_stage, "plan")).text


async def test_words_of_owners_and_names_of_rules_are_only_words(stage: Stage) -> None:
    hostile = "__@everyone__ [x](https://evil.example) <@1>"
    stage.server.world.add_rule(stage.porch, THEIRS | {"name": hostile})
    await say_anew(stage, BlockedWords(words=(BlockedWord(hostile, hostile),)))
    answer = await use(stage, "apply")

    assert alive(answer.text) == {"heading", "bold"}
    await press(stage, answer, APPLY)
    assert alive(answer.text) == {"heading", "bold"}
    assert rules(stage)[-1].settings["trigger_metadata"]["keyword_filter"] == [hostile]


async def test_who_may_not_manage_the_server_is_refused(stage: Stage) -> None:
    for command in stage.server.world.commands.listed(None):
        command["default_member_permissions"] = None
    for verb in ("plan", "apply", "remove"):
        answer = await use(stage, verb, stage.mona)
        assert answer.text == "This is for those who may manage this server."


async def test_others_do_not_see_the_plan(stage: Stage) -> None:
    await apply(stage)

    assert stage.mia.sees(stage.general) == []
    assert stage.desk.messages == {}


async def test_rules_of_other_kinds_are_no_matter(stage: Stage) -> None:
    stage.server.world.add_rule(stage.porch, THEIRS | {"trigger_type": 3, "name": "spam"})

    assert "of others" not in (await use(stage, "plan")).text
    assert discord.AutoModRuleTriggerType.spam.value == 3
