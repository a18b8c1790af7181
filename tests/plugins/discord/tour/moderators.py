"""What moderators do with the bot."""

from nudgebot.domain.case import Case
from tests.discord_server.people import Person
from tests.discord_server.posts import Posted
from tests.plugins.discord.cases import grave_case, press, time_out
from tests.plugins.discord.patience import until
from tests.plugins.discord.stage import GRAVE, HURTFUL, Stage
from tests.plugins.discord.tour.steps import fill_in, newcomer, use


async def file(stage: Stage, person: Person) -> tuple[Posted, Case]:
    """Let somebody say something grave; give the card and the case."""
    await stage.tom.say(stage.general, "hello there")
    card = await grave_case(stage, person)
    (case,) = [case for case in await stage.open_cases() if case.member == stage.key(person)]
    return card, case


async def closed(stage: Stage, case: Case) -> None:
    """Wait until a case is closed, and its author told."""

    async def is_closed() -> bool:
        return case.id not in {one.id for one in await stage.open_cases()}

    await until(is_closed)
    await stage.server.settle()


async def work_on_a_card(stage: Stage) -> None:
    """Every button of a card that is no decision, and then a warning that is appealed."""
    fay = newcomer(stage, "fay")
    card, case = await file(stage, fay)
    await stage.open_note(fay)
    await press(stage.mona, card, "Claim")
    await fill_in(stage.mona, await stage.mona.press(card, "Note"), "known for it")
    await press(stage.mona, card, "Nudge again")
    await press(stage.mona, card, "Delete message")
    await press(stage.mona, card, "Warn")
    await closed(stage, case)
    told = await stage.open_note(fay)
    form = await fay.press(told, "Ask them to look again")
    await fill_in(fay, form, "it was a quote")
    await stage.server.until(lambda: "Dismiss" in card.buttons)
    await press(stage.mona, card, "Dismiss")
    await closed(stage, case)


async def time_somebody_out(stage: Stage) -> None:
    """A time-out from the card; then a second look, and a false alarm."""
    gus = newcomer(stage, "gus")
    card, case = await file(stage, gus)
    await time_out(stage.mona, card, case)
    await closed(stage, case)
    await stage.server.until(lambda: card.buttons == ["Reopen"])
    await press(stage.olga, card, "Reopen")
    await stage.server.until(lambda: "False alarm" in card.buttons)
    await press(stage.mona, card, "False alarm")
    await closed(stage, case)


async def use_cases(stage: Stage) -> None:
    """`/cases`, with suggestions and all that a card does."""
    hal = newcomer(stage, "hal")
    _, case = await file(stage, hal)
    await use(stage.mona, "cases list", status="all")
    (found,) = await stage.mona.autocomplete("cases show", "case", case.id[:12])
    await use(stage.mona, "cases show", case=found["value"])
    await use(stage.mona, "cases assign", case=case.id, moderator=stage.olga)
    await use(stage.mona, "cases close", case=case.id, outcome="warn")
    await closed(stage, case)
    await use(stage.mona, "cases reopen", case=case.id)
    await use(stage.mona, "cases close", case=case.id, outcome="dismiss")
    shown = await use(stage.mona, "cases audit")
    await press(stage.mona, await press(stage.mona, shown, "Next"), "Previous")


async def use_other_commands(stage: Stage) -> None:
    """`/member` and `/nudges`."""
    await use(stage.mona, "member standing", member=stage.mia)
    await use(stage.mona, "member forgive", member=stage.mia)
    for duration in ("week", "no_more"):
        await use(stage.mona, "member exempt", member=stage.mia, duration=duration)
    await use(stage.mona, "nudges stats")
    await use(stage.olga, "nudges pause", duration="hour")
    await use(stage.olga, "nudges resume")


async def explain(stage: Stage) -> None:
    """`/explain` for a text, for a message, and for one in a thread that sleeps."""
    await use(stage.mona, "explain", what=HURTFUL)
    said = await stage.mia.say(stage.general, "good morning")
    await use(stage.mona, "explain", what=said.link)
    thread = stage.server.world.add_thread(stage.general, "aside", starter=stage.mia)
    slept_on = await stage.mia.say(thread, "good night")
    thread.archive.is_archived = True
    stage.server.world.events.channel("UPDATE", thread)
    await stage.server.settle()
    assert "good night" in (await use(stage.mona, "explain", what=slept_on.link)).text


async def come_back(stage: Stage) -> None:
    """A restart: cards and lines are found again, and what the bot had in hand is recalled."""
    ivy = newcomer(stage, "ivy")
    stage.server.faults.fail("POST", "/channels/{}/messages", 503)
    await ivy.say(stage.general, GRAVE)
    await stage.server.settle(0.3)
    await stage.restart()
    await stage.house.deliverer.catch_up()
    await stage.open_note(ivy)


STOPS = (
    work_on_a_card,
    time_somebody_out,
    use_cases,
    use_other_commands,
    explain,
    come_back,
)
