"""`/cases`: everything that a card can do, without a card."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from nudgebot.domain.audit import Act
from nudgebot.domain.case import CaseReason, Verdict
from nudgebot.domain.message import MemberKey, MessageKey
from nudgebot.domain.record import Filing, Report
from tests.builders import case_entry
from tests.discord_server.answers import Answer
from tests.discord_server.people import Person
from tests.plugins.discord.cases import grave_case, hurry, once_closed, press, the_case
from tests.plugins.discord.outage import lose
from tests.plugins.discord.reader import alive
from tests.plugins.discord.registered import registered
from tests.plugins.discord.stage import GRAVE, Stage


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    hurry(monkeypatch)


@pytest.fixture
async def stage(stage: Stage) -> Stage:
    return await registered(stage)


async def use(person: Person, path: str, **options: Any) -> Answer:  # noqa: ANN401 - as many kinds as there are options
    return await (await person.command(f"cases {path}", **options)).finished()


async def file_cases(stage: Stage, count: int, *, name: str = "Neighbour") -> None:
    """Report somebody else's message so many times."""
    for number in range(count):
        entry = case_entry(
            reason=CaseReason.REPORT,
            message=MessageKey("discord", str(10**18 + number)),
            channel=str(stage.general.id),
        )
        author = MemberKey("discord", str(stage.porch.id), str(2 * 10**18 + number))
        filing = Filing(f"{number:08x}{'0' * 24}", (entry,))
        report = Report(
            filing=filing, author=author, name=f"{name} {number}", by=stage.key(stage.tom)
        )
        await stage.house.store.report(report)


async def test_open_cases_are_listed_for_a_moderator_alone(stage: Stage) -> None:
    await grave_case(stage)
    answer = await use(stage.mona, "list")

    assert answer.is_ephemeral
    assert "Open cases" in answer.text
    assert f"{stage.mia.mention} (mia) · Grave" in answer.text
    assert answer.buttons == []


async def test_an_empty_list_says_so(stage: Stage) -> None:
    assert "A quiet day is a good day." in (await use(stage.mona, "list")).text


async def test_a_long_list_has_pages_that_turn_in_place(stage: Stage) -> None:
    await file_cases(stage, 23)
    first = await use(stage.mona, "list")
    assert first.text.count("A member reported it") == 10
    assert "Page 1" in first.text
    with pytest.raises(LookupError):
        await stage.mona.press(first, "Previous")
    second = await press(stage.mona, first, "Next")
    third = await press(stage.mona, second, "Next")

    assert "Page 3" in third.text
    assert third.text.count("A member reported it") == 3
    assert third.message is first.message
    with pytest.raises(LookupError):
        await stage.mona.press(third, "Next")
    assert "Page 2" in (await press(stage.mona, third, "Previous")).text


async def test_pages_turn_after_a_restart_and_not_for_who_is_no_moderator_any_more(
    stage: Stage,
) -> None:
    await file_cases(stage, 12)
    first = await use(stage.mona, "list", status="all")
    await stage.restart()
    second = await press(stage.mona, first, "Next")
    assert "All cases" in second.text
    assert "Page 2" in second.text
    stage.server.world.take_role(stage.mona, stage.moderators)
    refused = await press(stage.mona, second, "Previous")

    assert "This is for the moderators" in refused.text


async def test_a_case_is_shown_with_the_buttons_that_its_card_would_have(
    empty_stage: Stage,
) -> None:
    stage = empty_stage
    stage.settings = replace(stage.settings, moderators_channels={})
    await stage.start()
    await registered(stage)
    await stage.mia.say(stage.general, GRAVE)
    await stage.server.settle(0.2)
    assert not stage.desk.messages
    case = await the_case(stage)
    shown = await use(stage.mona, "show", case=case.id)
    assert shown.is_ephemeral
    assert "ill hurt you" in shown.text
    answer = await press(stage.mona, shown, "Warn")

    assert "Done" in answer.text
    assert "Upheld" in (await use(stage.mona, "show", case=case.id[:8])).text


async def test_a_case_is_found_by_the_beginning_of_its_id_if_there_is_one_only(
    stage: Stage,
) -> None:
    await file_cases(stage, 2)

    assert "Neighbour 1" in (await use(stage.mona, "show", case="00000001")).text
    assert "no such case" in (await use(stage.mona, "show", case="0000")).text
    assert "no such case" in (await use(stage.mona, "show", case="nothing at all")).text


async def test_cases_are_suggested_by_name_reason_and_id(stage: Stage) -> None:
    await grave_case(stage)
    await file_cases(stage, 30)
    case = next(one for one in await stage.open_cases() if one.name == "mia")

    everything = await stage.mona.autocomplete("cases show", "case", "")
    assert len(everything) == 25
    (mia,) = await stage.mona.autocomplete("cases show", "case", "mi")
    assert mia["value"] == case.id
    assert mia["name"].startswith("mia · Grave · 0 min · ")
    (by_id,) = await stage.mona.autocomplete("cases close", "case", case.id[:10])
    assert by_id["value"] == case.id
    assert await stage.mona.autocomplete("cases reopen", "case", "mia") == []


async def test_a_name_in_the_suggestions_is_on_one_line_and_within_the_limit(
    stage: Stage,
) -> None:
    await file_cases(stage, 1, name="\u202e" + "long name " * 30)
    (choice,) = await stage.mona.autocomplete("cases show", "case", "long")

    assert len(choice["name"]) <= 100
    assert "\u202e" not in choice["name"]


