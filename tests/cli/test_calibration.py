"""What the page and the JSON of a calibration say."""

from collections.abc import Iterable
from io import StringIO

import pytest
from rich.console import Console

from nudgebot.cli.calibration import Calibration
from nudgebot.cli.calibration_page import calibration_page
from nudgebot.cli.census import Census
from nudgebot.cli.chatlog import Entry, Unreadable
from nudgebot.cli.replaying import Scored
from nudgebot.domain.assessment import Assessment, Evidence
from nudgebot.domain.axes import Axis
from nudgebot.policy.settings import NudgeSettings, PolicySettings
from tests.cli.scorers import assess


def log(messages: int, *unkind: float, text: str = "hello") -> Iterable[Scored]:
    """Make a log in which all but the first few messages are harmless."""
    scores = dict.fromkeys(Axis, 0.0)
    for line in range(1, messages + 1):
        score = unkind[line - 1] if line <= len(unkind) else 0.0
        yield (
            Entry(line=line, text=text),
            Assessment(scores=scores | {Axis.UNKINDNESS: score}),
        )


def calibrated(
    lines: Iterable[Scored],
    *,
    policy: PolicySettings | None = None,
    alarms: float = 2.0,
    kind: float | None = None,
    shown: int = 0,
) -> Calibration:
    policy = policy or PolicySettings()
    census = Census(policy, shown=shown).take(lines)
    return Calibration(log="my.log", census=census, policy=policy, alarms=alarms, kind=kind)


def page(calibration: Calibration) -> str:
    file = StringIO()
    console = Console(file=file, width=110, markup=False, emoji=False)
    console.print(calibration_page(calibration))
    return "\n".join(line.strip() for line in file.getvalue().splitlines())


def sentences(calibration: Calibration) -> str:
    """Read the page as if its lines were not broken."""
    return " ".join(page(calibration).split())


def test_the_lowest_threshold_whose_upper_bound_fits_is_marked_and_ready_to_paste() -> None:
    told = page(calibrated(log(10_000, *[0.72] * 15, 0.97)))
    assert "0.70        16      1.60      0.99     2.60\n" in told
    assert "0.75         1      0.10      0.02     0.57  <- the lowest that fits, set now" in told
    assert (
        "0.75 is the lowest threshold that fits 2 in 1,000: the upper end of its interval, 0.57"
        in told
    )
    assert "[policy.nudge]\nthreshold = 0.75\n" in told
    assert told.count("the lowest that fits,") == 1


def test_a_lower_threshold_that_may_fit_comes_with_the_messages_that_would_tell() -> None:
    told = sentences(calibrated(log(10_000, *[0.57] * 15, 0.97)))
    assert (
        "0.55 may fit too (1.60 in 1,000 so far); about 47,923 messages like these would make sure."
    ) in told


def test_too_short_a_log_says_how_many_messages_it_takes() -> None:
    told = sentences(calibrated(log(500)))
    assert "500 messages are too few for a firm answer. 0.40 looks right (none so far);" in told
    assert "it takes about 1,500 like these to be sure, by the rule of three." in told
    assert "threshold =" not in told
    assert "lowest that fits" not in told


def test_exactly_as_many_messages_as_it_takes_are_enough() -> None:
    assert "threshold = 0.4\n" in page(calibrated(log(1500)))


def test_a_log_full_of_alarms_fits_no_threshold() -> None:
    told = page(calibrated(log(1000, *[0.99] * 10)))
    assert "No threshold fits 2 in 1,000: at 0.95 there are 10.00 still." in told
    assert "scoring.allowed" in told


def test_alarms_of_other_settings_are_told_apart() -> None:
    policy = PolicySettings(nudge=NudgeSettings(axes={Axis.UNKINDNESS: 0.2}))
    told = page(calibrated(log(4000, 0.3), policy=policy))
    assert "1 of them have a setting of their own at work" in told


def test_kind_messages_are_counted_and_advised_on_only_where_that_is_wished_for() -> None:
    messages = ["thanks"] * 10 + ["hello"] * 990
    lines = [
        (Entry(line=line, text=text), assess([text])[0]) for line, text in enumerate(messages, 1)
    ]
    told = page(calibrated(lines))
    assert "0.50        10     10.00      5.44    18.31  set now" in told
    assert "[policy.kindness]" not in told
    assert "[policy.kindness]\nthreshold = 0.4\n" in page(calibrated(lines, kind=20))


def test_no_message_is_shown_unless_it_is_asked_for() -> None:
    lines = list(log(30, 0.7, text="a secret"))
    assert "secret" not in page(calibrated(lines))
    assert "secret" not in str(calibrated(lines).as_json())
    told = page(calibrated(lines, shown=1))
    assert told.count("secret") == 2  # one of either side
    assert "1  0.70  a secret\n" in told


def test_a_message_that_is_shown_is_text_and_never_markup() -> None:
    lines = log(1, 0.7, text="[red]\x1b[31midiot[/red] :bomb:")
    assert "1  0.70  [red]␛[31midiot[/red] :bomb:" in page(calibrated(lines, shown=1))


def test_an_alarm_of_another_setting_is_shown_with_its_unkindness() -> None:
    policy = PolicySettings(nudge=NudgeSettings(axes={Axis.UNKINDNESS: 0.2}))
    assert "1  0.30  hello" in page(calibrated(log(1, 0.3), policy=policy, shown=1))


def test_what_could_not_be_read_is_told() -> None:
    lines = [*log(2), Unreadable(line=3, problem="the line is not UTF-8")]
    told = page(calibrated(lines))
    assert "Messages in my.log: 2; lines that could not be read: 1." in told
    assert "Line 3: the line is not UTF-8" in told


def test_programs_get_the_same_as_json() -> None:
    value = calibrated(log(1500, 0.97), shown=1).as_json()
    assert (value["messages"], value["bad_lines"], value["problems"]) == (1500, 0, [])
    nudge = value["nudge"]
    assert nudge["threshold"] is None
    assert nudge["present"] == 0.75
    assert nudge["messages_needed"] == 4313
    assert nudge["thresholds"][-1] == {
        "threshold": 0.95,
        "messages": 1,
        "per_1000": 0.667,
        "low": 0.118,
        "high": 3.767,
    }
    assert [(shown["line"], shown["text"]) for shown in nudge["highest"]] == [(1, "hello")]
    assert value["kindness"]["most_per_1000"] is None
    assert value["kindness"]["threshold"] is None


@pytest.mark.parametrize("messages", [1, 10, 100_000])
def test_memory_does_not_grow_with_the_log(messages: int) -> None:
    calibration = calibrated(log(messages, 0.7), shown=3)
    assert len(calibration.nudge.advice.rows) == 12
    assert len(calibration.census.nudges.highest.chosen) == min(messages, 3)


def test_evidence_of_a_shown_message_is_marked() -> None:
    entry = Entry(line=1, text="you idiot")
    assessment = Assessment(
        scores=dict.fromkeys(Axis, 0.9), evidence=(Evidence(4, 9, Axis.INSULT),)
    )
    file = StringIO()
    console = Console(file=file, width=110, force_terminal=True, color_system="standard")
    console.print(calibration_page(calibrated([(entry, assessment)], shown=1)))
    assert "\x1b[1;7;31midiot" in file.getvalue()
