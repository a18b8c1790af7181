"""The bot as a plugin sees it: everything goes to the right room."""

from collections.abc import Callable

from nudgebot.domain.events import Event
from nudgebot.domain.notes import Delivery
from nudgebot.engine.host import PluginHost
from nudgebot.plugin import Host
from nudgebot.texts.catalogue import Catalogue
from tests.builders import COMMUNITY, CRUEL, PLATFORM, THANKS, draft, member, message
from tests.house import House


def host_of(house: House) -> Host:
    listeners: list[Callable[[Event], None]] = []
    return PluginHost(
        texts=Catalogue({"hello": "Hello, {name}."}),
        secret=lambda purpose: purpose.encode(),
        listen=listeners.append,
        stream=house.stream,
        answers=house.answers,
        deliverer=house.deliverer,
        store=house.store,
    )


async def test_a_plugin_hands_in_messages_and_reads_the_board(house: House) -> None:
    host = host_of(house)
    house.world.scorer.script["thanks"] = THANKS
    receipt = await host.submit(message("thanks", recipient="tom"))
    assert receipt.decision.credit is not None
    (row,) = await host.board(PLATFORM, COMMUNITY)
    assert (row.rank, row.member, row.name, row.points) == (1, member(), "Mia", 1)
    assert host.texts("hello", name="Mia") == "Hello, Mia."
    assert host.secret("seal") == b"seal"


async def test_a_plugin_passes_on_what_authors_answer(house: House) -> None:
    host = host_of(house)
    house.world.scorer.script.update({"you fool": CRUEL, "you clown": CRUEL})
    await host.submit(draft("you fool"))
    await host.submit(draft("you clown"))
    first, second = await host.unanswered(member())
    assert await host.contest(first.id, member(), "you fool")
    assert await host.withdraw(second.id, member())
    assert await host.unanswered(member()) == []


async def test_a_plugin_brings_back_what_its_member_missed(house: House) -> None:
    host = host_of(house)
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
    host = host_of(house)
    assert await host.enrol(member("mia"), "Mia\ud800")
    assert not await host.enrol(member("tom"), "mia\ufffd")
