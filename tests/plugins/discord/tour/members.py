"""What members do with the bot."""

from nudgebot.domain.nudge import Outcome
from nudgebot_discord.privacy.layout import REACH
from nudgebot_discord.settings import Step
from tests.discord_server.people import Person
from tests.plugins.discord.cases import press
from tests.plugins.discord.stage import GRATEFUL, HURTFUL, Stage
from tests.plugins.discord.steps import ask_for, choose, noted, threads
from tests.plugins.discord.tour.steps import fill_in, newcomer, use

TONE, REPORT, HEART = "Check tone", "Report to moderators", "Heart-warming"
KINDER = "I see it differently."


async def edit(stage: Stage) -> None:
    """A whisper, its note, and an edit that helps: it is thanked for."""
    ann = newcomer(stage, "ann")
    posted = await stage.hurt(ann)
    note = await stage.open_note(ann)
    await press(ann, note, "I'll edit it")
    await ann.edit(posted, KINDER)
    await stage.outcome_for(ann, Outcome.REPHRASED)


async def let_delete(stage: Stage) -> None:
    """A note that `/note` opens, and the button that deletes what it is about."""
    bob = newcomer(stage, "bob")
    posted = await stage.hurt(bob)
    await press(bob, await use(bob, "note"), "Delete mine")
    assert posted.is_deleted


async def contest(stage: Stage) -> None:
    """A nudge that was wrong: it becomes a case."""
    cat = newcomer(stage, "cat")
    note = await noted(stage, cat)
    await fill_in(cat, await cat.press(note, "This was wrong"), "it was a quote")


async def get_direct_messages(stage: Stage) -> None:
    """A note for somebody who chose direct messages."""
    dan = newcomer(stage, "dan")
    await choose(stage, dan, "direct")
    await stage.hurt(dan)
    (letter,) = dan.dms
    await press(dan, letter, "Delete mine")


async def get_a_thread(stage: Stage) -> None:
    """A note in a private thread, where no other way is left; and all of it erased."""
    eve, usual = newcomer(stage, "eve"), stage.settings
    ask_for(stage, Step.THREAD)
    await stage.restart()
    await stage.hurt(eve)
    (thread,) = threads(stage)
    (note,) = [posted for posted in thread.messages.values() if posted.buttons]
    stage.settings = usual
    await stage.restart()
    await erase(eve)
    assert note.is_deleted


async def erase(person: Person) -> None:
    """Erase everything about somebody."""
    shown = await use(person, "privacy")
    await press(person, shown, "Erase everything")
    await press(person, shown, "Yes, erase it")


async def mind_privacy(stage: Stage) -> None:
    """What is kept: look at it, change it, take it along."""
    shown = await use(stage.tom, "privacy")
    await (await stage.tom.choose(shown, f"nudgebot/{REACH}", ["quiet_day"])).finished()
    await (await stage.tom.choose(shown, f"nudgebot/{REACH}", ["whisper"])).finished()
    for label in ("Leave me out", "Do not look for it"):
        await press(stage.tom, shown, label)
    await press(stage.tom, shown, "Erase everything")
    await press(stage.tom, shown, "No, keep it")
    await press(stage.tom, shown, "Take my data along")


async def try_words(stage: Stage) -> None:
    """`/draft`, and other words after these."""
    answer = await fill_in(stage.tom, await stage.tom.command("draft"), HURTFUL)
    await fill_in(stage.tom, await stage.tom.press(answer, "Try other words"), GRATEFUL)


async def use_menus(stage: Stage) -> None:
    """The menus of messages."""
    own = await stage.tom.say(stage.general, GRATEFUL)
    kind = await stage.mia.say(stage.general, "you can do it")
    for entry, message in ((TONE, own), (REPORT, kind), (HEART, kind)):
        await (await stage.tom.menu(entry, message)).finished()


async def read_german(stage: Stage) -> None:
    """Another language."""
    stage.tom.locale = "de"
    await fill_in(stage.tom, await stage.tom.command("draft"), HURTFUL)
    stage.tom.locale = "en-US"


STOPS = (
    edit,
    let_delete,
    contest,
    get_direct_messages,
    get_a_thread,
    mind_privacy,
    try_words,
    use_menus,
    read_german,
)
