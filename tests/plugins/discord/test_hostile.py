"""What people write, and press, to trick the bot."""

import asyncio
import re
from dataclasses import replace
from typing import Any

import pytest

from nudgebot.domain.nudge import Outcome
from tests.builders import CRUEL
from tests.discord_server.answers import Answer
from tests.discord_server.asking import ask
from tests.discord_server.interactions import Asked, Question
from tests.discord_server.people import Person
from tests.discord_server.visible import walk
from tests.plugins.discord.reader import alive, read, seen
from tests.plugins.discord.stage import HURTFUL, Stage

OURS = {"heading", "quote", "bold", "underline"}
ZALGO = "f" + "\u0301" * 30 + "ool"
TRICKS = (
    "@everyone @here you fool",
    "<@1> <@&2> <#3> you fool",
    "[free](https://evil.example) https://evil.example <https://evil.example> fool",
    "```\nfool\n``` `fool` ``fool``",
    "> fool\n# fool\n- fool\n-# fool\n1. fool",
    "||fool|| **fool** __fool__ ~~fool~~ *fool* _fool_",
    "<:fool:1> <a:fool:2> :fool: <t:1:R> </fool:1> <id:guide> <sound:1:2>",
    "\u202eloof\u202c \u2066fool \u0645\u0631\u062d\u0628\u0627 fool",
    ZALGO,
    "fool discord.gg/abc discord.com/invite/abc",
    "fool\0\ud800"[:4] + "\u200b\u200d\ufeff",
)


def texts_of(components: list[dict[str, Any]]) -> list[str]:
    return [part["content"] for part in walk(components) if "content" in part]


def sent(stage: Stage) -> list[str]:
    """All texts that the bot sent to Discord, as they reached it."""
    bodies = [request.body for request in stage.server.requests if request.method != "GET"]
    found: list[str] = []
    for body in bodies:
        if isinstance(body, dict):
            data = body.get("data", body) or {}
            found += texts_of(data.get("components") or [])
    return found


def press(stage: Stage, person: Person, **data: object) -> Answer:
    """Send what Discord's own client never would."""
    kind = Asked.MODAL if "components" in data else Asked.COMPONENT
    question = Question(kind, {"component_type": 2, "id": 1, **data})
    return Answer(stage.server.world, ask(stage.server.world, person.user, stage.general, question))


@pytest.mark.parametrize("trick", TRICKS)
async def test_nothing_that_a_member_wrote_comes_alive_in_the_note(
    stage: Stage, trick: str
) -> None:
    stage.sounds(trick, replace(CRUEL, evidence=(), suggestions=(trick + " kindly",)))
    await stage.mia.say(stage.general, trick)
    await stage.way_to(stage.mia)
    note = await stage.open_note(stage.mia)
    await stage.server.settle()
    assert note.message is not None
    assert not note.message.pings.users
    assert not note.message.pings.everyone
    for text in texts_of(note.message.components):
        if text.startswith("```"):  # nothing comes alive in code, and nothing may end it early
            assert {sight.within for sight in read(text)} == {frozenset({"code block"})}
        elif "ool" in seen(text) or "loof" in seen(text):
            assert alive(text) <= OURS


async def test_the_line_in_the_channel_holds_no_word_of_its_author_and_pings_nobody(
    stage: Stage,
) -> None:
    stage.mia.user.display_name = "@everyone [x](https://evil.example)"
    await stage.hurt(stage.mia)
    line = stage.whisper_to(stage.mia)
    assert not line.pings.users
    assert not line.pings.everyone
    assert "evil" not in line.text


async def test_every_message_forbids_all_mentions(stage: Stage) -> None:
    await stage.hurt(stage.mia)
    await stage.open_note(stage.mia)
    for request in stage.server.requests:
        body = request.body if isinstance(request.body, dict) else {}
        data = body.get("data", body)
        if data.get("components") and body.get("type") != 9:
            assert data["allowed_mentions"] == {"parse": []}, request.route


async def test_a_suggestion_cannot_break_out_of_its_block(stage: Stage) -> None:
    breakout = "kind ```\n# @everyone [x](https://evil.example)\n``` words"
    stage.sounds(HURTFUL, replace(CRUEL, suggestions=(breakout,)))
    await stage.hurt(stage.mia)
    await stage.open_note(stage.mia)
    (block,) = [text for text in sent(stage) if "kind" in text and "words" in text]
    assert block.startswith("```")
    assert block.count("```") == 2


async def test_at_most_two_suggestions_are_shown(stage: Stage) -> None:
    stage.sounds(HURTFUL, replace(CRUEL, suggestions=("one", "two")))
    await stage.hurt(stage.mia)
    note = await stage.open_note(stage.mia)
    assert note.message is not None
    blocks = [text for text in texts_of(note.message.components) if text.startswith("```")]
    assert blocks == ["```\none\n```", "```\ntwo\n```"]


async def test_the_evidence_is_marked_in_the_authors_own_words(stage: Stage) -> None:
    await stage.hurt(stage.mia)
    note = await stage.open_note(stage.mia)
    assert "> __**you**__ fool" in note.text


