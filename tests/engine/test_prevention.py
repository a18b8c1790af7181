"""What the platform itself held back before anybody saw it."""

from nudgebot.domain.nudge import Outcome
from tests.builders import HOME, NOON, member
from tests.engine.posts import post
from tests.house import House


async def held_back(
    house: House, text: str = "you noob", *, by: str = "mia", channel: str = "square"
) -> bool:
    return await house.prevention.note(member(by), channel=channel, text=text)


async def test_a_message_that_was_held_back_counts_once_however_often_it_is_told(
    house: House,
) -> None:
    assert await held_back(house)
    assert not await held_back(house)
    assert not await held_back(house, "You, noob!")
    numbers = await house.store.numbers(HOME, NOON)
    assert numbers.outcomes == {Outcome.PREVENTED: 1}
    assert numbers.ways == {"before_posting": 1}


async def test_another_attempt_counts_again(house: House) -> None:
    assert await held_back(house)
    assert await held_back(house, "you total noob")
    assert await held_back(house, by="tom")
    assert await held_back(house, channel="arena")
    house.world.clock.advance(minutes=1)
    assert await held_back(house)


async def test_it_is_no_strike_waits_for_no_answer_and_buys_no_cooldown(house: House) -> None:
    await held_back(house)
    standing = await house.members.standing(member())
    assert (standing.strikes, standing.last_nudged_at) == ((), None)
    assert await house.store.unanswered(member()) == []
    house.world.clock.advance(minutes=-19)
    assert await post(house)  # a minute later
