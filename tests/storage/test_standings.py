import random
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from nudgebot.domain.case import CaseReason, Verdict
from nudgebot.domain.kudos import Kindness, Refusal
from nudgebot.domain.membership import Membership
from nudgebot.domain.notes import Delivery, Handover
from nudgebot.domain.nudge import NudgeRecord, Outcome
from nudgebot.domain.record import Filing, Parcel, Settlement
from nudgebot.domain.standing import Standing
from nudgebot.storage.store import SqlStore
from tests.builders import (
    NOON,
    audit_entry,
    case_entry,
    member,
    nudge_record,
    nudged,
    record,
    report,
    unique,
)
from tests.builders import kudos as an_act
from tests.fakes import FakeClock
from tests.storage.databases import Database

PEOPLE = ("mia", "tom", "eve")


async def test_a_newcomer_has_an_empty_standing(store: SqlStore) -> None:
    assert await store.standing(member(), None) == Standing()


async def test_a_message_finds_the_nudge_that_it_answers_if_it_is_its_authors(
    store: SqlStore,
) -> None:
    nudge = nudge_record()
    await store.record(nudged(nudge))
    assert (await store.standing(member(), nudge.message)).revising == nudge
    assert (await store.standing(member(), None)).revising is None
    assert (await store.standing(member("tom"), nudge.message)).revising is None


async def test_kindness_is_remembered_on_both_sides(store: SqlStore) -> None:
    act = an_act()
    await store.record(record(kudos=act))
    assert (await store.standing(member(), None)).kudos == (act,)
    assert (await store.standing(member("tom"), None)).kudos == (act,)
    assert (await store.standing(member("eve"), None)).kudos == ()


async def test_refused_and_received_kindness_never_crowds_out_what_counted(
    store: SqlStore,
) -> None:
    counted = an_act(points=29)
    await store.record(record(kudos=counted))
    clock = FakeClock()
    for number in range(250):
        clock.advance(seconds=1)
        refused = an_act(at=clock.now(), points=0, refusal=Refusal.PAIR_LIMIT)
        await store.record(record(kudos=refused))
        await store.record(
            record(by="eve", kudos=an_act(giver="eve", receiver="mia", at=clock.now()))
        )
        if number % 100 == 0:
            assert counted in (await store.standing(member(), None)).kudos
    assert counted in (await store.standing(member(), None)).kudos


async def test_drafts_that_were_withdrawn_never_crowd_out_a_strike(store: SqlStore) -> None:
    strike = nudge_record(at=NOON - timedelta(hours=1))
    await store.record(nudged(strike))
    await store.record(record(settlement=Settlement(strike.id, Outcome.STOOD_BY)))
    for _ in range(60):
        await store.record(nudged(nudge_record()))
    standing = await store.standing(member(), None)
    assert [nudge.id for nudge in standing.strikes] == [strike.id]
    assert standing.last_nudged_at == NOON


