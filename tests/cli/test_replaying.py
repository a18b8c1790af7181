import random
from collections.abc import Iterable

from nudgebot.cli.chatlog import Entry, Read, Unreadable
from nudgebot.cli.rehearsal import Rehearsal
from nudgebot.cli.replaying import BATCH, replay_log
from nudgebot.cli.skipped import SHOWN_PROBLEMS
from nudgebot.cli.tally import Tally
from nudgebot.policy.settings import PolicySettings
from tests.cli.scorers import CountingScorer, assess


def entry(line: int, text: str) -> Entry:
    return Entry(line=line, text=text, author=f"member {line}")


def replayed(lines: Iterable[Read], examples: int = 10) -> Tally:
    rehearsal = Rehearsal(PolicySettings())
    return replay_log(lines, assess=assess, rehearsal=rehearsal, tally=Tally(examples))


LOG: list[Read] = [
    entry(1, "hello"),
    entry(2, "thanks"),
    Unreadable(line=3, problem="the line is not JSON"),
    entry(4, "you idiot"),
    Unreadable(line=5, problem="not a message", is_notice=True),
    entry(6, "i kill you"),
]


def test_totals_say_what_would_have_happened() -> None:
    totals = replayed(LOG).as_json()
    examples = totals.pop("examples")
    assert totals == {
        "messages": 4,
        "nudges": 2,
        "grave": 1,
        "credits": 1,
        "points": 1,
        "bad_lines": 1,
        "notices": 1,
        "nudges_per_1000": 500.0,
        "credits_per_1000": 250.0,
        "rules": {"harmless.harmless": 1, "kindness.kind": 1, "nudge.unkind": 1, "grave.grave": 1},
        "problems": [{"line": 3, "error": "the line is not JSON"}],
    }
    assert [(example["line"], example["text"]) for example in examples["nudged"]] == [
        (4, "you idiot"),
        (6, "i kill you"),
    ]
    assert [example["why"] for example in examples["credited"]] == ["kind"]


def test_an_empty_log_has_no_rate() -> None:
    assert replayed([]).as_json()["nudges_per_1000"] == 0.0


def test_messages_are_scored_in_batches_and_counted_as_they_are_done() -> None:
    scorer, done = CountingScorer(), list[int]()
    lines = [entry(number, "hi") for number in range(BATCH + 1)]
    replay_log(
        lines,
        assess=scorer,
        rehearsal=Rehearsal(PolicySettings()),
        tally=Tally(),
        done=done.append,
    )
    assert scorer.sizes == done == [BATCH, 1]


def test_examples_are_a_fair_choice_in_the_order_of_the_log() -> None:
    chosen = [
        example.entry.line
        for example in replayed((entry(n, "idiot") for n in range(1000)), 20).nudged.chosen
    ]
    assert len(chosen) == 20
    assert chosen == sorted(chosen)
    assert max(chosen) > 500


def test_no_examples_may_be_wanted() -> None:
    assert replayed(LOG, 0).nudged.chosen == []


def test_only_the_first_problems_are_kept() -> None:
    tally = replayed(Unreadable(line=n, problem="bad") for n in range(100))
    assert tally.skipped.bad_lines == 100
    assert len(tally.skipped.problems) == SHOWN_PROBLEMS


def test_a_replay_comes_out_the_same_every_time() -> None:
    dice = random.Random(7)
    texts = [dice.choice(["hi", "idiot", "thanks"]) for _ in range(300)]
    log = [entry(number % 20, text) for number, text in enumerate(texts)]
    assert replayed(log).as_json() == replayed(log).as_json()
