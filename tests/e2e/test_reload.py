"""Rules that are edited while the program runs, and members who talk meanwhile."""

import signal
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from tests.e2e.owned import OwnedBot
from tests.e2e.visitor import Visitor

pytestmark = pytest.mark.model

CRUEL = "you are a worthless idiot and everybody here hates you"
OWN = "what a florble day that was"
STANDARD = "policy.nudge.threshold = 0.75\n"
OFF = "policy.nudge.threshold = 1.0\n"
OWN_WORD = STANDARD + 'scoring.banned = [{ word = "florble", severity = 0.9 }]\n'


@pytest.fixture
async def owned(tmp_path: Path) -> AsyncIterator[OwnedBot]:
    bot = OwnedBot(tmp_path)
    await bot.start(STANDARD)
    yield bot
    assert await bot.stop() == 0


async def metrics(bot: OwnedBot) -> str:
    async with aiohttp.ClientSession() as session, session.get(f"{bot.url}/metrics") as page:
        return await page.text()


async def test_the_next_message_is_decided_by_the_rules_as_they_were_just_saved(
    owned: OwnedBot,
) -> None:
    async with Visitor(owned.url, "Ann") as ann:
        assert (await ann.say(CRUEL))["held"]
        owned.save(OFF)
        change = await owned.tells("rules.reloaded")
        assert change["changed"] == ["policy.nudge.threshold 0.75 -> 1"]
        assert not (await ann.say(CRUEL))["held"]

        owned.save("policy.nudge.threshold = 'low'\n")
        mistake = await owned.tells("rules.mistake")
        assert ":1:26: policy.nudge.threshold: " in mistake["problem"]
        assert "nudgebot_rules_last_reload_successful 0.0" in await metrics(owned)
        assert not (await ann.say(CRUEL))["held"]

        owned.save(STANDARD)
        await owned.tells("rules.reloaded", times=2)
        assert "nudgebot_rules_last_reload_successful 1.0" in await metrics(owned)
        assert (await ann.say(CRUEL))["held"]


async def test_a_new_word_of_the_owners_is_heard_without_a_restart(owned: OwnedBot) -> None:
    async with Visitor(owned.url, "Ben") as ben:
        assert not (await ben.say(OWN))["held"]
        owned.save(OWN_WORD)
        await owned.tells("rules.reloaded")
        assert (await ben.say(OWN))["held"]
        assert not (await ben.say("good morning"))["held"]


async def test_sighup_reloads_and_does_not_end_it(owned: OwnedBot) -> None:
    owned.send(signal.SIGHUP)
    await owned.tells("rules.unchanged")
    async with Visitor(owned.url, "Cleo") as cleo:
        assert (await cleo.say(CRUEL))["held"]
