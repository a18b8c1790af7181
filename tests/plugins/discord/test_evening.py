"""The evening that one can watch: within a round one sees everything that the bot is about."""

import asyncio

import pytest

from tests.builders import CRUEL, THREAT
from tests.discord_server.evening import GRAVE, ROUGH, UNKIND, Evening
from tests.discord_server.watching import Teller
from tests.plugins.discord.cases import hurry
from tests.plugins.discord.stage import Stage

SEEN = (
    "olga uses /setup",
    "ben presses [Open]",
    "nudgebot shows (in #general, only ben sees it)",
    "ben presses [I'll edit it]",
    "Thank you. It reads much better now",
    "ben uses /draft",
    f"ben sends the form: “{ROUGH}”",
    "(in #moderator-cases, only olga and max can read there)",
    "[Dismiss] [False alarm] [Warn]",
    "max presses [Warn]",
    "Upheld: the author was warned",
    "A moderator looked at your message",
)


async def test_a_round_of_the_evening_shows_notes_thanks_drafts_cases_and_verdicts(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    hurry(monkeypatch)
    for text, assessment in ((UNKIND, CRUEL), (ROUGH, CRUEL), (GRAVE, THREAT)):
        stage.sounds(text, assessment)
    told: list[str] = []
    teller = Teller(told.append, stage.server.world)
    stage.server.world.watchers.append(teller.tell)
    playing = asyncio.create_task(Evening(stage.server).go_on(pause=0.1))
    try:
        await stage.server.until(lambda: SEEN[-1] in "".join(told), timeout=20)
    finally:
        playing.cancel()

    text = "".join(told)
    places = [text.find(line) for line in SEEN]
    assert -1 not in places, SEEN[places.index(-1)]
    assert places == sorted(places)