async def test_a_note_can_be_read_in_german(stage: Stage) -> None:
    stage.mia.locale = "de"
    await stage.hurt(stage.mia)
    note = await (await stage.mia.press(stage.whisper_to(stage.mia), "Open")).finished()
    assert "Ein Hinweis zu deiner Nachricht" in note.text
    assert not re.search(r"discord\.|reason\.", note.text.replace("discord.com", ""))


FORGED: tuple[dict[str, Any], ...] = (
    {"custom_id": "nudgebot/open"},
    {"custom_id": "nudgebot/open/nudge"},
    {"custom_id": "nudgebot/open/nudge/none"},
    {"custom_id": "nudgebot/open/verdict/none"},
    {"custom_id": "nudgebot/open/else/none"},
    {"custom_id": "nudgebot/open/nudge/a/b/c"},
    {"custom_id": "nudgebot/edit"},
    {"custom_id": "nudgebot/edit/'; drop table nudges; --"},
    {"custom_id": "nudgebot/delete/none"},
    {"custom_id": "nudgebot/contest/none"},
    {"custom_id": "nudgebot/prefer/HERE", "values": []},
    {"custom_id": "nudgebot/prefer/HERE", "values": ["rule the world"]},
    {"custom_id": "nudgebot/prefer/HERE", "values": ["board_off"]},
    {"custom_id": "nudgebot/prefer/x", "values": ["direct"]},
    {"custom_id": "nudgebot/prefer", "values": ["direct", "whisper"]},
    {"custom_id": "nudgebot/contest_form/none", "components": []},
    {"custom_id": "nudgebot/appeal_form/1/none", "components": []},
    {"custom_id": "nudgebot/appeal_form/x/none", "components": []},
    {"custom_id": "nudgebot/appeal_form", "components": [{"type": 1, "components": []}]},
    {"custom_id": "nudgebot/unheard-of/1"},
    {"custom_id": "nudgebot/"},
    {"custom_id": "nudgebot"},
)


@pytest.mark.parametrize("data", FORGED, ids=lambda data: str(data["custom_id"]))
async def test_whatever_is_forged_gets_one_polite_line(
    stage: Stage, data: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    forged = data | {"custom_id": data["custom_id"].replace("HERE", str(stage.porch.id))}
    answer = await (await press(stage, stage.tom, **forged).first(5)).finished()
    await stage.server.settle()
    assert answer.is_ephemeral
    assert len(answer.messages) == 1
    assert len(answer.text.splitlines()) == 1
    assert not any(record.exc_info for record in caplog.records)
    assert await stage.count_nudges() == 0
    standing = await stage.host.members.standing(stage.key(stage.tom))
    assert not standing.membership.direct
    assert standing.membership.on_board


async def test_buttons_of_other_bots_are_none_of_ours(stage: Stage) -> None:
    answer = press(stage, stage.tom, custom_id="otherbot/open/nudge/1")
    await stage.server.settle()
    assert answer.interaction.reply is None


async def test_a_comment_that_is_too_long_for_the_form_is_cut(stage: Stage) -> None:
    await stage.hurt(stage.mia)
    nudge = await stage.nudge_of(stage.mia)
    field = {"type": 4, "id": 2, "custom_id": "words", "value": "x" * 50_000}
    form = [{"type": 18, "id": 1, "component": field}]
    answer = press(stage, stage.mia, custom_id=f"nudgebot/contest_form/{nudge.id}", components=form)
    await (await answer.first(5)).finished()
    (case,) = await stage.open_cases()
    assert all(len(entry.excerpt or "") <= 4_000 for entry in case.entries)


async def test_fifty_presses_at_once_do_the_thing_once_and_are_all_answered(stage: Stage) -> None:
    await stage.hurt(stage.mia)
    line = stage.whisper_to(stage.mia)
    note = await stage.open_note(stage.mia)
    await stage.server.settle()
    asked = stage.world.scorer.asked
    presses = [stage.mia.press(note, "Delete mine") for _ in range(50)]
    answers = await asyncio.gather(*presses)
    await stage.server.settle()
    assert all(answer.is_ephemeral for answer in answers)
    deletions = [
        request
        for request in stage.server.requests
        if request.method == "DELETE" and not request.path.endswith(str(line.id))
    ]
    assert len(deletions) == 1
    assert stage.world.scorer.asked == asked
    assert (await stage.nudge_of(stage.mia)).outcome is Outcome.WITHDRAWN


async def test_two_devices_that_contest_at_once_make_one_case(stage: Stage) -> None:
    await stage.hurt(stage.mia)
    note = await stage.open_note(stage.mia)
    forms = [await stage.mia.press(note, "This was wrong") for _ in range(2)]
    answers = await asyncio.gather(*(stage.mia.submit(form, {"words": "no"}) for form in forms))
    texts = [(await answer.finished()).text for answer in answers]
    assert sum("A moderator will check it" in text for text in texts) == 1
    (case,) = await stage.open_cases()
    assert len(case.entries) == 2
