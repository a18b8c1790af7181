"""Unkind messages that everybody can read already, and the nudges about them."""

from nudgebot.domain.message import Message
from nudgebot.domain.nudge import NudgeRecord, Outcome
from nudgebot.domain.record import Receipt
from tests.builders import CRUEL, THREAT, member, message
from tests.house import House


async def post(house: House, text: str = "you fool", *, by: str = "mia") -> NudgeRecord:
    """Let somebody post something unkind, that their platform can show again, and be nudged."""
    house.world.clock.advance(minutes=20)  # beyond the cooldown
    house.world.scorer.script.setdefault(text, CRUEL)
    written = message(text, by=by)
    house.world.platform.words[written.id] = text
    receipt = await house.submit(written)
    return await load(house, receipt.nudge or "")


async def edit(house: House, nudge: NudgeRecord, text: str) -> Receipt:
    """Let the author edit the message that a nudge is about."""
    house.world.platform.words[nudge.message.message] = text
    edited = message(text, by=nudge.member.member, revises=nudge.message.message)
    return await house.submit(edited)


async def load(house: House, nudge: str) -> NudgeRecord:
    """Load a nudge that is there."""
    found = await house.store.nudge(nudge)
    assert found is not None
    return found


async def outcome_of(house: House, nudge: NudgeRecord) -> Outcome:
    return (await load(house, nudge.id)).outcome


async def strikes_of(house: House, name: str = "mia") -> list[str]:
    standing = await house.store.standing(member(name), None)
    return [strike.id for strike in standing.strikes]


async def wait(house: House, **time: float) -> None:
    """Let time pass, and do the chores at its end."""
    house.world.clock.advance(**time)
    await house.housekeeping.go_round()


async def threaten(house: House, text: str = "I will") -> Message:
    """Let mia post a threat; it is a case at once."""
    house.world.scorer.script[text] = THREAT
    written = message(text)
    house.world.platform.words[written.id] = text
    await house.submit(written)
    return written
