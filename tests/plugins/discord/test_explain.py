"""`/explain`: why, for moderators, and without a trace."""

import pytest

from tests.builders import CRUEL
from tests.discord_server.answers import Answer
from tests.discord_server.people import Person
from tests.discord_server.permissions import Permission
from tests.plugins.discord.reader import alive
from tests.plugins.discord.registered import registered
from tests.plugins.discord.stage import GRATEFUL, GRAVE, HURTFUL, Stage

VIEW = int(Permission.VIEW_CHANNEL)


@pytest.fixture
async def stage(stage: Stage) -> Stage:
    return await registered(stage)


async def explain(person: Person, what: str) -> Answer:
    return await (await person.command("explain", what=what)).finished()


async def test_a_text_is_explained_with_its_scores_findings_and_settings(stage: Stage) -> None:
    answer = await explain(stage.mona, HURTFUL)

    assert answer.is_ephemeral
    assert "> __**you**__ fool" in answer.text
    assert "Unkindness overall: high (0.90)" in answer.text
    assert "Insult: high (0.85)" in answer.text
    assert "Threat" not in answer.text
    assert "It reads as an insult." in answer.text
    assert "Its author would get a private nudge." in answer.text
    assert "(`policy.nudge.threshold = 0.75`)" in answer.text


async def test_nothing_of_it_is_recorded(stage: Stage) -> None:
    await explain(stage.mona, GRAVE)
    await stage.server.settle(0.2)

    assert await stage.count_nudges() == 0
    assert await stage.open_cases() == []
    assert await stage.host.cases.audit(stage.home) == []


async def test_a_grave_text_would_be_a_case_and_a_kind_one_counts(stage: Stage) -> None:
    assert "It would come to you as a case." in (await explain(stage.mona, GRAVE)).text
    assert "Gratitude: high" in (await explain(stage.mona, GRATEFUL)).text


async def test_a_plain_text_passes(stage: Stage) -> None:
    answer = await explain(stage.mona, "see you at six")

    assert "Every score is next to nothing." in answer.text
    assert "Nothing would happen." in answer.text


async def test_a_message_is_explained_by_its_link_and_by_its_id(stage: Stage) -> None:
    message = await stage.mia.say(stage.general, GRATEFUL)
    assert GRATEFUL in (await explain(stage.mona, message.link)).text
    assert GRATEFUL in (await explain(stage.mona, str(message.id))).text


async def test_links_that_lead_elsewhere_or_nowhere_are_refused(stage: Stage) -> None:
    yard = stage.server.world.add_community("The Yard", owner="nora")
    nora = stage.server.world.owner_of(yard)
    elsewhere = await nora.say(yard.general, HURTFUL)
    assert "leads to another server" in (await explain(stage.mona, elsewhere.link)).text
    forged = elsewhere.link.replace(str(yard.id), str(stage.porch.id))
    answer = await explain(stage.mona, forged)
    assert "gone" in answer.text or "may not read" in answer.text
    assert HURTFUL not in answer.text
    gone = f"https://discord.com/channels/{stage.porch.id}/{stage.general.id}/{10**18}"
    assert "gone" in (await explain(stage.mona, gone)).text


async def test_nobody_reads_a_channel_through_the_bot_that_they_may_not_read(
    stage: Stage,
) -> None:
    cellar = stage.server.world.add_channel(
        stage.porch,
        "cellar",
        overwrites={stage.porch.everyone: (0, VIEW), stage.porch.bot_role: (VIEW, 0)},
    )
    message = await stage.olga.say(cellar, HURTFUL)
    answer = await explain(stage.mona, message.link)

    assert "You may not read that channel" in answer.text
    assert "fool" not in answer.text
    assert "fool" in (await explain(stage.olga, message.link)).text


async def test_a_private_thread_stays_private(stage: Stage) -> None:
    thread = stage.server.world.add_thread(
        stage.general, "aside", starter=stage.mia, private=True, people=(stage.tom,)
    )
    thread.people.append(stage.server.world.bot)
    message = await stage.mia.say(thread, HURTFUL)
    answer = await explain(stage.mona, message.link)

    assert "fool" not in answer.text


async def test_a_webhook_is_left_alone_and_one_is_told(stage: Stage) -> None:
    webhook = stage.server.world.add_webhook(stage.general, "news")
    message = stage.server.world.webhook_says(webhook, "extra, extra")

    assert "A webhook wrote that" in (await explain(stage.mona, message.link)).text


async def test_hostile_words_are_nothing_but_words(stage: Stage) -> None:
    hostile = "@everyone [a](https://evil.example) ||b|| <@&1>"
    stage.sounds(hostile, CRUEL)
    answer = await explain(stage.mona, hostile)
    quote = next(line for line in answer.text.split("\n") if "evil" in line)

    assert not alive(quote) & {"everyone", "masked link", "link", "spoiler", "mention"}


async def test_when_scoring_is_out_that_is_said(stage: Stage) -> None:
    stage.world.scorer.is_out = True

    assert "Scoring had no answer in time" in (await explain(stage.mona, HURTFUL)).text


async def test_members_are_refused_even_where_discord_lets_them(stage: Stage) -> None:
    for command in stage.server.world.commands.listed(None):
        command["default_member_permissions"] = None

    assert "for the moderators" in (await explain(stage.tom, HURTFUL)).text


async def test_a_german_moderator_reads_german(stage: Stage) -> None:
    stage.mona.locale = "de"
    answer = await explain(stage.mona, HURTFUL)

    assert "Unfreundlichkeit insgesamt: hoch" in answer.text
