"""The bot as a plugin sees it: everything goes to the right room."""

from nudgebot.domain.case import Verdict
from nudgebot.domain.notes import Delivery
from nudgebot.domain.record import Reported
from nudgebot.hosting import BlockedWords
from nudgebot.plugin import Host
from tests.builders import (
    COMMUNITY,
    CRUEL,
    HOME,
    NOON,
    PLATFORM,
    THANKS,
    THREAT,
    draft,
    member,
    message,
)
from tests.engine.posts import load, post
from tests.house import House
from tests.storage.databases import Database


async def test_a_plugin_hands_in_messages_and_reads_the_board(house: House) -> None:
    host: Host = house.host()
    house.world.scorer.script["thanks"] = THANKS
    receipt = await host.submit(message("thanks", recipient="tom"))
    assert receipt.decision.credit is not None
    (row,) = await host.board(PLATFORM, COMMUNITY)
    assert (row.rank, row.member, row.name, row.points) == (1, member(), "Mia", 1)
    assert host.texts("hello", name="Mia") == "Hello, Mia."
    assert host.secret("seal") == b"seal"


async def test_a_plugin_passes_on_what_authors_answer(house: House) -> None:
    host = house.host()
    house.world.scorer.script.update({"you fool": CRUEL, "you clown": CRUEL})
    await host.submit(draft("you fool"))
    await host.submit(draft("you clown"))
    first, second = await host.unanswered(member())
    assert await host.contest(first.id, member(), "you fool")
    assert await host.withdraw(second.id, member())
    assert await host.unanswered(member()) == []


async def test_a_plugin_brings_back_what_its_member_missed(house: House) -> None:
    host = house.host()
    house.world.scorer.script["you fool"] = CRUEL
    house.world.platform.answer = Delivery.LATER
    written = draft("you fool")
    await host.submit(written)
    (nudge,) = await host.unanswered(member())
    house.world.platform.answer = Delivery.DELIVERED
    await host.show_again(nudge, "you fool")
    assert [note.text for note in house.world.platform.nudges] == ["you fool"]
    house.world.platform.words[written.id] = "you fool"
    await host.catch_up(member())
    assert len(house.world.platform.nudges) == 1


async def test_a_plugin_gives_out_names_whatever_they_are_made_of(house: House) -> None:
    host = house.host()
    assert await host.enrol(member("mia"), "Mia\ud800")
    assert not await host.enrol(member("tom"), "mia\ufffd")


async def test_an_author_opens_their_note_and_when_they_did_is_remembered(house: House) -> None:
    host = house.host()
    nudge = await post(house)
    opened_at = house.world.clock.now()
    note = await host.open_note(nudge.id, member())
    assert note is not None
    assert (note.nudge.id, note.text, note.suggestions) == (
        nudge.id,
        "you fool",
        CRUEL.suggestions,
    )
    house.world.clock.advance(minutes=1)
    await host.open_note(nudge.id, member())
    seen = await host.nudge(nudge.id)
    assert seen is not None
    assert seen.seen_at == opened_at


async def test_nobody_opens_a_note_of_somebody_else(house: House) -> None:
    host = house.host()
    nudge = await post(house)
    assert await host.open_note(nudge.id, member("tom")) is None
    assert await host.open_note("never", member()) is None
    assert await host.nudge(nudge.id) == await load(house, nudge.id)
    assert await host.nudge_about(nudge.message) == await host.nudge(nudge.id)
    assert (await load(house, nudge.id)).seen_at is None


async def test_a_note_whose_words_are_gone_cannot_be_opened(house: House) -> None:
    nudge = await post(house)
    house.world.platform.words.clear()
    assert await house.host().open_note(nudge.id, member()) is None


async def test_a_rehearsal_says_what_would_be_decided_and_leaves_no_trace(house: House) -> None:
    host = house.host()
    house.world.scorer.script.update({"I will": THREAT, "thanks": THANKS})
    before = await content(house)
    rehearsed = await host.rehearse(message("I will"))
    assert rehearsed.assessment == THREAT
    assert rehearsed.decision.nudge is not None
    assert rehearsed.decision.escalation is not None
    credited = (await host.rehearse(message("thanks", recipient="tom"))).decision.credit
    assert credited is not None
    assert await content(house) == before
    assert (house.world.platform.delivered, house.world.events) == ([], [])
    follow_up = await host.submit(message("thanks", by="tom"))
    assert follow_up.decision.findings[-1].why == "nobody"  # mia has not been heard


async def content(house: House) -> str:
    return await Database(f"sqlite:///{house.world.database}").everything()


async def test_a_rehearsal_while_scoring_is_out_says_so(house: House) -> None:
    house.world.scorer.is_out = True
    rehearsed = await house.host().rehearse(message("hm"))
    assert rehearsed.assessment is None
    assert rehearsed.decision.findings[-1].why == "unscored"


async def test_a_plugin_brings_reports_appeals_and_deletions(house: House) -> None:
    host = house.host()
    assert await host.report(message("hm", by="zoe"), by=member()) is Reported.FILED
    case = await house.open_case("zoe")
    assert case is not None
    await host.cases.close(case.id, Verdict.UPHOLD, by="mo")
    assert await host.appeal(case.id, member("zoe"), "please")
    nudge = await post(house)
    assert await host.withdraw_message(nudge.message)


async def test_a_plugin_counts_what_the_platform_held_back(house: House) -> None:
    host = house.host()
    assert await host.prevented(member(), channel="square", text="you noob")
    numbers = await host.numbers(HOME, NOON)
    assert numbers.nudges == 1
    assert (numbers.answered, numbers.improved) == (0, 0)


async def test_every_plugin_has_a_notebook_of_its_own(house: House) -> None:
    host = house.host()
    mine, other = host.notebook("chat"), host.notebook("post")
    await mine.jot("card.1", "11")
    await mine.jot("card.2", "22", member="mia")
    await other.jot("card.1", "99")
    assert await mine.jotted("card.") == {"card.1": "11", "card.2": "22"}
    await mine.strike_out("card.1")
    assert await mine.jotted("card.") == {"card.2": "22"}
    assert await other.jotted("") == {"card.1": "99"}


def test_without_an_owners_file_a_plugin_finds_no_mistake_and_no_word(house: House) -> None:
    host: Host = house.host()
    assert host.check_rules(b"anything") == ()
    assert host.blocked_words == BlockedWords()
    assert host.policy == house.world.settings
