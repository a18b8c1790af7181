"""What members ask of the bot, and what moderators grant them."""

import asyncio
from datetime import timedelta

from nudgebot.domain.audit import Act
from nudgebot.domain.events import BoardMoved, CaseChanged
from nudgebot.domain.membership import Membership
from nudgebot.domain.nudge import Outcome
from tests.builders import COMMUNITY, HOME, NOON, PLATFORM, THANKS, THREAT, member, message
from tests.engine.posts import outcome_of, post, strikes_of, threaten, wait
from tests.house import House, World, open_house

TOMORROW = NOON + timedelta(days=1)


async def test_wishes_are_kept_and_survive_a_restart(world: World) -> None:
    wishes = Membership(direct=True, quiet_until=TOMORROW, on_board=False, is_credited=False)
    async with open_house(world) as house:
        await house.members.wish(member(), wishes)
    async with open_house(world) as house:
        assert (await house.members.standing(member())).membership == wishes
        assert (await house.members.standing(member("tom"))).membership == Membership()


async def test_nobody_can_wish_themselves_an_exemption(house: House) -> None:
    await house.members.wish(member(), Membership(exempt_until=TOMORROW))
    assert (await house.members.standing(member())).membership == Membership()
    house.world.scorer.script["I will"] = THREAT
    assert (await house.submit(message("I will"))).is_filed


async def test_an_exemption_holds_until_then_and_can_be_taken_back(house: House) -> None:
    await house.members.exempt(member(), TOMORROW, by="mo")
    house.world.scorer.script["I will"] = THREAT
    assert (await house.submit(message("I will"))).decision.findings[-1].why == "exempt_for_now"
    await house.members.exempt(member(), None, by="mo")
    assert (await house.submit(message("I will"))).is_filed
    audit = await house.cases.audit(HOME)
    assert [(entry.act, entry.by, entry.member, entry.detail) for entry in audit] == [
        (Act.EXEMPT, "mo", "mia", ""),
        (Act.EXEMPT, "mo", "mia", "2026-05-05T12:00+00:00"),
    ]


async def test_a_wish_and_an_exemption_at_once_are_both_kept(house: House) -> None:
    await asyncio.gather(
        *(house.members.wish(member(), Membership(direct=True)) for _ in range(3)),
        house.members.exempt(member(), TOMORROW, by="mo"),
        *(house.members.wish(member(), Membership(direct=True)) for _ in range(3)),
    )
    expected = Membership(direct=True, exempt_until=TOMORROW)
    assert (await house.members.standing(member())).membership == expected


async def test_whoever_does_not_want_to_be_on_the_board_vanishes_at_once(house: House) -> None:
    house.world.scorer.script["thanks"] = THANKS
    await house.submit(message("thanks", recipient="tom"))
    assert await house.points() == {"mia": 1}
    house.world.events.clear()
    await house.members.wish(member(), Membership(on_board=False))
    assert await house.points() == {}
    assert house.world.events == [BoardMoved(PLATFORM, COMMUNITY)]
    await house.members.wish(member(), Membership())
    assert await house.points() == {"mia": 1}


async def test_forgiving_takes_the_strikes_back_and_is_written_down(house: House) -> None:
    nudge = await post(house)
    await wait(house, hours=25)
    assert await strikes_of(house) == [nudge.id]
    assert await house.members.forgive(member(), by="mo") == 1
    assert await strikes_of(house) == []
    assert await outcome_of(house, nudge) is Outcome.FORGIVEN
    assert await house.members.forgive(member(), by="mo") == 0
    newest, *_ = await house.cases.audit(HOME)
    assert (newest.act, newest.by, newest.member) == (Act.FORGIVE, "mo", "mia")


async def test_what_is_on_a_case_is_for_the_case_to_decide(house: House) -> None:
    written = await threaten(house)
    await wait(house, hours=25)
    assert await house.members.forgive(member(), by="mo") == 0
    nudge = await house.store.nudge_about(written.key)
    assert nudge is not None
    assert nudge.outcome is Outcome.IGNORED


async def test_a_member_can_read_and_erase_what_is_known_about_them(house: House) -> None:
    house.world.scorer.script["thanks"] = THANKS
    await house.submit(message("thanks", recipient="tom"))
    assert len((await house.members.export(member()))["kudos"]) == 1
    house.world.events.clear()
    assert (await house.members.forget(member()))["kudos"] == 1
    assert await house.points() == {}
    moved, changed = BoardMoved(PLATFORM, COMMUNITY), CaseChanged(PLATFORM, COMMUNITY)
    assert house.world.events == [moved, changed]