async def test_a_case_is_given_to_somebody_who_may_decide_it(stage: Stage) -> None:
    card = await grave_case(stage)
    case = await the_case(stage)
    assert "You take care" not in (await use(stage.mona, "assign", case=case.id)).text
    assert (await the_case(stage)).assignee == str(stage.mona.id)
    answer = await use(stage.mona, "assign", case=case.id, moderator=stage.olga)
    assert f"{stage.olga.mention} takes care of this case now." in answer.text
    await stage.server.until(lambda: f"{stage.olga.mention} takes care of it." in card.text)

    refused = await use(stage.mona, "assign", case=case.id, moderator=stage.tom)
    assert "Only moderators" in refused.text
    assert (await the_case(stage)).assignee == str(stage.olga.id)


async def test_a_case_is_not_given_to_whom_it_is_about(stage: Stage) -> None:
    await grave_case(stage, stage.mona)
    case = await the_case(stage)
    answer = await use(stage.olga, "assign", case=case.id, moderator=stage.mona)

    assert "about them" in answer.text
    assert (await the_case(stage)).assignee is None


@pytest.mark.parametrize(
    ("outcome", "verdict"),
    [
        ("dismiss", Verdict.DISMISS),
        ("warn", Verdict.UPHOLD),
        ("false_alarm", Verdict.FALSE_ALARM),
    ],
)
async def test_a_case_is_closed_and_opened_again(
    stage: Stage, outcome: str, verdict: Verdict
) -> None:
    card = await grave_case(stage)
    case = await the_case(stage)
    answer = await use(stage.mona, "close", case=case.id, outcome=outcome)
    assert "Done" in answer.text
    assert (await once_closed(stage)).verdict is verdict
    await stage.server.until(lambda: card.buttons == ["Reopen"])

    assert (
        "decided this case already"
        in (await use(stage.olga, "close", case=case.id, outcome="dismiss")).text
    )
    (closed,) = await stage.mona.autocomplete("cases reopen", "case", "mia")
    assert "open again" in (await use(stage.olga, "reopen", case=closed["value"])).text
    assert "cannot be opened" in (await use(stage.olga, "reopen", case=case.id)).text


async def test_the_audit_has_everything_that_people_did(stage: Stage) -> None:
    card = await grave_case(stage)
    case = await the_case(stage)
    await press(stage.mona, card, "Claim")
    form = await stage.mona.press(card, "Note")
    await (await stage.mona.submit(form, {"words": "**look** at <@1>"})).finished()
    await press(stage.mona, card, "Nudge again")
    await press(stage.mona, card, "Delete message")
    await press(stage.mona, card, "Warn")
    await once_closed(stage)
    await stage.host.appeal(case.id, stage.key(stage.mia), "it was a play")
    await stage.host.members.exempt(stage.key(stage.tom), None, by=str(stage.olga.id))
    await stage.host.cases.note_act(stage.home, Act.APPLY_RULES, by=str(stage.olga.id))

    text = (await use(stage.mona, "audit")).text
    for line in (
        f"gave the case to {stage.mona.mention}.",
        "noted: \\*\\*look\\*\\*",
        "nudged again (delivered).",
        "deleted the message.",
        f"warned {stage.mia.mention}.",
        "asked the moderators to look again.",
        f"ended the exemption of {stage.tom.mention}.",
        "applied the AutoMod rules.",
    ):
        assert line in text, line
    assert "it was a play" not in text
    note = next(line for line in text.split("\n") if "noted" in line)
    assert not alive(note.partition("noted:")[2])
    of_case = (await use(stage.mona, "audit", case=case.id)).text
    assert "warned" in of_case
    assert "AutoMod" not in of_case


async def test_a_long_audit_has_pages(stage: Stage) -> None:
    for _ in range(25):
        await stage.host.members.exempt(stage.key(stage.tom), None, by=str(stage.olga.id))
    first = await use(stage.mona, "audit")
    assert first.text.count("ended the exemption") == 10
    third = await press(stage.mona, await press(stage.mona, first, "Next"), "Next")

    assert third.text.count("ended the exemption") == 5


async def test_members_cannot_use_any_of_it_even_where_discord_lets_them(stage: Stage) -> None:
    await grave_case(stage)
    case = await the_case(stage)
    for command in stage.server.world.commands.listed(None):
        command["default_member_permissions"] = None
    for path, options in (
        ("list", {}),
        ("show", {"case": case.id}),
        ("assign", {"case": case.id}),
        ("close", {"case": case.id, "outcome": "dismiss"}),
        ("reopen", {"case": case.id}),
        ("audit", {}),
    ):
        answer = await use(stage.tom, path, **options)
        assert answer.text == "This is for the moderators of this server."
        assert answer.is_ephemeral
    assert await stage.tom.autocomplete("cases show", "case", "") == []
    assert (await the_case(stage)).is_open


async def test_discord_itself_offers_it_to_moderators_only(stage: Stage) -> None:
    with pytest.raises(PermissionError):
        await stage.tom.command("cases list")


async def test_two_moderators_closing_at_once_get_one_outcome(stage: Stage) -> None:
    await grave_case(stage)
    case = await the_case(stage)
    answers = await asyncio.gather(
        use(stage.mona, "close", case=case.id, outcome="warn"),
        use(stage.olga, "close", case=case.id, outcome="dismiss"),
    )

    assert sum("Done" in answer.text for answer in answers) == 1
    assert sum("already" in answer.text for answer in answers) == 1


async def test_a_german_moderator_reads_german(stage: Stage) -> None:
    stage.mona.locale = "de"
    await file_cases(stage, 12)
    answer = await use(stage.mona, "list")

    assert "Offene Fälle" in answer.text
    assert answer.buttons == ["Zurück", "Weiter"]


async def test_when_the_memory_is_out_one_is_told(stage: Stage) -> None:
    await lose(stage, "cases")

    assert "memory is out" in (await use(stage.mona, "list")).text
