from dataclasses import replace
from datetime import UTC, datetime, timedelta

from nudgebot.cli.chatlog import Entry
from nudgebot.cli.rehearsal import Rehearsal
from nudgebot.domain.decision import Decision
from nudgebot.policy.settings import ExemptSettings, PolicySettings
from tests.cli.scorers import assess

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def entry(
    text: str, author: str | None = "ann", *, to: str | None = None, minute: int = 0
) -> Entry:
    at = NOON + timedelta(minutes=minute)
    return Entry(line=1, text=text, author=author, recipient=to, at=at)


def play(*entries: Entry, settings: PolicySettings | None = None) -> list[Decision]:
    rehearsal = Rehearsal(settings or PolicySettings())
    return [rehearsal.play(line, *assess([line.text])).decision for line in entries]


def whys(*entries: Entry, settings: PolicySettings | None = None) -> list[str]:
    return [decision.findings[-1].why for decision in play(*entries, settings=settings)]


def test_an_author_is_left_alone_for_a_while_after_a_nudge() -> None:
    log = [entry("idiot"), entry("idiot", minute=9), entry("idiot", minute=10)]
    assert whys(*log) == ["unkind", "cooldown", "unkind"]


def test_one_authors_past_is_not_anothers() -> None:
    assert whys(entry("idiot"), entry("idiot", "bob")) == ["unkind", "unkind"]


def test_without_a_time_a_message_comes_a_minute_after_the_one_before() -> None:
    log = [replace(entry("idiot"), at=None)] * 11
    assert whys(*log).count("unkind") == 2


def test_without_an_author_a_message_has_no_past() -> None:
    assert whys(entry("idiot", None), entry("idiot", None)) == ["unkind", "unkind"]
    assert whys(entry("hi", None), entry("thanks", None)) == ["harmless", "nobody"]


def test_observe_mode_plays_no_part_where_nothing_is_delivered_anyway() -> None:
    (decision,) = play(entry("idiot"), settings=PolicySettings(observe=True))
    assert decision.nudge
    assert not decision.observed


def test_thanks_go_to_whom_the_log_says() -> None:
    (decision,) = play(entry("thanks", to="bob"))
    assert decision.credit
    assert decision.credit.receiver == "bob"


def test_thanks_go_to_a_member_who_is_called_by_name() -> None:
    log = [entry("hi", "bob"), entry("hi", "eve"), entry("@bob: thanks")]
    credit = play(*log)[-1].credit
    assert credit
    assert credit.receiver == "bob"


def test_thanks_go_to_whoever_spoke_last_if_it_was_not_long_ago() -> None:
    assert whys(entry("hi", "bob"), entry("zzz: thanks", minute=5)) == ["harmless", "kind"]
    assert whys(entry("hi", "bob"), entry("thanks", minute=6)) == ["harmless", "nobody"]


def test_kindness_is_not_farmed_in_a_replay_either() -> None:
    log = [
        entry("thanks", to="bob"),
        entry("...thanks!", to="bob", minute=1),
        entry("many thanks", "bob", to="ann", minute=2),
        entry("thanks, me", to="ann", minute=3),
    ]
    assert whys(*log) == ["kind", "repeated_line", "traded", "self"]


def test_the_owners_settings_count() -> None:
    settings = PolicySettings(exempt=ExemptSettings(members=frozenset({"ann"})))
    assert whys(entry("idiot"), settings=settings) == ["exempt_member"]
