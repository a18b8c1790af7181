"""New rules are put in force between messages: none sees some of the old and some of the new."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

from hypothesis import given, settings
from hypothesis import strategies as st

from nudgebot.domain.assessment import Assessment
from nudgebot.domain.axes import Axis
from nudgebot.domain.decision import Finding
from nudgebot.domain.message import Message
from nudgebot.domain.nudge import Outcome
from nudgebot.domain.record import Receipt, Rehearsal
from nudgebot.engine.ruleset import Ruleset
from nudgebot.hosting import BlockedWord, BlockedWords
from nudgebot.policy.rule import Here, Rule
from nudgebot.policy.settings import KindnessSettings, LadderSettings, NudgeSettings, PolicySettings
from tests.builders import CRUEL, assessment, draft, member, message
from tests.house import House, World, make_world, open_house

STEPS = st.lists(st.one_of(st.integers(0, 4), st.just("swap")), min_size=4, max_size=40)


class Labelled:
    """Scores everything with the number of its ruleset, some turns of the loop later."""

    def __init__(self, number: int) -> None:
        self._number = number

    async def assess(self, text: str) -> Assessment:
        for _ in range(len(text)):
            await asyncio.sleep(0)
        return assessment({"unkindness": self._number / 1000})


def labelled(number: int) -> Ruleset:
    """Make rules of which every part carries the number, and that say which ones they saw."""
    return Ruleset(
        policy=PolicySettings(
            nudge=NudgeSettings(threshold=number / 1000),
            kindness=KindnessSettings(daily_limit=number),
        ),
        scorer=Labelled(number),
        rules=[_confess(number)],
    )


def _confess(number: int) -> Rule:
    def confess(here: Here) -> Finding:
        assert here.assessment is not None
        seen = (
            number,
            round(here.assessment.scores[Axis.UNKINDNESS] * 1000),
            round(here.settings.nudge.threshold * 1000),
            here.settings.kindness.daily_limit,
        )
        return Finding(rule="confess", why=" ".join(map(str, seen)), conclusive=True)

    return confess


@given(steps=STEPS)
@settings(max_examples=30)
def test_no_message_sees_a_mixture_of_rules(
    migrated_database: Path, steps: list[int | str]
) -> None:
    async def play(house: House) -> list[str]:
        """Hand messages in while rules are swapped; a number is how long a message is."""
        house.in_force.current, number = labelled(1), 1
        receipts = []
        for at, step in enumerate(steps):
            if isinstance(step, str):
                number += 1
                house.in_force.current = labelled(number)
            else:
                said = message("x" * step, by=f"m{at % 3}")
                take: Take = house.submit if at % 4 else house.intake.rehearse
                receipts.append(asyncio.create_task(_confession(take, said)))
            await asyncio.sleep(0)
        return list(await asyncio.gather(*receipts))

    for why in _in_a_house(migrated_database, play):
        assert len(set(why.split())) == 1, why


async def test_what_comes_in_after_the_swap_goes_by_the_new_rules(house: House) -> None:
    house.in_force.current = labelled(1)
    waiting = asyncio.create_task(house.submit(message("x" * 50, by="ann")))
    behind = asyncio.create_task(house.submit(message("x", by="ann")))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    house.in_force.current = labelled(2)
    ben = await house.submit(message("x", by="ben"))
    whys = [receipt.decision.findings[-1].why for receipt in (await waiting, await behind, ben)]
    assert whys == ["1 1 1 1", "2 2 2 2", "2 2 2 2"]


async def test_a_plugin_sees_the_rules_that_are_in_force(house: House) -> None:
    host = house.host()
    words = BlockedWords(words=(BlockedWord("noob"),))
    policy = PolicySettings(observe=True)
    house.in_force.current = Ruleset(policy=policy, scorer=house.world.scorer, blocked_words=words)
    assert (host.policy, host.blocked_words) == (policy, words)


async def test_a_nudge_is_overdue_by_the_time_that_is_in_force_now(house: House) -> None:
    house.world.scorer.script["you fool"] = CRUEL
    receipt = await house.submit(draft("you fool"))
    house.world.clock.advance(hours=2)
    await house.housekeeping.go_round()
    assert await _outcome(house, receipt.nudge) is Outcome.PENDING
    _put_in_force(house, PolicySettings(nudge=NudgeSettings(answer_within_hours=1)))
    await house.housekeeping.go_round()
    assert await _outcome(house, receipt.nudge) is Outcome.EXPIRED


async def test_ignored_nudges_climb_the_ladder_that_is_in_force_now(house: House) -> None:
    house.world.scorer.script["you fool"] = CRUEL
    await house.submit(message("you fool"))
    _put_in_force(house, PolicySettings(ladder=LadderSettings(strikes=1)))
    house.world.clock.advance(days=2)
    await house.housekeeping.go_round()
    assert await house.open_case() is not None


def _put_in_force(house: House, policy: PolicySettings) -> None:
    house.in_force.current = Ruleset(policy=policy, scorer=house.world.scorer)


async def _outcome(house: House, nudge: str | None) -> Outcome | None:
    record = await house.store.nudge(nudge or "")
    assert record is not None
    assert record.member == member()
    return record.outcome


Take: TypeAlias = Callable[[Message], Awaitable[Receipt | Rehearsal]]


async def _confession(take: Take, said: Message) -> str:
    return (await take(said)).decision.findings[-1].why


def _in_a_house(template: Path, play: Callable[[House], Awaitable[list[str]]]) -> list[str]:
    async def run(world: World) -> list[str]:
        async with open_house(world) as house:
            return await play(house)

    with TemporaryDirectory() as folder:
        return asyncio.run(run(make_world(template, Path(folder))))
