"""What plugins get of the owner's settings."""

from pathlib import Path

from nudgebot.boarding import blocked_words, rule_mistakes
from nudgebot.hosting import BlockedWord, BlockedWords
from nudgebot.scoring.settings import OwnWord, ScoringSettings


def test_only_words_that_the_owner_wants_held_back_are_held_back() -> None:
    scoring = ScoringSettings(
        banned=(
            OwnWord(word="noob", softer="newcomer", before_posting=True),
            OwnWord(word="skill issue"),
        ),
        allowed=frozenset({"noob tube", "a noob question"}),
    )
    assert blocked_words(scoring) == BlockedWords(
        words=(BlockedWord("noob", "newcomer"),), allowed=("a noob question", "noob tube")
    )


def test_by_default_nothing_is_held_back() -> None:
    assert blocked_words(ScoringSettings()) == BlockedWords()


def test_rules_that_are_fine_have_no_mistakes() -> None:
    assert rule_mistakes(b"[policy.nudge]\nthreshold = 0.5\n") == []


def test_every_mistake_in_rules_says_where_it_is_and_not_where_it_was_checked() -> None:
    rules = b"[policy.nudge]\nthreshold = 2\ntreshold = 0.5\n"
    mistakes = rule_mistakes(rules)
    assert [mistake.split(": ")[0] for mistake in mistakes] == ["rules.toml:2:13", "rules.toml:3:1"]
    assert not any("\n" in mistake or "/" in mistake.split(": ")[0] for mistake in mistakes)


def test_rules_that_are_no_toml_are_a_mistake_in_one_line(tmp_path: Path) -> None:
    for content in (b"[policy", b"\xff\xfe", b"\0"):
        (mistake,) = rule_mistakes(content)
        assert mistake.startswith("rules.toml")
        assert str(tmp_path.parent.parent) not in mistake
