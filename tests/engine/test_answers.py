import asyncio

from nudgebot.domain.case import CaseReason
from nudgebot.domain.events import CaseChanged
from nudgebot.domain.message import MessageKey
from nudgebot.domain.nudge import NudgeRecord, Outcome
from tests.builders import CRUEL, PLATFORM, draft, member
from tests.engine.posts import outcome_of, post
from tests.house import House


async def nudge_mia(house: House, text: str = "you fool") -> NudgeRecord:
    house.world.scorer.script[text] = CRUEL
    receipt = await house.submit(draft(text))
    nudge = await house.store.nudge(receipt.nudge or "")
    assert nudge is not None
    return nudge


async def test_a_contest_brings_the_words_before_a_moderator(house: House) -> None:
    nudge = await nudge_mia(house)
    assert await house.answers.contest(nudge.id, member(), "you fool")
    case = await house.open_case()
    assert case is not None
    (entry,) = case.entries
    assert (entry.reason, entry.excerpt) == (CaseReason.CONTEST, "you fool")
    assert (entry.message, entry.evidence, entry.reasons) == (
        nudge.message,
        nudge.evidence,
        nudge.reasons,
    )
    assert isinstance(house.world.events[-1], CaseChanged)


async def test_a_contest_without_words_finds_those_that_were_stood_by(house: House) -> None:
    nudge = await nudge_mia(house)
    await house.submit(draft("you fool", revises=nudge.message.message))
    assert await house.answers.contest(nudge.id, member(), None)
    case = await house.open_case()
    assert case is not None
    assert case.entries[-1].excerpt == "you fool"


async def test_a_contest_takes_words_that_are_not_valid_unicode(house: House) -> None:
    nudge = await nudge_mia(house)
    assert await house.answers.contest(nudge.id, member(), "you\0 \ud800")
    case = await house.open_case()
    assert case is not None
    assert case.entries[-1].excerpt == "you\ufffd \ufffd"


async def test_nobody_answers_for_somebody_else(house: House) -> None:
    nudge = await nudge_mia(house)
    assert not await house.answers.contest(nudge.id, member("tom"), "you fool")
    assert not await house.answers.withdraw(nudge.id, member("tom"))
    assert await outcome_of(house, nudge) is Outcome.PENDING


async def test_a_nudge_that_never_was_has_no_answer(house: House) -> None:
    assert not await house.answers.contest("never", member(), "you fool")
    assert not await house.answers.withdraw("never", member())


async def test_of_many_contests_at_once_one_is_taken(house: House) -> None:
    nudge = await nudge_mia(house)
    taken = await asyncio.gather(
        *(house.answers.contest(nudge.id, member(), "you fool") for _ in range(5))
    )
    assert sorted(taken) == [False] * 4 + [True]
    case = await house.open_case()
    assert case is not None
    assert len(case.entries) == 1
    assert len(house.world.events) == 1


async def test_contest_and_withdrawal_at_once_agree_on_one(house: House) -> None:
    nudge = await nudge_mia(house)
    contested, withdrawn = await asyncio.gather(
        house.answers.contest(nudge.id, member(), "you fool"),
        house.answers.withdraw(nudge.id, member()),
    )
    assert contested != withdrawn
    expected = Outcome.CONTESTED if contested else Outcome.WITHDRAWN
    assert await outcome_of(house, nudge) is expected
    assert (await house.open_case() is not None) is contested


async def test_posting_anyway_and_contesting_at_once_settle_the_nudge_once(house: House) -> None:
    nudge = await nudge_mia(house)
    _, contested = await asyncio.gather(
        house.submit(draft("you fool", revises=nudge.message.message)),
        house.answers.contest(nudge.id, member(), "you fool"),
    )
    expected = Outcome.CONTESTED if contested else Outcome.STOOD_BY
    assert await outcome_of(house, nudge) is expected


async def test_a_contest_of_what_was_withdrawn_is_too_late(house: House) -> None:
    nudge = await nudge_mia(house)
    assert await house.answers.withdraw(nudge.id, member())
    assert not await house.answers.contest(nudge.id, member(), "you fool")


async def test_whoever_deletes_a_posted_message_let_it_go(house: House) -> None:
    nudge = await post(house)
    assert await house.answers.withdraw_message(nudge.message)
    assert await outcome_of(house, nudge) is Outcome.WITHDRAWN
    assert not await house.answers.withdraw_message(nudge.message)


async def test_the_deletion_of_a_message_without_a_nudge_means_nothing(house: House) -> None:
    assert not await house.answers.withdraw_message(MessageKey(PLATFORM, "7"))


async def test_a_draft_that_was_stood_by_cannot_be_let_go_any_more(house: House) -> None:
    nudge = await nudge_mia(house)
    await house.submit(draft("you fool", revises=nudge.message.message))
    assert not await house.answers.withdraw(nudge.id, member())
    assert await outcome_of(house, nudge) is Outcome.STOOD_BY


async def test_what_an_author_says_to_it_comes_before_the_words_it_is_about(house: House) -> None:
    nudge = await nudge_mia(house)
    comment = "We always talk like this"
    assert await house.answers.contest(nudge.id, member(), "you fool", comment=comment)
    case = await house.open_case()
    assert case is not None
    said, about = case.entries
    assert (said.reason, said.excerpt) == (CaseReason.COMMENT, comment)
    assert (said.evidence, said.reasons) == ((), ())
    assert (about.reason, about.excerpt) == (CaseReason.CONTEST, "you fool")


async def test_an_empty_comment_is_no_comment(house: House) -> None:
    nudge = await nudge_mia(house)
    assert await house.answers.contest(nudge.id, member(), "you fool", comment=" \n")
    case = await house.open_case()
    assert case is not None
    assert len(case.entries) == 1
