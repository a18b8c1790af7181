"""Runs the conversations in `scenarios/`; the README there says how they read."""

import tomllib
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from nudgebot.config.schema import check
from nudgebot.domain.case import Verdict
from nudgebot.domain.decision import Decision
from nudgebot.domain.message import Author, Message, Stage
from nudgebot.domain.notes import Delivery
from nudgebot.domain.record import Reported
from nudgebot.policy.settings import PolicySettings
from tests.builders import (
    APOLOGY,
    CHANNEL,
    CRUEL,
    HOME,
    PLAIN,
    PRAISE,
    SUPPORT,
    THANKS,
    THREAT,
    member,
    message,
    place,
)
from tests.house import House, World, open_house

PEOPLE = ("mia", "tom", "eve", "ben")
SOUNDS = {
    "plain": PLAIN,
    "cruel": CRUEL,
    "threat": THREAT,
    "thanks": THANKS,
    "praise": PRAISE,
    "support": SUPPORT,
    "apology": APOLOGY,
}
NO_SCORE = "nothing"
ACTS = (
    "pause",
    "say",
    "delete",
    "report",
    "nudge_again",
    "contest",
    "withdraw",
    "appeal",
    "verdict",
)

Step = dict[str, Any]


def scenarios() -> Iterator[Any]:
    for file in sorted((Path(__file__).parent / "scenarios").glob("*.toml")):
        for scenario in tomllib.loads(file.read_text())["scenario"]:
            yield pytest.param(scenario, id=f"{file.stem}: {scenario['name']}")


@pytest.mark.parametrize("scenario", list(scenarios()))
async def test_scenario(
    scenario: dict[str, Any], make: Callable[[PolicySettings | None], World]
) -> None:
    settings = check(PolicySettings, scenario.get("settings", {}))
    assert settings.mistakes == ()
    world = make(settings.value)
    steps, wall = list(scenario["step"]), dict[str, Message]()
    while steps:
        async with open_house(world) as house:
            steps[0].pop("crash", None)
            while steps and "crash" not in steps[0]:
                await Player(house, steps.pop(0), wall).play()


class Player:
    """Does what one step says, and checks what it expects.

    `wall` holds what was written so far, by its first words.
    """

    def __init__(self, house: House, step: Step, wall: dict[str, Message]) -> None:
        self.house = house
        self.wall = wall
        self.world = house.world
        self.step = step
        self.decision: Decision | None = None
        self.accepted: bool | None = None
        self.reported: Reported | None = None

    async def play(self) -> None:
        if "after" in self.step:
            self.world.clock.advance(**self.step.pop("after"))
            await self.house.housekeeping.go_round()
        for act in ACTS:
            await getattr(self, act)()
        for expectation, expected in self.step.items():
            assert await getattr(self, f"see_{expectation}")() == expected, expectation

    async def say(self) -> None:
        author = next((name for name in PEOPLE if name in self.step), None)
        if author is None:
            return
        text, sounds = self.step.pop(author), self.step.pop("sounds", "plain")
        self.world.scorer.is_out = sounds == NO_SCORE
        self.world.scorer.script[text] = SOUNDS.get(sounds, PLAIN)
        original = self.original()
        written = message(
            text,
            author=Author(id=author, name=author.title(), is_bot=self.step.pop("bot", False)),
            stage=Stage.POSTED if self.step.pop("posted", original) else Stage.DRAFT,
            recipient=self.step.pop("to", None),
            place=place(self.step.pop("channel", CHANNEL)),
            revises=original or self.answered(),
        )
        self.world.platform.answer = (
            Delivery.IMPOSSIBLE if self.step.pop("unreachable", False) else Delivery.DELIVERED
        )
        self.world.platform.words[written.attempt.message] = text
        self.wall.setdefault(text, written)
        self.decision = (await self.house.submit(written)).decision

    def original(self) -> str | None:
        """The id of the posted message that this step edits."""
        edited = self.step.pop("edits", None)
        return self.wall[edited].id if edited else None

    def answered(self) -> str | None:
        """The id of the draft that this step answers a nudge about."""
        if not self.step.pop("answer", False):
            return None
        return self.world.platform.nudges[-1].nudge.message.message

    async def delete(self) -> None:
        if text := self.step.pop("deletes", None):
            del self.world.platform.words[self.wall[text].id]
            self.accepted = await self.house.answers.withdraw_message(self.wall[text].key)

    async def report(self) -> None:
        if text := self.step.pop("report", None):
            by = member(self.step.pop("from"))
            self.reported = await self.house.reports.report(self.wall[text], by=by)

    async def nudge_again(self) -> None:
        if author := self.step.pop("nudge_again", None):
            case = await self.house.open_case(author)
            assert case is not None
            assert await self.house.cases.nudge_again(case, by="mo") is not None

    async def pause(self) -> None:
        if time := self.step.pop("pause", None):
            until = self.world.clock.now() + timedelta(**time)
            await self.house.pauses.pause(HOME, until, by="mo")

    async def contest(self) -> None:
        if author := self.step.pop("contest", None):
            last = self.world.platform.nudges[-1]
            who, comment = member(self.step.pop("as", author)), self.step.pop("says", "")
            self.accepted = await self.house.answers.contest(
                last.nudge.id, who, last.text, comment=comment
            )

    async def appeal(self) -> None:
        if author := self.step.pop("appeal", None):
            last = self.world.platform.verdicts[-1].case
            text = self.step.pop("says")
            self.accepted = await self.house.reports.appeal(last, member(author), text)

    async def withdraw(self) -> None:
        if author := self.step.pop("withdraw", None):
            last = self.world.platform.nudges[-1].nudge
            self.accepted = await self.house.answers.withdraw(last.id, member(author))

    async def verdict(self) -> None:
        if verdict := self.step.pop("verdict", None):
            case = await self.house.open_case(self.step.pop("about"))
            assert case is not None
            closed = await self.house.cases.close(case.id, Verdict(verdict), by="mo")
            assert closed is not None
            assert [entry.excerpt for entry in closed.entries] == [None] * len(case.entries)

    async def see_held(self) -> bool:
        assert self.decision is not None
        return self.decision.holds_draft

    async def see_why(self) -> str:
        assert self.decision is not None
        return self.decision.findings[-1].why

    async def see_nudges(self) -> int:
        return len(self.world.platform.nudges)

    async def see_outcome(self) -> str:
        last = await self.house.store.nudge(self.world.platform.nudges[-1].nudge.id)
        assert last is not None
        return last.outcome

    async def see_case(self) -> list[str]:
        case = await self.house.open_case()
        return [entry.excerpt or "?" for entry in case.entries] if case else []

    async def see_told(self) -> str:
        return self.world.platform.verdicts[-1].verdict

    async def see_points(self) -> dict[str, int]:
        return await self.house.points()

    async def see_reported(self) -> Reported | None:
        return self.reported

    async def see_accepted(self) -> bool | None:
        return self.accepted