@dataclass
class Deeds:
    """Does something at random that may change what is remembered."""

    store: SqlStore
    random: random.Random
    clock: FakeClock = field(default_factory=FakeClock)
    nudges: list[NudgeRecord] = field(default_factory=list)

    async def do_one(self) -> None:
        self.clock.advance(minutes=1)
        deeds = [self.nudge, self.stand_by, self.contest, self.thank, self.rephrase, self.file]
        rare = [self.close, self.forget, self.expire, self.look, self.add, self.report]
        rare += [self.wish, self.forgive, self.change_a_case, self.bring]
        await self.random.choice([*deeds * 3, *rare, self.look, self.look])()

    def somebody(self) -> str:
        return self.random.choice(PEOPLE)

    async def look(self) -> None:
        await self.store.standing(member(self.somebody()), None)

    async def nudge(self) -> None:
        nudge = nudge_record(by=self.somebody(), at=self.clock.now())
        self.nudges.append(nudge)
        filing = self.random.choice([None, None, self.filing()])
        await self.store.record(nudged(nudge, filing=filing))

    async def stand_by(self) -> None:
        if self.nudges:
            nudge = self.random.choice(self.nudges)
            filing = self.random.choice(
                [None, Filing(unique("case"), (case_entry(message=nudge.message),))]
            )
            settlement = Settlement(nudge.id, Outcome.STOOD_BY)
            await self.store.record(
                record(by=nudge.member.member, settlement=settlement, filing=filing)
            )

    async def contest(self) -> None:
        if self.nudges:
            nudge = await self.store.nudge(self.random.choice(self.nudges).id)
            if nudge is not None:
                await self.store.settle(nudge, Outcome.CONTESTED, self.filing())

    async def thank(self) -> None:
        giver, receiver = self.somebody(), self.somebody()
        refusal = self.random.choice([None, None, Refusal.TRADED])
        act = an_act(giver=giver, receiver=receiver, at=self.clock.now(), refusal=refusal)
        thanks = record(by=giver, kudos=act)
        for _ in range(self.random.choice([1, 1, 2])):
            await self.store.record(thanks)

    async def rephrase(self) -> None:
        if self.nudges:
            nudge = self.random.choice(self.nudges)
            giver = nudge.member.member
            act = an_act(
                giver=giver, receiver=None, kindness=Kindness.REPHRASING, at=self.clock.now()
            )
            settlement = Settlement(nudge.id, Outcome.REPHRASED)
            await self.store.record(record(by=giver, settlement=settlement, kudos=act))

    async def file(self) -> None:
        await self.store.record(record(by=self.somebody(), filing=self.filing()))

    async def close(self) -> None:
        for case in await self.store.cases(only_open=True):
            verdict = self.random.choice(list(Verdict))
            await self.store.close_case(case.id, verdict, audit_entry(at=self.clock.now()))

    async def forget(self) -> None:
        await self.store.forget(member(self.somebody()))

    async def expire(self) -> None:
        before = self.clock.now() - timedelta(minutes=self.random.choice([5, 50]))
        for nudge in await self.store.overdue(before):
            outcome = self.random.choice([Outcome.IGNORED, Outcome.EXPIRED])
            await self.store.settle(nudge, outcome, None)
        await self.store.delete_old(before)

    async def bring(self) -> None:
        if self.nudges:
            nudge = self.random.choice(self.nudges)
            parcel = Parcel(member=nudge.member, nudge=nudge.id)
            await self.store.delivered(parcel, Handover(Delivery.DELIVERED, "told"))
            await self.store.see(nudge, self.clock.now())

    async def add(self) -> None:
        outcome = self.random.choice([Outcome.PENDING, Outcome.PREVENTED])
        nudge = nudge_record(by=self.somebody(), at=self.clock.now(), outcome=outcome)
        await self.store.add_nudge(nudge)

    async def report(self) -> None:
        reporter, author = self.somebody(), self.somebody()
        await self.store.report(report(by=reporter, about=author, at=self.clock.now()))

    async def wish(self) -> None:
        wishes = Membership(direct=self.random.random() < 1 / 2)
        entry = self.random.choice([None, audit_entry()])
        await self.store.keep_membership(member(self.somebody()), wishes, entry)

    async def forgive(self) -> None:
        await self.store.forgive(member(self.somebody()), audit_entry())

    async def change_a_case(self) -> None:
        for case in await self.store.cases(only_open=False):
            appeal = case_entry(at=self.clock.now(), reason=CaseReason.APPEAL)
            change = self.random.choice([self.store.reopen_case, None, None])
            if change is not None:
                await change(case.id, audit_entry())
            else:
                await self.store.appeal_case(case.id, appeal, audit_entry())

    def filing(self) -> Filing:
        return Filing(unique("case"), (case_entry(at=self.clock.now()),))


@pytest.mark.parametrize("seed", range(4))
async def test_what_is_at_hand_is_what_is_written(database: Database, seed: int) -> None:
    async with database.store() as store:
        deeds = Deeds(store, random.Random(seed))
        for _ in range(15):
            for _ in range(8):
                await deeds.do_one()
            async with database.store() as fresh:
                for name in PEOPLE:
                    at_hand = await store.standing(member(name), None)
                    assert at_hand == await fresh.standing(member(name), None)
