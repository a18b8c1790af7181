import random
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from nudgebot.cli.rulebook import Rulebook
from nudgebot.cli.session import Session, Turn
from nudgebot.domain.message import Stage
from nudgebot.policy.settings import LadderSettings, NudgeSettings, PolicySettings
from tests.builders import member, place
from tests.cli.conversations import scorer, session
from tests.cli.scorers import assess
from tests.house import House, World, open_house


def why(turn: Turn | None) -> str:
    assert turn
    return turn.decision.findings[-1].why


def test_nobody_is_nagged_until_the_cooldown_is_over() -> None:
    talk = session()
    assert [why(talk.say("idiot")), why(talk.say("idiot"))] == ["unkind", "cooldown"]
    talk.wait(timedelta(minutes=11))
    assert why(talk.say("idiot")) == "unkind"


def test_everybody_has_a_past_of_their_own() -> None:
    talk = session()
    assert why(talk.say("idiot")) == "unkind"
    talk.speaker = "bob"
    assert why(talk.say("idiot")) == "unkind"
    talk.speaker = "ann"
    assert why(talk.say("idiot")) == "cooldown"


def test_the_draft_after_one_that_was_held_back_is_the_answer_to_the_note() -> None:
    talk = session()
    talk.stage = Stage.DRAFT
    assert [why(talk.say(text)) for text in ("idiot", "idiot", "idiot", "you lost me")] == [
        "unkind",
        "stood_by",
        "unkind",
        "rephrased",
    ]


def test_who_stands_by_it_three_times_gets_a_case() -> None:
    talk = session()
    talk.stage = Stage.DRAFT
    turns = [talk.say("idiot") for _ in range(6)]
    assert [len(turn.standing.strikes) for turn in turns] == [0, 1, 1, 2, 2, 0]
    assert turns[-1].decision.escalation
    assert turns[-1].standing.open_case


def test_a_posted_message_that_nobody_changes_becomes_a_strike() -> None:
    talk = session()
    talk.say("idiot")
    assert talk.lapse() == []
    talk.wait(timedelta(hours=24))
    (lapse,) = talk.lapse()
    assert (lapse.nudge.member.member, lapse.is_filed) == ("ann", False)
    assert talk.lapse() == []
    assert len(talk.say("hello").standing.strikes) == 1


def test_an_edit_takes_the_strike_back() -> None:
    talk = session()
    talk.say("idiot")
    assert why(talk.edit("still an idiot")) == "still_unkind"
    talk.wait(timedelta(hours=24))
    talk.lapse()
    assert why(talk.edit("you lost me")) == "repaired"
    assert talk.say("hello").standing.strikes == ()


def test_only_what_was_posted_can_be_edited() -> None:
    talk = session()
    assert talk.edit("hello") is None
    talk.stage = Stage.DRAFT
    talk.say("idiot")
    assert talk.edit("hello") is None


def test_a_reply_is_for_one_message() -> None:
    talk = session()
    talk.recipient = "bob"
    credit = talk.say("thanks").decision.credit
    assert credit
    assert credit.receiver == "bob"
    assert why(talk.say("thanks a lot")) == "nobody"


def test_thanks_go_to_whoever_spoke_last() -> None:
    talk = session()
    talk.say("hello")
    talk.speaker = "bob"
    credit = talk.say("thanks").decision.credit
    assert credit
    assert credit.receiver == "ann"


def test_observe_mode_is_carried_out_here_or_there_would_be_nothing_to_see(tmp_path: Path) -> None:
    file = tmp_path / "my.toml"
    file.write_text("[policy]\nobserve = true\n")
    talk = session(Rulebook(file, scorer))
    assert [why(talk.say("idiot")), why(talk.say("idiot"))] == ["unkind", "cooldown"]


SETTINGS = PolicySettings(
    ladder=LadderSettings(strikes=2, window_hours=48.0), nudge=NudgeSettings(cooldown_seconds=300.0)
)
RULES = """
[policy]
ladder = { strikes = 2, window_hours = 48.0 }
nudge = { cooldown_seconds = 300.0 }
"""
TEXTS = ("hello", "you idiot", "idiot again", "I will kill you", "ann: thanks", "sorry", "thanks")


@pytest.mark.parametrize("seed", range(4))
async def test_it_decides_as_the_bot_itself_does(
    seed: int, make: Callable[[PolicySettings | None], World], tmp_path: Path
) -> None:
    file = tmp_path / "my.toml"
    file.write_text(RULES)
    dice, world = random.Random(seed), make(SETTINGS)
    world.scorer.script = dict(zip(TEXTS, assess(TEXTS), strict=True))
    talk = Session(Rulebook(file, scorer), now=world.clock.now)
    async with open_house(world) as house:
        for _ in range(120):
            turn = acted(talk, dice)
            if turn is not None:
                await compare(turn, house)
            if dice.random() < 0.2:
                world.clock.advance(minutes=dice.choice([1, 6, 90, 1500]))
            await house.housekeeping.go_round()
            talk.lapse()


def acted(talk: Session, dice: random.Random) -> Turn | None:
    talk.speaker, text = dice.choice(["ann", "bob"]), dice.choice(TEXTS)
    talk.stage = dice.choice(list(Stage))
    return talk.edit(text) if dice.random() < 0.3 else talk.say(text)


async def compare(turn: Turn, house: House) -> None:
    """Hand the same message to the bot, and see that it decides and remembers the same."""
    author = turn.here.message.author.id
    receipt = await house.submit(replace(turn.here.message, place=place()))
    assert receipt.decision == turn.decision
    standing = await house.store.standing(member(author), None)
    ours, theirs = turn.standing, standing
    assert [s.message.message for s in ours.strikes] == [s.message.message for s in theirs.strikes]
    assert ours.last_nudged_at == theirs.last_nudged_at
    assert (ours.open_case is None) is (theirs.open_case is None)
